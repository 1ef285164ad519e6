"""Suggestions on the summary page: answers to try, the most useful next question, what would show a left-out piece."""

from collections.abc import Iterator
from dataclasses import dataclass

from decision_aid.consultation.best_next_question import settling
from decision_aid.consultation.condition_phrases import in_words
from decision_aid.consultation.nearest_change import bringing
from decision_aid.consultation.summary import Piece, Summary
from decision_aid.consultation.what_if import can_be_changed
from decision_aid.consultation.wording import _
from decision_aid.model.conditions import All
from decision_aid.web.http.language import translate
from decision_aid.web.person.visit import Visit

WOULD_BRING = _("It would be shown if %(condition)s.")
IT_IS_FOR = _("It is shown where %(condition)s.")


@dataclass(frozen=True, slots=True)
class Bringing:
    """What would show a left-out piece, and the first question whose answer would have to change."""

    says: str
    question: str


def offers(visit: Visit, summary: Summary) -> dict[str, object]:
    """Template variables of the summary page: questions to change, the best next one, what would show what."""
    questions = can_be_changed(visit.aid, visit.voices)
    return {
        "changeable": questions,
        "settling": settling(visit.aid, visit.voices),
        "brings": dict(_brings(visit, summary, {one.id for one in questions})),
    }


def _brings(visit: Visit, summary: Summary, asked: set[str]) -> Iterator[tuple[str, Bringing]]:
    for piece in summary.left_out:
        if piece.statement:
            yield piece.statement.id, _bringing(visit, piece, asked)


def _bringing(visit: Visit, piece: Piece, asked: set[str]) -> Bringing:
    assert piece.statement
    by_id = {one.id: one for one in visit.aid.questions}
    found = bringing(visit.walks[0], piece.statement.when)
    if not found:
        return Bringing(translate(IT_IS_FOR) % {"condition": in_words(by_id, piece.statement.when, translate)}, "")
    says = translate(WOULD_BRING) % {"condition": in_words(by_id, All(found), translate)}
    return Bringing(says, next((line.question for line in found if line.question in asked), ""))
