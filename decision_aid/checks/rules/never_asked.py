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

from decision_aid.checks.proofs.condition_uses import What
from decision_aid.checks.proofs.unreachable import Clash, dead
from decision_aid.checks.proofs.wording import listed, too_hard
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each question that nobody can reach."""
    for found in dead(aid):
        if found.clash is Clash.TOO_HARD and found.use.what is What.QUESTION:
            message = too_hard(f"whether anybody is asked {found.use}")
            yield Problem(found.line.place, "never-asked", message, Level.WARNING)
        elif found.is_question:
            message = (
                f"Nobody can be asked {found.use}, since these can't hold together: {listed(found.lines)}. "
                "Change one of them, or take the question away."
            )
            yield Problem(found.line.place, "never-asked", message)
