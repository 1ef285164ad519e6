"""The visit: one browser's use of one aid (version, answers, voice), from which a consultation's pages are rendered."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from flask import g, render_template

from decision_aid.consultation.answers import Answers, Refusal, take, take_all
from decision_aid.consultation.path import Walk, page_of, pages
from decision_aid.consultation.summarise import overdue
from decision_aid.consultation.voices import Voice, Voices, path, walks
from decision_aid.consultation.wording import NOT_A_RECOMMENDATION, NOTHING_STORED, status_sentence
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.translation.untranslated import marked
from decision_aid.web.http.language import language, translate, ways
from decision_aid.web.http.served_folder import aid_named, shelf
from decision_aid.web.person import answers_cookie, version_change
from decision_aid.web.person.forms import Token


@dataclass(frozen=True)
class Visit:
    """An aid, its name in URLs, the form values of person and clinician, and who is answering.

    `newer` is the newest version where the visit goes on with the one it began with.
    """

    name: str
    aid: DecisionAid
    typed: answers_cookie.Typed
    theirs: answers_cookie.Typed = field(default_factory=dict)
    voice: Voice = Voice.PERSON
    newer: DecisionAid | None = None

    @cached_property
    def voices(self) -> Voices:
        """The values that are valid answers, by voice."""
        return Voices(self._answers(self.typed), self._answers(self.theirs))

    @cached_property
    def walks(self) -> tuple[Walk, ...]:
        """The path through the questions, for each voice."""
        return walks(self.aid, self.voices)

    @cached_property
    def path(self) -> tuple[Question, ...]:
        """The questions that apply, in order."""
        return path(self.walks)

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The pages with a question that applies, in order."""
        return tuple(page for page in pages(self.aid) if self.asked(page))

    @cached_property
    def own(self) -> answers_cookie.Typed:
        """The values of the current voice; of both together, those on which they agree."""
        if self.voice is not Voice.TOGETHER:
            return self.theirs if self.voice is Voice.CLINICIAN else self.typed
        said = {**self.theirs, **self.typed}
        return {name: one for name, one in said.items() if self.theirs.get(name, one) == one}

    def asked(self, page: str) -> tuple[Question, ...]:
        """The questions of a page that apply."""
        return tuple(question for question in self.path if page_of(question) == page)

    def questions(self, page: str) -> tuple[Question, ...]:
        """All questions of a page."""
        return tuple(question for question in self.aid.questions if page_of(question) == page)

    def speaking(self, voice: Voice) -> "Visit":
        """The visit with that voice."""
        return replace(self, voice=voice)

    def keeping(self, typed: Mapping[str, list[str]]) -> "Visit | None":
        """Store these values in the cookie and return the visit with them; None where the cookie has no room."""
        tried = self.trying(typed)
        kept = map(tried.worth_keeping, (tried.typed, tried.theirs))
        return tried if answers_cookie.keep(self.name, self.aid, *kept) else None

    def worth_keeping(self, typed: answers_cookie.Typed) -> answers_cookie.Typed:
        """The valid answers, and invalid values of questions that apply: those are shown again with their error."""
        if not typed:
            return {}
        asked = {question.id for question in self.path}
        said = ((question, typed.get(question.id, [])) for question in self.aid.questions)
        return {
            question.id: one
            for question, one in said
            if one and (question.id in asked or not isinstance(take(question, one), Refusal))
        }

    def carrying(self, mark: int, typed: Mapping[str, list[str]]) -> "Visit":
        """Carry over values given to another version, as far as they fit, and store them."""
        emptied: answers_cookie.Typed = {question_id: [] for question_id in typed}
        kept = self.trying({**emptied, **version_change.carried(self.name, self.aid, mark, typed)})
        answers_cookie.keep(self.name, self.aid, kept.typed, kept.theirs)
        return kept

    def trying(self, typed: Mapping[str, list[str]]) -> "Visit":
        """The visit with these values of the current voice; stores nothing."""
        if self.voice is Voice.TOGETHER:  # what both leave as it was remains the answer of whoever gave it
            typed = {name: one for name, one in typed.items() if _stripped(one) != self.own.get(name, [])}
        return replace(
            self,
            typed=self.typed if self.voice is Voice.CLINICIAN else {**self.typed, **typed},
            theirs=self.theirs if self.voice is Voice.PERSON else {**self.theirs, **typed},
        )

    def _answers(self, typed: answers_cookie.Typed) -> Answers:
        known = {question.id: typed[question.id] for question in self.aid.questions if question.id in typed}
        return take_all(self.aid, known)[0]


def _stripped(typed: list[str]) -> list[str]:
    return [text.strip() for text in typed if text.strip()]


def show(visit: Visit) -> None:
    """Render pages in this context for that visit instead of the browser's own."""
    g.visit = visit


def is_shown() -> bool:
    """Whether pages in this context are of a given visit (a preview), not of this browser."""
    return "visit" in g


def visiting(name: str, page: str = "", page_mark: int | None = None) -> Visit:
    """The visit of this request; raises UnknownAid or Unusable."""
    shown: Visit | None = g.get("visit")
    return _of_this_browser(name, page, page_mark) if shown is None else shown


def on_page(name: str, page: str) -> str:
    """The key under which the voice of a page is stored."""
    return f"{name}/{page}"


def _of_this_browser(name: str, page: str, page_mark: int | None) -> Visit:
    """The visit from the cookie, on the version that it began with while the history has it.

    Otherwise values are carried over to the newest version. `page_mark` is the version of a page that was open already.
    """
    aid, kept, voice = aid_named(name), answers_cookie.kept_for(name), answers_cookie.voice(on_page(name, page))
    begun = kept and (kept.typed or kept.theirs)
    mark = kept.mark if kept and begun else page_mark
    if mark is not None and version_change.is_older(aid, mark):
        began = shelf().folder.began_with(name, mark)
        if began and (older := began.aid_in(language())):
            typed, theirs = (kept.typed, kept.theirs) if kept else ({}, {})
            return Visit(name, older, typed, theirs, voice, newer=aid)
        if begun:
            return going_over(name).speaking(voice)
    return Visit(name, aid, kept.typed, kept.theirs, voice) if kept else Visit(name, aid, {}, {}, voice)


def going_over(name: str) -> Visit:
    """Move the visit to the newest version, carrying over what fits."""
    aid, kept = aid_named(name), answers_cookie.kept_for(name)
    if kept is None:
        return Visit(name, aid, {})
    carried = Visit(name, aid, {}).carrying(kept.mark, kept.typed)
    return carried.speaking(Voice.CLINICIAN).carrying(kept.mark, kept.theirs).speaking(Voice.PERSON)


def drawn(template: str, visit: Visit, **more: object) -> str:
    """Render a page of an aid, with the notices of what changed since the last one."""
    return drawn_part(template, visit, changed=version_change.told(visit.name), **more)


def drawn_part(template: str, visit: Visit, **more: object) -> str:
    """Render a fragment; one-time notices wait for a whole page."""
    aid = visit.aid
    g.untranslated = aid.translated.untranslated if aid.translated else frozenset()
    page = render_template(
        template,
        visit=visit,
        aid=aid,
        name=visit.name,
        status_sentence=status_sentence(aid, translate),
        notice=translate(NOT_A_RECOMMENDATION),
        nothing_stored=translate(NOTHING_STORED),
        overdue=overdue(aid, shelf().today(), translate),
        ways=ways(aid.options),
        token=Token(formdata=None),
        **more,
    )
    return marked(page, aid.translated)
