"""Stores form values and who gave them in the browser's session cookie; the server stores nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import session

from decision_aid.consultation.answer_code import fingerprint_bits
from decision_aid.consultation.path import Voice
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.web.http.sessions import AIDS, CLEARED, VOICE, fits_in_cookie

FormValues = dict[str, list[str]]
AnyFormValues = Mapping[str, Sequence[str]]
VoiceValues = Mapping[Voice, FormValues]

STORED = (Voice.PERSON, Voice.CLINICIAN, Voice.PATIENT)  # the order in the cookie
MAX_AIDS = 4  # the oldest gives way to a fifth
LONGEST_VALUE = 40  # letters: ids have no more, and the field of a number takes no more
MORE_VALUES = 2  # beside the choices: a number or an importance, and "rather not say"


@dataclass(frozen=True, slots=True)
class StoredAnswers:
    """The form values of each voice for one aid, and its version's `fingerprint_bits`."""

    name: str
    fingerprint_bits: int
    values: VoiceValues


def load_answers(name: str) -> StoredAnswers | None:
    """The stored values of that aid; None where there are none."""
    return next((one for one in _all_stored() if one.name == name), None)


def store_answers(name: str, aid: DecisionAid, values: Mapping[Voice, AnyFormValues]) -> bool:
    """Store an aid's values, dropping the oldest aids for room; False, and nothing changes, if they don't fit."""
    before = _all_stored()
    storable = {voice: _storable(aid, one) for voice, one in values.items()}
    mine = StoredAnswers(name, fingerprint_bits(aid.fingerprint), storable)
    others = [one for one in before if one.name != name][: MAX_AIDS - 1]
    for count in range(len(others), -1, -1):
        _store([mine, *others[:count]])
        if fits_in_cookie():
            return True
    _store(before)
    return False


def has_answers() -> bool:
    """Whether any values are stored."""
    return bool(_all_stored())


def current_voice(page: str) -> Voice:
    """The voice that answers a page of questions: the last one chosen in the aid.

    Other pages are the person's, or of all together.
    """
    said, where = _stored_voice()
    speaks = said is Voice.TOGETHER or page.partition("/")[2]
    return said if speaks and _aid_of(where) == _aid_of(page) else Voice.PERSON


def set_voice(now: Voice, page: str) -> None:
    """Store who is answering, for all pages of the aid."""
    if now is not Voice.PERSON:
        session[VOICE] = [now.value, page]
    elif _aid_of(_stored_voice()[1]) == _aid_of(page):
        session.pop(VOICE, None)


def _stored_voice() -> tuple[Voice, str]:
    """The stored voice and its page; the person where none is stored."""
    said, where = session.get(VOICE, (Voice.PERSON.value, ""))
    return Voice(said), where


def _aid_of(page: str) -> str:
    return page.partition("/")[0]


def clear_session() -> None:
    """Clear the session of all aids."""
    session.clear()
    session[CLEARED] = True


def was_cleared() -> bool:
    """Whether this session was cleared: a form from before may then be another person's."""
    return bool(session.get(CLEARED))


def _all_stored() -> list[StoredAnswers]:
    return [_decode(*one) for one in session.get(AIDS, [])]


def _store(kept: Sequence[StoredAnswers]) -> None:
    session[AIDS] = [_encode(one) for one in kept]


def _encode(one: StoredAnswers) -> list[object]:
    """The compact form of the cookie: values given alike by person and clinician are stored once.

    After the person's values come the clinician's and those of both, then a patient's; what is empty ends the list.
    """
    typed, theirs, patient = (one.values.get(voice, {}) for voice in STORED)
    both = {question: said for question, said in typed.items() if theirs.get(question) == said}
    parts = [*({name: said for name, said in each.items() if name not in both} for each in (typed, theirs)), both]
    told = [*parts, patient] if patient else parts if theirs else parts[:1]
    return [one.name, one.fingerprint_bits, *told]


def _decode(name: str, bits: int, *told: FormValues) -> StoredAnswers:
    nothing: FormValues = {}
    typed, theirs, both, patient = [*told, nothing, nothing, nothing, nothing][:4]
    return StoredAnswers(name, bits, dict(zip(STORED, ({**typed, **both}, {**theirs, **both}, patient), strict=True)))


def _storable(aid: DecisionAid, typed: AnyFormValues) -> FormValues:
    short = {one.id: _bounded(one, typed[one.id]) for one in aid.questions if one.id in typed}
    return {question: said for question, said in short.items() if said}


def _bounded(question: Question, typed: Sequence[str]) -> list[str]:
    """What was typed or ticked, right or not, cut to what a form of ours can send."""
    said = dict.fromkeys(text.strip() for text in typed if text.strip())
    return [text[:LONGEST_VALUE] for text in said][: len(question.choices) + MORE_VALUES]
