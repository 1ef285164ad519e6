"""No consideration is ever empty: whatever the answers, each has something that is shown or may apply.

Passes:
    considerations:
      nights: {title: Your nights}
    outcomes:
      sleep: {name: Sleeping well, kind: benefit, consideration: nights}
    statements:
      - {option: wait, outcome: sleep, not_known: Nobody has asked about sleep., because: not studied}
      - {option: exercises, outcome: sleep, not_known: Nobody has asked about sleep., because: not studied}
Fails:
    considerations:
      nights: {title: Your nights}
    outcomes:
      sleep: {name: Sleeping well, kind: benefit, consideration: nights}
    statements:
      - {option: wait, outcome: sleep, not_known: Nobody knows., because: not studied, when: {duration: [long]}}
      - {option: exercises, outcome: sleep, not_known: Nobody knows., because: not studied, when: {duration: [long]}}
"""

from collections.abc import Iterator

from decision_aid.checks.proofs.wording import problem_of_somebody
from decision_aid.model.aid import DecisionAid, Outcome
from decision_aid.model.conditions import Truth
from decision_aid.model.problems import Level, Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at the first outcome of each consideration that is empty for somebody, with an example person."""
    for consideration in aid.considerations:
        outcomes = [outcome for outcome in aid.outcomes if outcome.consideration == consideration.id]
        if outcomes:
            yield from _left_empty(aid, consideration.id, outcomes)


def _left_empty(aid: DecisionAid, consideration: str, outcomes: list[Outcome]) -> Iterator[Problem]:
    ids = {outcome.id for outcome in outcomes}
    nothing = [(one.when, Truth.NO) for one in aid.statements if one.outcome in ids]
    message = (
        f"All of '{consideration}' is empty for {{whom}}. "
        "Write what is known of them, or a 'not_known:' without a 'when:'."
    )
    told = Problem(outcomes[0].place, "empty-consideration", message, Level.WARNING)
    if nothing:
        yield from problem_of_somebody(aid, nothing, told, f"whether '{consideration}' is empty for somebody")
