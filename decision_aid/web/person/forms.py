"""WTForms for pages of questions; `consultation.answers` validates each value, not the form."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from wtforms import Field, ValidationError

from decision_aid.consultation.answers import Refusal, parse_answer
from decision_aid.consultation.wording import _, refusal_text
from decision_aid.model.aid import Question
from decision_aid.web.http.csrf import CsrfForm, is_valid_token
from decision_aid.web.http.language import translate
from decision_aid.web.http.sessions import CSRF_TOKEN, has_no_cookie
from decision_aid.web.person.answers_cookie import FormValues, was_cleared

ENDED = _("The page was open for too long to be sure that this came from you. Press the button again.")
NO_COOKIE = _(
    "This browser sent no cookie, and answers are kept in one. Press the button again. If you read this a second time, "
    "allow cookies for this site in the browser's settings, or use another browser."
)


class AnswerField(Field):
    """The field of one question: its raw values, as typed or ticked."""

    def __init__(self, question: Question, **given: Any) -> None:
        super().__init__(label=question.ask, **given)
        self.question = question

    def process_data(self, value: Sequence[str] | None) -> None:
        """Fill the field with stored values."""
        self.data = list(value or ())

    def process_formdata(self, valuelist: list[str]) -> None:
        """Fill the field with posted values."""
        self.data = list(valuelist)

    def pre_validate(self, form: Any) -> None:
        """Parse the values as an answer; an error has the engine's words."""
        found = parse_answer(self.question, self.data)
        if isinstance(found, Refusal):
            raise ValidationError(refusal_text(found, self.question, translate))


class TokenForm(CsrfForm):
    """A form with a CSRF token and no other field."""


def field_name(question_id: str) -> str:
    """The field name of a question, with a prefix against clashes with WTForms' own attributes."""
    return f"q-{question_id}"


@lru_cache(maxsize=256)
def answer_form_class(questions: tuple[Question, ...]) -> type[FlaskForm]:
    """The form class for these questions, cached."""
    fields = {field_name(question.id): AnswerField(question) for question in questions}
    return type("PageForm", (CsrfForm,), fields)


def stored_form(questions: tuple[Question, ...], typed: Mapping[str, Sequence[str]]) -> FlaskForm:
    """The form of a page that is opened, filled with stored values."""
    return answer_form_class(questions)(formdata=None, data={field_name(q.id): typed.get(q.id, []) for q in questions})


def posted_form(questions: tuple[Question, ...], kept: Mapping[str, Sequence[str]], seen: set[str]) -> FlaskForm:
    """The posted form; questions that were not on the page (`seen`) have their stored values."""
    form = answer_form_class(questions)()
    for question in questions:
        field = form[field_name(question.id)]
        if question.id not in seen and not field.raw_data:
            field.data = list(kept.get(question.id, []))
    return form


def form_values(form: FlaskForm, questions: tuple[Question, ...]) -> FormValues:
    """The form's values by question id."""
    return {question.id: form[field_name(question.id)].data for question in questions}


def posted_values(question_ids: Iterable[str]) -> FormValues:
    """The posted values of these questions, also of those that the aid no longer has."""
    return {question_id: request.form.getlist(field_name(question_id)) for question_id in question_ids}


def has_valid_token(form: FlaskForm) -> bool:
    """Whether the form has a valid CSRF token; validates the whole form, so fields have their errors after it."""
    form.validate()
    return CSRF_TOKEN not in form.errors


def invalid_token_text() -> str:
    """Why a form without a valid token was refused, in words."""
    return translate(NO_COOKIE if has_no_cookie() else ENDED)


def is_from_cleared_session() -> bool:
    """Whether a form may hold the previous person's values: posted after clearing, without a valid token."""
    return was_cleared() and not is_valid_token(request.form.get(CSRF_TOKEN))
