"""Every question is asked of somebody: one that nobody reaches has a mistake in its `when:`.

Passes:
    questions:
      - {id: lifting, consideration: days, ask: "Do you lift things?", kind: one, choices: {yes: Yes, no: No},
         when: {duration: [long], tried: [rest]}}
    ask_the_team:
      - {ask: What may I lift?, consideration: days, when: {lifting: [yes]}}
Fails:
    questions:
      - {id: lifting, consideration: days, ask: "Do you lift things?", kind: one, choices: {yes: Yes, no: No},
         when: {duration: [short], tried: [rest]}}
    ask_the_team:
      - {ask: What may I lift?, consideration: days, when: {lifting: [yes]}}
"""

from collections.abc import Iterator

from decision_aid.checks.proofs.condition_uses import UseKind
from decision_aid.checks.proofs.unreachable import UnreachableReason, unreachable_conditions
from decision_aid.checks.proofs.wording import list_clauses, undecided_message
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem, worded


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each question that nobody can reach."""
    for unreachable in unreachable_conditions(aid):
        if unreachable.reason is UnreachableReason.TOO_HARD and unreachable.use.kind is UseKind.QUESTION:
            message = undecided_message(worded("whether anybody is asked {}", unreachable.use.called))
            yield Problem(unreachable.clause.place, "never-asked", message, Level.WARNING)
        elif unreachable.is_question:
            message = worded(
                "Nobody can be asked {}, since these can't hold together: {}. Change one of them, or delete the "
                "question.",
                *(unreachable.use.called, list_clauses(aid, unreachable.clauses)),
            )
            yield Problem(unreachable.clause.place, "never-asked", message)
