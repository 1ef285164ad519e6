"""The name in an address and a browser's cookie come in; what one page needs to know of both goes out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from flask import render_template

from decision_aid.answers import Answers, take_all
from decision_aid.model import DecisionAid, Question
from decision_aid.summarising import overdue
from decision_aid.walk import Walk, page_of, pages, walk
from decision_aid.web import cookie
from decision_aid.web.forms import Token
from decision_aid.web.language import translate, ways
from decision_aid.web.shelf import aid_named, shelf
from decision_aid.wording import NOT_A_RECOMMENDATION, NOTHING_STORED, STATUS


@dataclass(frozen=True)
class Visit:
    """One aid, under its name in addresses, and what this browser typed for it."""

    name: str
    aid: DecisionAid
    typed: cookie.Typed

    @cached_property
    def answers(self) -> Answers:
        """What was typed and is an answer."""
        known = {question.id: self.typed.get(question.id, []) for question in self.aid.questions}
        return take_all(self.aid, known)[0]

    @cached_property
    def walk(self) -> Walk:
        """Where these answers lead."""
        return walk(self.aid, self.answers)

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The pages on which something is asked under these answers, in order."""
        return tuple(page for page in pages(self.aid) if self.walk.page(page))

    def questions(self, page: str) -> tuple[Question, ...]:
        """All questions of a page, asked or not."""
        return tuple(question for question in self.aid.questions if page_of(question) == page)

    def keeping(self, typed: Mapping[str, Sequence[str]]) -> "Visit":
        """The visit with this kept in the browser's cookie as well."""
        return Visit(self.name, self.aid, cookie.keep(self.name, self.aid, typed))

    def trying(self, typed: Mapping[str, list[str]]) -> "Visit":
        """The visit as it would be with this typed too; nothing is kept."""
        return Visit(self.name, self.aid, {**self.typed, **typed})


def visiting(name: str) -> Visit:
    """The visit that this request is part of."""
    return Visit(name, aid_named(name), cookie.typed_for(name))


def drawn(template: str, visit: Visit, **more: object) -> str:
    """A page of an aid, with the notice and the way to clear everything."""
    aid = visit.aid
    return render_template(
        template,
        visit=visit,
        aid=aid,
        name=visit.name,
        status_sentence=translate(STATUS[aid.status]),
        notice=translate(NOT_A_RECOMMENDATION),
        nothing_stored=translate(NOTHING_STORED),
        overdue=overdue(aid, shelf().today(), translate),
        ways=ways(aid.options),
        token=Token(formdata=None),
        **more,
    )
