"""What one browser typed, in its own signed cookie: nothing of it is kept on this side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask import session

from decision_aid.answers import RATHER_NOT_SAY
from decision_aid.code import mark_of
from decision_aid.model import DecisionAid, Question
from decision_aid.scales import Importance, QuestionKind
from decision_aid.web.sessions import AIDS, fits

Typed = dict[str, list[str]]

AIDS_KEPT = 4  # nobody compares more decisions than that
LONGEST_NUMBER = 40
MOST_NUMBERS = 2


@dataclass(frozen=True, slots=True)
class Kept:
    """What was typed for one aid, by question id, and the mark of the version that it was typed for."""

    name: str
    mark: int
    typed: Typed = field(default_factory=dict)


def kept_for(name: str) -> Kept | None:
    """What was typed for that aid; None where nothing was."""
    return next((one for one in _kept() if one.name == name), None)


def keep(name: str, aid: DecisionAid, typed: Mapping[str, Sequence[str]]) -> bool:
    """Keep this and nothing else for that aid, the oldest other aids giving way; False where even so it is too much."""
    before = _kept()
    short = {question.id: _short(question, typed.get(question.id, ())) for question in aid.questions}
    mine = Kept(name, mark_of(aid.fingerprint), {question: said for question, said in short.items() if said})
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


def clear() -> None:
    """Forget everything this browser typed, for all aids."""
    session.clear()


def _kept() -> list[Kept]:
    return [Kept(*one) for one in session.get(AIDS, [])]


def _store(kept: Sequence[Kept]) -> None:
    session[AIDS] = [[one.name, one.mark, one.typed] for one in kept]


def _short(question: Question, typed: Sequence[str]) -> list[str]:
    """The entries worth keeping: what the question offers, and of a number what may be half typed."""
    said = list(dict.fromkeys(text.strip() for text in typed if text.strip()))
    if question.kind is QuestionKind.NUMBER:
        return [text[:LONGEST_NUMBER] for text in said[:MOST_NUMBERS]]
    offered = {choice.id for choice in question.choices}
    if question.kind is QuestionKind.IMPORTANCE:
        offered = {mark.value for mark in Importance}
    return [text for text in said if text in offered | {RATHER_NOT_SAY}]
