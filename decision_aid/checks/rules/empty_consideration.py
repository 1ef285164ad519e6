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
from functools import partial

from decision_aid.checks.aid_cache import cached_for_last_aid
from decision_aid.checks.naming import GAP, named_in
from decision_aid.checks.proofs.all_people import Constraint, all_people
from decision_aid.checks.proofs.wording import problem_of_somebody
from decision_aid.model.aid import DecisionAid, Outcome
from decision_aid.model.conditions import Truth
from decision_aid.model.problems import Level, Problem, Wording, worded

REMEDY = Wording(
    "Write what is known of them, or a 'not_known:' without a 'when:'.",
    f"Write what is known of them, or a {GAP.in_form} that is shown to everybody.",
)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at the first outcome of each consideration that is empty for somebody, with an example person."""
    for consideration, nothing in empty_considerations(aid).items():
        theme = named_in(aid.considerations, consideration)
        first = next(outcome for outcome in aid.outcomes if outcome.consideration == consideration)
        unknown = worded("whether {} is empty for somebody", theme)
        yield from problem_of_somebody(aid, nothing, partial(_problem, first, theme), unknown)


def _problem(first: Outcome, theme: Wording, whom: Wording) -> Problem:
    message = worded("All of {} is empty for {}. {}", theme, whom, REMEDY)
    return Problem(first.place, "empty-consideration", message, Level.WARNING)


@cached_for_last_aid
def empty_considerations(aid: DecisionAid) -> Mapping[str, Sequence[Constraint]]:
    """Each consideration that is empty for somebody, or for all that could be found out, and what makes it so."""
    theme = {outcome.id: outcome.consideration for outcome in aid.outcomes}
    nothing = defaultdict[str, list[Constraint]](list)
    for statement in aid.statements:
        nothing[theme[statement.outcome]].append((statement.when, Truth.NO))
    return {name: claims for name, claims in nothing.items() if all_people(aid).satisfiable(*claims) is not Truth.NO}
