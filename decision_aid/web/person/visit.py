"""The visit: one browser's use of one aid (version, answers, voice), from which a consultation's pages are rendered."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from flask import g, render_template, session

from decision_aid.consultation.answers import Answers, Refusal, parse_answers
from decision_aid.consultation.path import QuestionPath, Voice, question_pages
from decision_aid.consultation.summarise import out_of_date, summarise
from decision_aid.consultation.summary import Summary
from decision_aid.consultation.voices import Voices, asked_questions, follow_paths, voices_of
from decision_aid.consultation.wording import NOT_A_RECOMMENDATION, status_in_short, status_sentence
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.fingerprint import fingerprint
from decision_aid.resources import resource_folder
from decision_aid.translation.foreign_texts import foreign_texts, tag_foreign_texts
from decision_aid.web.http.language import (
    current_gettext,
    current_language,
    options_heading,
    set_patient,
    translate,
)
from decision_aid.web.http.served_folder import load_aid, load_version_started_with, served_folder
from decision_aid.web.http.sessions import UNREADABLE
from decision_aid.web.person import answers_cookie, version_change


@dataclass(frozen=True)
class Visit:
    """An aid, its name in URLs, the form values of each voice, and who is answering.

    `newer` is the newest version where the visit goes on with the one it began with.
    """

    name: str
    aid: DecisionAid
    values: answers_cookie.VoiceValues = field(default_factory=dict)
    voice: Voice = Voice.PERSON
    newer: DecisionAid | None = None

    @cached_property
    def voices(self) -> Voices:
        """The values that are valid answers, by voice."""
        return Voices(**{voice.value: answers for voice, (answers, _) in self._parsed.items()})

    @cached_property
    def _parsed(self) -> dict[Voice, tuple[Answers, tuple[Refusal, ...]]]:
        return {voice: parse_answers(self.aid.questions, self.values.get(voice, {})) for voice in self.speakers}

    @property
    def speakers(self) -> tuple[Voice, ...]:
        """The voices that the aid asks, one by one."""
        return voices_of(self.aid)[:-1]

    @property
    def has_values(self) -> bool:
        """Whether anybody has answered anything."""
        return any(self.values.values())

    @cached_property
    def walks(self) -> tuple[QuestionPath, ...]:
        """The path through the questions, for each voice."""
        return follow_paths(self.aid, self.voices)

    @cached_property
    def path(self) -> tuple[Question, ...]:
        """The questions that apply, in order."""
        return asked_questions(self.walks)

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The pages with a question that applies, in order."""
        return tuple(page for page in question_pages(self.aid) if self.asked(page))

    @cached_property
    def summary(self) -> Summary:
        """The evidence for these answers, today, in the language of the page."""
        return summarise(self.aid, self.voices, today=served_folder().today(), translate=current_gettext())

    @cached_property
    def own(self) -> answers_cookie.FormValues:
        """The values of the current voice; of all together, those on which they agree."""
        if self.voice is not Voice.TOGETHER:
            return self.values.get(self.voice, {})
        given = [self.values.get(voice, {}) for voice in self.speakers]
        said = {name: one for values in given for name, one in values.items()}
        return {name: one for name, one in said.items() if all(values.get(name, one) == one for values in given)}

    @cached_property
    def refusals(self) -> tuple[Refusal, ...]:
        """Why values of the current voice are no answers."""
        if self.voice is Voice.TOGETHER:
            return parse_answers(self.aid.questions, self.own)[1]
        return self._parsed[self.voice][1]

    def asked(self, page: str) -> tuple[Question, ...]:
        """The questions of a page that apply."""
        return tuple(question for question in self.path if question.page == page)

    def questions(self, page: str) -> tuple[Question, ...]:
        """All questions of a page."""
        return tuple(question for question in self.aid.questions if question.page == page)

    def with_voice(self, voice: Voice) -> "Visit":
        """The visit with that voice; with the person's where the aid does not ask that one, or no longer does."""
        return replace(self, voice=voice if voice in voices_of(self.aid) else Voice.PERSON)

    def store_values(self, typed: Mapping[str, list[str]]) -> "Visit | None":
        """Store these values in the cookie and return the visit with them; None where the cookie has no room."""
        tried = self.with_values(typed)
        kept = {voice: tried._storable(voice, refused) for voice, (_, refused) in tried._parsed.items()}
        return tried if answers_cookie.store_answers(self.name, self.aid, kept) else None

    def _storable(self, voice: Voice, refusals: tuple[Refusal, ...]) -> answers_cookie.FormValues:
        """The valid answers, and invalid values of questions that apply: those are shown again with their error."""
        asked = {question.id for question in self.path} if refusals else set()
        refused = {refusal.question for refusal in refusals}
        given = self.values.get(voice, {})
        return {name: said for name, said in given.items() if name in asked or name not in refused}

    def carry_over_values(self, bits: int, typed: Mapping[str, list[str]]) -> "Visit":
        """Carry over values given to another version, as far as they fit, and store them."""
        emptied: answers_cookie.FormValues = {question_id: [] for question_id in typed}
        kept = self.with_values({**emptied, **version_change.carry_over(self.name, self.aid, bits, typed)})
        answers_cookie.store_answers(self.name, self.aid, kept.values)
        return kept

    def with_values(self, typed: Mapping[str, list[str]]) -> "Visit":
        """The visit with these values of the current voice; stores nothing."""
        speaking = self.speakers if self.voice is Voice.TOGETHER else (self.voice,)
        if self.voice is Voice.TOGETHER:  # what all leave as it was remains the answer of whoever gave it
            typed = {name: one for name, one in typed.items() if _stripped(one) != self.own.get(name, [])}
        new = {voice: {**self.values.get(voice, {}), **typed} for voice in speaking}
        return replace(self, values={**self.values, **new})


def _stripped(typed: list[str]) -> list[str]:
    return [text.strip() for text in typed if text.strip()]


def override_visit(visit: Visit) -> None:
    """Render pages in this context for that visit instead of the browser's own."""
    g.visit = visit


def is_preview() -> bool:
    """Whether pages in this context are of a given visit (a preview), not of this browser."""
    return "visit" in g


def current_visit(name: str, page: str = "", page_bits: int | None = None) -> Visit:
    """The visit of this request; raises UnknownAid or AidUnavailable."""
    shown: Visit | None = g.get("visit")
    visit = _of_this_browser(name, page, page_bits) if shown is None else shown
    set_patient(visit.aid.about.person)
    return visit


def voice_key(name: str, page: str) -> str:
    """The key under which the voice of a page is stored."""
    return f"{name}/{page}"


def _of_this_browser(name: str, page: str, page_bits: int | None) -> Visit:
    """The visit from the cookie, on the version that it began with while the history has it.

    Otherwise values are carried over to the newest version. `page_bits` is the version of a page that was open already.
    """
    aid, kept, voice = (
        load_aid(name),
        answers_cookie.load_answers(name),
        answers_cookie.current_voice(voice_key(name, page)),
    )
    values = kept.values if kept else {}
    begun = any(values.values())
    bits = kept.fingerprint_bits if kept and begun else page_bits
    if bits is not None and version_change.is_other_version(aid, bits):
        began = load_version_started_with(name, bits)
        if began and (older := began.aid_in(current_language())):
            return Visit(name, older, values, newer=aid).with_voice(voice)
        if begun:
            return move_to_newest_version(name).with_voice(voice)
    return Visit(name, aid, values).with_voice(voice)


def move_to_newest_version(name: str) -> Visit:
    """Move the visit to the newest version, carrying over what fits. What a voice said that it asks no more is lost."""
    aid, kept = load_aid(name), answers_cookie.load_answers(name)
    visit = Visit(name, aid)
    if kept is None:
        return visit
    for voice in visit.speakers:
        visit = visit.with_voice(voice).carry_over_values(kept.fingerprint_bits, kept.values.get(voice, {}))
    theirs = {question for voice in visit.speakers for question in kept.values.get(voice, {})}
    said = dict.fromkeys(question for values in kept.values.values() for question in values)
    version_change.add_lost_questions(name, kept.fingerprint_bits, [one for one in said if one not in theirs])
    return visit.with_voice(Voice.PERSON)


def render_page(template: str, visit: Visit, **more: object) -> str:
    """Render a page of an aid, with the notices of what changed since the last one."""
    changed = version_change.pop_lost_questions(visit.name)
    return render_fragment(template, visit, changed=changed, unreadable=session.pop(UNREADABLE, False), **more)


@cache
def _starter_fingerprint() -> str:
    return fingerprint((resource_folder("rules") / "starter.yaml").read_bytes())


def is_starter(aid: DecisionAid) -> bool:
    """Whether it is the example that authors write over, as it ships: no patient has a use for it."""
    return aid.fingerprint == _starter_fingerprint()


def render_fragment(template: str, visit: Visit, **more: object) -> str:
    """Render a fragment; one-time notices wait for a whole page."""
    aid = visit.aid
    g.untranslated = aid.translated.untranslated if aid.translated else frozenset()
    page = render_template(
        template,
        visit=visit,
        aid=aid,
        name=visit.name,
        status_sentence=status_sentence(aid, translate),
        status_in_short=status_in_short(aid, translate),
        is_starter=is_starter(aid),
        notice=translate(NOT_A_RECOMMENDATION),
        overdue=out_of_date(aid, served_folder().today(), translate),
        ways=options_heading(aid.options),
        **more,
    )
    return tag_foreign_texts(page, aid.language, foreign_texts(aid.language, aid.translated))
