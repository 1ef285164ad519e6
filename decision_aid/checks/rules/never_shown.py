"""Every statement can be shown to somebody: one that nobody can see looks considered in the file and reaches nobody.

Passes:
    statements:
      - {option: wait, outcome: ease, id: early, says: Rest can help., certainty: low, because: few people,
         sources: [beta],
         when: {duration: [long, short], all: [{duration: [short, unsure]}, {duration: [short, long]}]}}
Fails:
    statements:
      - {option: wait, outcome: ease, id: early, says: Rest can help., certainty: low, because: few people,
         sources: [beta],
         when: {duration: [long, short], all: [{duration: [short, unsure]}, {duration: [long, unsure]}]}}
"""

from collections.abc import Iterator

from decision_aid.checks.proofs.condition_uses import UseKind
from decision_aid.checks.proofs.unreachable import UnreachableReason, unreachable_conditions
from decision_aid.checks.proofs.wording import list_clauses, undecided_message
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem, worded


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each condition other than a question's in which three or more clauses contradict each other."""
    for unreachable in unreachable_conditions(aid):
        if unreachable.is_question or unreachable.use.kind is UseKind.QUESTION:
            continue
        if unreachable.reason is UnreachableReason.TOO_HARD:
            message = undecided_message(worded("whether anybody can meet {}", unreachable.use.called))
            yield Problem(unreachable.clause.place, "never-shown", message, Level.WARNING)
        elif unreachable.reason is UnreachableReason.MORE:
            message = worded(
                "Nobody can meet {}, since these can't hold together: {}. Change one of them, or delete it.",
                *(unreachable.use.called, list_clauses(aid, unreachable.clauses)),
            )
            yield Problem(unreachable.clause.place, "never-shown", message)
