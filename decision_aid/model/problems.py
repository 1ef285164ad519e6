"""What an author gets wrong, as values: each problem knows its place, its level and what to do about it."""

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple


class Level(Enum):
    """An error keeps a file from every person; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Place(NamedTuple):
    """A spot in a rule file; line and column count from 1."""

    line: int = 1
    column: int = 1


class Placed(str):
    """A text that knows the line of the rule file where it is written; in all else a text like any other."""

    __slots__ = ("line",)
    line: int

    def __new__(cls, text: str, line: int) -> "Placed":
        """The text, written in that line."""
        placed = super().__new__(cls, text)
        placed.line = line
        return placed

    def __getnewargs__(self) -> tuple[str, int]:  # type: ignore[override]  # a plain text has no line to give
        """What it takes to make it again."""
        return str(self), self.line

    def __deepcopy__(self, _memo: object) -> "Placed":
        return self


@dataclass(frozen=True, slots=True)
class Mend:
    """The text that would put one line right, where that is plain."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a rule file: where, how bad, which check found it, and what to do in an author's words.

    `code` opens the form with the answers of somebody for whom it is wrong.
    """

    place: Place
    check: str
    message: str
    level: Level = Level.ERROR
    mend: Mend | None = field(default=None, compare=False)
    code: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.place.line}:{self.place.column}: {self.level.value}: {self.message} [{self.check}]"


def by_place(problem: Problem) -> tuple[Place, str]:
    """The key that sorts problems the way an author reads: top to bottom."""
    return problem.place, problem.check


def has_errors(problems: tuple[Problem, ...]) -> bool:
    """Whether any of them keeps the file from being used."""
    return any(problem.level is Level.ERROR for problem in problems)
