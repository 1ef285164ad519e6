"""The lines of a condition are compatible: if two contradict each other, it never holds.

Passes:
    statements:
      - {option: wait, outcome: ease, id: not-working, says: Waiting is easier for some., certainty: low,
         because: few people, sources: [beta], when: {any: [{age: {below: 18}}, {age: {at_least: 65}}]}}
Fails:
    statements:
      - {option: wait, outcome: ease, id: not-working, says: Waiting is easier for some., certainty: low,
         because: few people, sources: [beta], when: {all: [{age: {below: 18}}, {age: {at_least: 65}}]}}
"""

from collections.abc import Iterator

from decision_aid.checks.proofs.unreachable import UnreachableReason, unreachable_conditions
from decision_aid.checks.proofs.wording import list_clauses
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem, Wording, worded

CHANGE = Wording(
    "Change one of the lines; where either is meant, write them under 'any:'.",
    "Change one of them; where either is meant, make alternatives of them.",
)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at the second of two contradicting clauses, in a whole condition or in one part of an `any:`."""
    for unreachable in unreachable_conditions(aid):
        if unreachable.reason is UnreachableReason.TWO_LINES and not unreachable.is_question:
            message = worded(
                "Nobody can give both answers, so this never holds for {}: {}. {}",
                *(unreachable.use.called, list_clauses(aid, unreachable.clauses), CHANGE),
            )
            yield Problem(unreachable.clause.place, "contradiction", message)
