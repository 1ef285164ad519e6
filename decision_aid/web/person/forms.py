"""The questions of a page come in; a form goes out. What is an answer, the engine decides."""

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
    """What was typed or ticked for one question, kept as it was typed."""

    def __init__(self, question: Question, **given: Any) -> None:
        super().__init__(label=question.ask, **given)
        self.question = question

    def process_data(self, value: Sequence[str] | None) -> None:
        """Fill the field with what was typed earlier."""
        self.data = list(value or ())

    def process_formdata(self, valuelist: list[str]) -> None:
        """Fill the field with what was posted."""
        self.data = list(valuelist)

    def pre_validate(self, form: Any) -> None:
        """Refuse what is not an answer, in the engine's words."""
        found = take(self.question, self.data)
        if isinstance(found, Refusal):
            raise ValidationError(refusal_text(found, self.question, translate))


class Token(MarkedForm):
    """A form with nothing in it but the mark that it came from a page of ours."""


def field_name(question_id: str) -> str:
    """The name of a question's field; the prefix keeps it apart from the form's own names."""
    return f"q-{question_id}"


@lru_cache(maxsize=256)
def form_for(questions: tuple[Question, ...]) -> type[FlaskForm]:
    """The form class for these questions, made once."""
    fields = {field_name(question.id): Entry(question) for question in questions}
    return type("PageForm", (MarkedForm,), fields)


def shown_before(questions: tuple[Question, ...], typed: Mapping[str, Sequence[str]]) -> FlaskForm:
    """The form as it stands when the page is opened, filled with what was typed earlier."""
    return form_for(questions)(formdata=None, data={field_name(q.id): typed.get(q.id, []) for q in questions})


def posted(questions: tuple[Question, ...], kept: Mapping[str, Sequence[str]], seen: set[str]) -> FlaskForm:
    """The form as posted; questions that were not on the page keep what was typed earlier."""
    form = form_for(questions)()
    for question in questions:
        field = form[field_name(question.id)]
        if question.id not in seen and not field.raw_data:
            field.data = list(kept.get(question.id, []))
    return form


def typed_in(form: FlaskForm, questions: tuple[Question, ...]) -> Typed:
    """What the form holds, by question id."""
    return {question.id: form[field_name(question.id)].data for question in questions}


def typed_for(question_ids: Iterable[str]) -> Typed:
    """What was posted for these questions, whether or not the aid still has them."""
    return {question_id: request.form.getlist(field_name(question_id)) for question_id in question_ids}


def came_from_us(form: FlaskForm) -> bool:
    """Whether a posted form carries the mark of this browser's session."""
    form.validate()
    return TOKEN not in form.errors


def why_not_ours() -> str:
    """What to tell a person whose form did not come from a page of this browser's session."""
    return translate(NO_COOKIE if is_without_cookie() else ENDED)


def of_the_last_person() -> bool:
    """Whether what was posted may be what somebody typed who cleared everything: the next person is not shown it."""
    return cleared() and not is_ours(request.form.get(TOKEN))
