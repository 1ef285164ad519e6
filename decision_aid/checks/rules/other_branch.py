"""A condition names only questions that its own people are asked: others' answers can't count for them.

Passes:
    statements:
      - {option: wait, outcome: ease, id: rested, says: Rest can help., certainty: low, because: few people,
         sources: [beta], when: {duration: [long], tried: [rest]}}
Fails:
    statements:
      - {option: wait, outcome: ease, id: rested, says: Rest can help., certainty: low, because: few people,
         sources: [beta], when: {duration: [short], tried: [rest]}}
"""

from collections.abc import Iterator

from decision_aid.checks.proofs.unreachable import UnreachableReason, unreachable_conditions
from decision_aid.checks.proofs.wording import list_clauses
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem, worded


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at the clause whose question is asked only of people whom the condition excludes."""
    for unreachable in unreachable_conditions(aid):
        if unreachable.reason is UnreachableReason.BRANCH and not unreachable.is_question:
            message = worded(
                "This never holds for {}: who meets one line is not asked the question of another. These can't hold "
                "together: {}. Change one of them.",
                *(unreachable.use.called, list_clauses(aid, unreachable.clauses)),
            )
            yield Problem(unreachable.clause.place, "other-branch", message)
