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

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from decision_aid.checks.proofs.all_people import Constraint, all_people
from decision_aid.checks.proofs.condition_uses import cached_for_last_aid
from decision_aid.checks.proofs.wording import problem_of_somebody
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.model.problems import Level, Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at the first outcome of each consideration that is empty for somebody, with an example person."""
    for consideration, nothing in empty_considerations(aid).items():
        message = (
            f"All of '{consideration}' is empty for {{whom}}. "
            "Write what is known of them, or a 'not_known:' without a 'when:'."
        )
        first = next(outcome for outcome in aid.outcomes if outcome.consideration == consideration)
        told = Problem(first.place, "empty-consideration", message, Level.WARNING)
        yield from problem_of_somebody(aid, nothing, told, f"whether '{consideration}' is empty for somebody")


@cached_for_last_aid
def empty_considerations(aid: DecisionAid) -> Mapping[str, Sequence[Constraint]]:
    """Each consideration that is empty for somebody, or for all that could be found out, and what makes it so."""
    theme = {outcome.id: outcome.consideration for outcome in aid.outcomes}
    nothing = defaultdict[str, list[Constraint]](list)
    for one in aid.statements:
        nothing[theme[one.outcome]].append((one.when, Truth.NO))
    return {name: claims for name, claims in nothing.items() if all_people(aid).satisfiable(*claims) is not Truth.NO}
