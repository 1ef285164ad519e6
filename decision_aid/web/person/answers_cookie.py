"""What was typed in one browser, and by whom, in its own signed cookie: nothing of it is kept on this side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import session

from decision_aid.consultation.answer_code import mark_of
from decision_aid.consultation.answers import RATHER_NOT_SAY
from decision_aid.consultation.voices import Voice
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.enums import Importance, QuestionKind
from decision_aid.web.http.sessions import AIDS, CLEARED, VOICE, fits

Typed = dict[str, list[str]]
Entries = Mapping[str, Sequence[str]]

AIDS_KEPT = 4  # nobody compares more decisions than that
LONGEST_NUMBER = 40
MOST_NUMBERS = 2


@dataclass(frozen=True, slots=True)
class Kept:
    """What the person and the clinician typed for one aid, by question id, and the mark of its version."""

    name: str
    mark: int
    typed: Typed
    theirs: Typed


def kept_for(name: str) -> Kept | None:
    """What was typed for that aid; None where nothing was."""
    return next((one for one in _kept() if one.name == name), None)


def keep(name: str, aid: DecisionAid, typed: Entries, theirs: Entries) -> bool:
    """Keep this and nothing else for that aid, the oldest other aids giving way; False where even so it is too much."""
    before = _kept()
    mine = Kept(name, mark_of(aid.fingerprint), _worth_keeping(aid, typed), _worth_keeping(aid, theirs))
    others = [one for one in before if one.name != name][: AIDS_KEPT - 1]
    for count in range(len(others), -1, -1):
        _store([mine, *others[:count]])
        if fits():
            return True
    _store(before)
    return False


def anything() -> bool:
    """Whether anything is kept at all."""
    return bool(_kept())


def voice(page: str) -> Voice:
    """Who is answering that page: the person, until somebody says otherwise."""
    said, where = _speaking()
    return said if where == page or (said is Voice.TOGETHER and _aid_of(where) == _aid_of(page)) else Voice.PERSON


def speak(now: Voice, page: str) -> None:
    """Remember who is answering: both together on each page of the aid that follows, the clinician on that alone."""
    if now is not Voice.PERSON:
        session[VOICE] = [now.value, page]
    elif _aid_of(_speaking()[1]) == _aid_of(page):
        session.pop(VOICE, None)


def turn_over() -> None:
    """Let the person answer again after the page that the clinician answered."""
    if _speaking()[0] is Voice.CLINICIAN:
        session.pop(VOICE)


def _speaking() -> tuple[Voice, str]:
    """Who was said to be answering, and on which page; the person where nobody said anything."""
    said, where = session.get(VOICE, (Voice.PERSON.value, ""))
    return Voice(said), where


def _aid_of(page: str) -> str:
    return page.partition("/")[0]


def clear() -> None:
    """Forget everything this browser typed, for all aids."""
    session.clear()
    session[CLEARED] = True


def cleared() -> bool:
    """Whether somebody cleared everything in this session, so that a form from before may be another person's."""
    return bool(session.get(CLEARED))


def _kept() -> list[Kept]:
    return [_opened(*one) for one in session.get(AIDS, [])]


def _store(kept: Sequence[Kept]) -> None:
    session[AIDS] = [_packed(one) for one in kept]


def _packed(one: Kept) -> list[object]:
    """What the person typed alone; where the clinician typed too, what each typed alone, and what both did."""
    both = {question: said for question, said in one.typed.items() if one.theirs.get(question) == said}
    typed, theirs = (
        {name: said for name, said in each.items() if name not in both} for each in (one.typed, one.theirs)
    )
    return [one.name, one.mark, typed, theirs, both] if one.theirs else [one.name, one.mark, one.typed]


def _opened(name: str, mark: int, typed: Typed, theirs: Typed | None = None, both: Typed | None = None) -> Kept:
    return Kept(name, mark, {**typed, **(both or {})}, {**(theirs or {}), **(both or {})})


def _worth_keeping(aid: DecisionAid, typed: Entries) -> Typed:
    short = {one.id: _short(one, typed[one.id]) for one in aid.questions if one.id in typed}
    return {question: said for question, said in short.items() if said}


def _short(question: Question, typed: Sequence[str]) -> list[str]:
    """The entries worth keeping: what the question offers, and of a number what may be half typed."""
    said = list(dict.fromkeys(text.strip() for text in typed if text.strip()))
    if question.kind is QuestionKind.NUMBER:
        return [text[:LONGEST_NUMBER] for text in said[:MOST_NUMBERS]]
    offered = {choice.id for choice in question.choices}
    if question.kind is QuestionKind.IMPORTANCE:
        offered = {mark.value for mark in Importance}
    return [text for text in said if text in offered | {RATHER_NOT_SAY}]
