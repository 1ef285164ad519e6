"""An aid goes in; every condition in it, with what it is for, comes out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from decision_aid.conditions import Condition, Line, lines
from decision_aid.model import DecisionAid
from decision_aid.problems import Place

T = TypeVar("T")


class What(Enum):
    """What a condition is for, in an author's words."""

    QUESTION = "the question"
    STATEMENT = "the statement"
    ASK_THE_TEAM = "the thing to ask"
    LIKE = "what is said of the people in"


@dataclass(frozen=True, slots=True)
class Use:
    """A condition of the aid: what it is for, whose it is, and where."""

    what: What
    name: str
    condition: Condition
    place: Place

    def __str__(self) -> str:
        return f"{self.what.value} '{self.name}'"

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the condition."""
        return lines(self.condition)


def uses(aid: DecisionAid) -> Iterator[Use]:
    """Every condition with at least one line."""
    return (use for use in _all(aid) if use.lines)


def _all(aid: DecisionAid) -> Iterator[Use]:
    for question in aid.questions:
        yield Use(What.QUESTION, question.id, question.when, question.place)
    for statement in aid.statements:
        yield Use(What.STATEMENT, statement.id, statement.when, statement.place)
    for ask in aid.ask_the_team:
        yield Use(What.ASK_THE_TEAM, ask.ask, ask.when, _first_place(ask.when))
    for source in aid.sources:
        for studied in source.studied:
            yield Use(What.LIKE, source.id, studied.like, _first_place(studied.like))


def _first_place(condition: Condition) -> Place:
    return min((line.place for line in lines(condition)), default=Place())


def once(make: Callable[[DecisionAid], T]) -> Callable[[DecisionAid], T]:
    """The same function, which does its work only once for the aid that it was last given."""
    kept: list[tuple[DecisionAid, T]] = []

    def made(aid: DecisionAid) -> T:
        for known, done in kept:
            if known is aid:
                return done
        found = make(aid)
        kept[:] = [(aid, found)]
        return found

    return made
