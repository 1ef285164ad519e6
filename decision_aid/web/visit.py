"""The name in an address and a browser's cookie come in; what one page needs to know of both goes out."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from flask import render_template

from decision_aid.answers import Answers, Refusal, take, take_all
from decision_aid.model import DecisionAid, Question
from decision_aid.summarising import overdue
from decision_aid.walk import Walk, page_of, pages, walk
from decision_aid.web import changed, cookie
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

    def keeping(self, typed: Mapping[str, list[str]]) -> "Visit | None":
        """The visit with this kept in the browser's cookie as well; None where a cookie has no room for it."""
        tried = self.trying(typed)
        kept = {
            question.id: tried.typed.get(question.id, []) for question in self.aid.questions if tried.keeps(question)
        }
        return Visit(self.name, self.aid, kept) if cookie.keep(self.name, self.aid, kept) else None

    def keeps(self, question: Question) -> bool:
        """Whether to keep what was typed: an answer always, but what is none only where its question is asked."""
        return question in self.walk.path() or not isinstance(take(question, self.typed.get(question.id, [])), Refusal)

    def carrying(self, mark: int, typed: Mapping[str, list[str]]) -> "Visit":
        """The visit with what was typed for the version with that mark, as far as it still fits."""
        emptied: cookie.Typed = {question_id: [] for question_id in typed}
        kept = {**self.typed, **emptied, **changed.carried(self.name, self.aid, mark, typed)}
        cookie.keep(self.name, self.aid, kept)
        return Visit(self.name, self.aid, kept)

    def trying(self, typed: Mapping[str, list[str]]) -> "Visit":
        """The visit as it would be with this typed too; nothing is kept."""
        return Visit(self.name, self.aid, {**self.typed, **typed})


def visiting(name: str) -> Visit:
    """The visit that this request is part of, with what was typed for an earlier version as far as it still fits."""
    aid, kept = aid_named(name), cookie.kept_for(name)
    if kept and kept.typed and changed.is_older(aid, kept.mark):
        return Visit(name, aid, {}).carrying(kept.mark, kept.typed)
    return Visit(name, aid, kept.typed if kept else {})


def drawn(template: str, visit: Visit, **more: object) -> str:
    """A page of an aid, with the notice, the way to clear everything, and what changed since the last page."""
    return drawn_part(template, visit, changed=changed.told(visit.name), **more)


def drawn_part(template: str, visit: Visit, **more: object) -> str:
    """A part of a page; what is told once waits for a whole one."""
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
