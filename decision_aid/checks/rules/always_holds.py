"""Every condition excludes somebody: one that never does only hides that a statement is for everybody.

Passes:
    ask_the_team:
      - {ask: What comes next?, consideration: days, when: {any: [{age: {below: 40}}, {age: {at_least: 60}}]}}
Fails:
    ask_the_team:
      - {ask: What comes next?, consideration: days, when: {any: [{age: {below: 40}}, {age: {at_least: 40}}]}}
"""

from collections.abc import Iterator

from decision_aid.checks.proofs.all_people import space
from decision_aid.checks.proofs.condition_uses import What, uses
from decision_aid.checks.proofs.wording import too_hard
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.model.problems import Level, Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each condition that excludes nobody, though each of its clauses excludes somebody."""
    everybody = space(aid)
    for use in uses(aid):
        if use.what is What.LIKE or any(map(everybody.counts_every_answer, use.lines)):
            continue
        found = everybody.can((use.condition, Truth.NO))
        if found is Truth.YES:
            continue
        message = (
            f"Whatever is answered, {use} is never left out, though it has a condition. "
            "Take the 'when:' away, or change its lines."
        )
        if found is Truth.CANNOT_TELL:
            message = too_hard(f"whether {use} is ever left out")
        yield Problem(use.lines[0].place, "always-holds", message, Level.WARNING)
