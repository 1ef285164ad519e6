"""WTForms for pages of questions; `consultation.answers` validates each value, not the form."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from wtforms import Field, ValidationError

from decision_aid.consultation.answers import Refusal, take
from decision_aid.consultation.wording import _, refusal_text
from decision_aid.model.aid import Question
from decision_aid.web.http.csrf import MarkedForm, is_ours
from decision_aid.web.http.language import translate
from decision_aid.web.http.sessions import TOKEN, is_without_cookie
from decision_aid.web.person.answers_cookie import Typed, cleared

ENDED = _("The page was open for too long to be sure that this came from you. Press the button again.")
NO_COOKIE = _(
    "This browser sent no cookie, and answers are kept in one. Press the button again. If you read this a second time, "
    "allow cookies for this site in the browser's settings, or use another browser."
)


class Entry(Field):
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
        found = take(self.question, self.data)
        if isinstance(found, Refusal):
            raise ValidationError(refusal_text(found, self.question, translate))


class Token(MarkedForm):
    """A form with a CSRF token and no other field."""


def field_name(question_id: str) -> str:
    """The field name of a question, with a prefix against clashes with WTForms' own attributes."""
    return f"q-{question_id}"


@lru_cache(maxsize=256)
def form_for(questions: tuple[Question, ...]) -> type[FlaskForm]:
    """The form class for these questions, cached."""
    fields = {field_name(question.id): Entry(question) for question in questions}
    return type("PageForm", (MarkedForm,), fields)


def shown_before(questions: tuple[Question, ...], typed: Mapping[str, Sequence[str]]) -> FlaskForm:
    """The form of a page that is opened, filled with stored values."""
    return form_for(questions)(formdata=None, data={field_name(q.id): typed.get(q.id, []) for q in questions})


def posted(questions: tuple[Question, ...], kept: Mapping[str, Sequence[str]], seen: set[str]) -> FlaskForm:
    """The posted form; questions that were not on the page (`seen`) have their stored values."""
    form = form_for(questions)()
    for question in questions:
        field = form[field_name(question.id)]
        if question.id not in seen and not field.raw_data:
            field.data = list(kept.get(question.id, []))
    return form


def typed_in(form: FlaskForm, questions: tuple[Question, ...]) -> Typed:
    """The form's values by question id."""
    return {question.id: form[field_name(question.id)].data for question in questions}


def typed_for(question_ids: Iterable[str]) -> Typed:
    """The posted values of these questions, also of those that the aid no longer has."""
    return {question_id: request.form.getlist(field_name(question_id)) for question_id in question_ids}


def came_from_us(form: FlaskForm) -> bool:
    """Whether the form has a valid CSRF token; validates the whole form, so fields have their errors after it."""
    form.validate()
    return TOKEN not in form.errors


def why_not_ours() -> str:
    """Why a form without a valid token was refused, in words."""
    return translate(NO_COOKIE if is_without_cookie() else ENDED)


def of_the_last_person() -> bool:
    """Whether a form may hold the previous person's values: posted after clearing, without a valid token."""
    return cleared() and not is_ours(request.form.get(TOKEN))
