"""Suggestions on the summary page: answers to try, the most useful next question, what would show a left-out piece."""

from collections.abc import Iterator
from dataclasses import dataclass

from decision_aid.consultation.best_next_question import best_next_question
from decision_aid.consultation.condition_phrases import condition_phrase
from decision_aid.consultation.nearest_change import nearest_change
from decision_aid.consultation.summary import Piece, Summary
from decision_aid.consultation.what_if import changeable_questions
from decision_aid.consultation.wording import _
from decision_aid.model.conditions import All
from decision_aid.web.http.language import translate
from decision_aid.web.person.visit import Visit

WOULD_BRING = _("It would be shown if %(condition)s.")
IT_IS_FOR = _("It is shown where %(condition)s.")


@dataclass(frozen=True, slots=True)
class ShownIf:
    """What would show a left-out piece, and the first question whose answer would have to change."""

    says: str
    question: str


def suggestion_variables(visit: Visit) -> dict[str, object]:
    """Template variables of the summary: questions to change, and the best next one."""
    return {
        "changeable": changeable_questions(visit.aid, visit.voices),
        "settling": best_next_question(visit.aid, visit.voices),
    }


def what_would_show(visit: Visit) -> dict[str, ShownIf]:
    """What would show each piece that was left out, by the id of its statement."""
    asked = {one.id for one in changeable_questions(visit.aid, visit.voices)}
    return dict(_brings(visit, visit.summary, asked))


def _brings(visit: Visit, summary: Summary, asked: set[str]) -> Iterator[tuple[str, ShownIf]]:
    for piece in summary.left_out:
        if piece.statement:
            yield piece.statement.id, _bringing(visit, piece, asked)


def _bringing(visit: Visit, piece: Piece, asked: set[str]) -> ShownIf:
    assert piece.statement
    by_id = {one.id: one for one in visit.aid.questions}
    found = nearest_change(visit.walks[0], piece.statement.when)
    if not found:
        return ShownIf(
            translate(IT_IS_FOR) % {"condition": condition_phrase(by_id, piece.statement.when, translate)}, ""
        )
    says = translate(WOULD_BRING) % {"condition": condition_phrase(by_id, All(found), translate)}
    return ShownIf(says, next((line.question for line in found if line.question in asked), ""))
