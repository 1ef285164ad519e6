"""Every condition of an aid with what it belongs to, so that a check can go through all and name each in a message."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Condition, Line, lines

T = TypeVar("T")


class What(Enum):
    """What a condition belongs to, in an author's words; part of messages."""

    QUESTION = "the question"
    STATEMENT = "the statement"
    ASK_THE_TEAM = "the thing to ask"
    LIKE = "what is said of the people in"


@dataclass(frozen=True, slots=True)
class Use:
    """A condition of the aid with what it belongs to (kind and id) and its clauses; its string is for messages."""

    what: What
    name: str
    condition: Condition
    lines: tuple[Line, ...]

    def __str__(self) -> str:
        return f"{self.what.value} '{self.name}'"


def once(make: Callable[[DecisionAid], T]) -> Callable[[DecisionAid], T]:
    """Decorator: cache the result for the last aid, by identity.

    Not `functools.lru_cache`, which would hash all texts of an aid. All checks of one file get the same object.
    """
    cached: list[tuple[DecisionAid, T]] = []

    def made(aid: DecisionAid) -> T:
        for known, done in cached:
            if known is aid:
                return done
        found = make(aid)
        cached[:] = [(aid, found)]
        return found

    return made


@once
def uses(aid: DecisionAid) -> tuple[Use, ...]:
    """Every condition with at least one clause, in file order of each kind; cached for the last aid."""
    found = (Use(what, name, condition, lines(condition)) for what, name, condition in _all(aid))
    return tuple(use for use in found if use.lines)


@once
def naming(aid: DecisionAid) -> dict[str, list[Use]]:
    """The conditions that name each question, by question id; cached for the last aid."""
    named: dict[str, list[Use]] = {question.id: [] for question in aid.questions}
    for use in uses(aid):
        for question_id in dict.fromkeys(line.question for line in use.lines):
            named[question_id].append(use)
    return named


def _all(aid: DecisionAid) -> Iterator[tuple[What, str, Condition]]:
    yield from ((What.QUESTION, question.id, question.when) for question in aid.questions)
    yield from ((What.STATEMENT, statement.id, statement.when) for statement in aid.statements)
    yield from ((What.ASK_THE_TEAM, ask.ask, ask.when) for ask in aid.ask_the_team)
    for source in aid.sources:
        yield from ((What.LIKE, source.id, studied.like) for studied in source.studied)
