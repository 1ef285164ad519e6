"""The form fields of questions: what was posted, and what each field shows; the engine validates, nothing here does."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask import request

from decision_aid.consultation.answers import Refusal
from decision_aid.consultation.wording import refusal_text
from decision_aid.model.aid import Question
from decision_aid.model.gettext_marker import _
from decision_aid.web.http.language import translate
from decision_aid.web.http.sessions import has_no_cookie, is_from_this_session
from decision_aid.web.person.answers_cookie import FormValues, was_cleared

ENDED = _("You were away for a while. Press the button again.")
NO_COOKIE = _(
    "This browser sent no cookie, and answers are kept in one. Press the button again. If you read this a second time, "
    "allow cookies for this site in the browser's settings, or use another browser."
)


@dataclass(frozen=True, slots=True)
class AnswerField:
    """The field of one question: its values, as typed or ticked, and why they are refused, in words."""

    question: Question
    values: Sequence[str]
    error: str

    @property
    def name(self) -> str:
        """Its name in the form."""
        return field_name(self.question.id)


def field_name(question_id: str) -> str:
    """The field name of a question, with a prefix against clashes with the other fields of a page."""
    return f"q-{question_id}"


def answer_fields(
    questions: Iterable[Question], typed: Mapping[str, Sequence[str]], refusals: Iterable[Refusal]
) -> list[AnswerField]:
    """The fields of these questions, with their values and the engine's refusals."""
    refused = {refusal.question: refusal for refusal in refusals}
    return [AnswerField(one, typed.get(one.id, ()), _error(one, refused.get(one.id))) for one in questions]


def _error(question: Question, refusal: Refusal | None) -> str:
    return refusal_text(refusal, question, translate) if refusal else ""


def posted_values(question_ids: Iterable[str], seen: Iterable[str]) -> FormValues:
    """The posted values of these questions; one that was not on the page (`seen`) and not posted has none."""
    seen, posted = set(seen), {one: request.form.getlist(field_name(one)) for one in question_ids}
    return {one: values for one, values in posted.items() if values or one in seen}


def stale_form_text() -> str:
    """Why a form from a page of no session, or of another, was refused, in words."""
    return translate(NO_COOKIE if has_no_cookie() else ENDED)


def is_from_cleared_session() -> bool:
    """Whether a form may hold the previous person's values: its page is from before the answers were cleared."""
    return was_cleared() and not is_from_this_session()
