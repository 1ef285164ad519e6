"""Diagnostics for authors: a problem with its place, severity, check id, message, and a fix if one is certain.

Readers and checks collect problems and do not raise, so that an author sees all of them in one run.
"""

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple


class Level(Enum):
    """Severity: a file with an error is never served to people; a warning does not block it."""

    ERROR = "error"
    WARNING = "warning"


class Place(NamedTuple):
    """A source location in a rule file; line and column count from 1, columns in characters."""

    line: int = 1
    column: int = 1


class LocatedText(str):
    """A str that remembers its line in the rule file, so that the editor can link rendered text to its source.

    It compares, hashes and formats as plain text; any string operation gives a plain str without the line.
    """

    __slots__ = ("line",)
    line: int

    def __new__(cls, text: str, line: int) -> "LocatedText":
        """The text with its line number, from 1."""
        placed = super().__new__(cls, text)
        placed.line = line
        return placed

    def __getnewargs__(self) -> tuple[str, int]:  # type: ignore[override]  # a plain text has no line to give
        """The arguments for pickle, so that the line survives copying between processes."""
        return str(self), self.line

    def __deepcopy__(self, _memo: object) -> "LocatedText":
        return self


MAX_MESSAGE_LENGTH = 1000  # characters; a message may quote what the author wrote, however long that is
MAX_QUOTE_LENGTH = 60  # characters of what is quoted there; its place says where to read all of it
# A text in quotes, which an apostrophe does not end; or what to write, which an author copies.
QUOTE = re.compile(r"\bWrite: .*|(?<!\w)'(?![\s.,;:?!)])((?:[^']++|'(?=\w))*+)'(?!\w)", re.DOTALL)
MAX_FIX_LENGTH = 2000  # characters of a line; a longer one, with many problems, would be copied for each of them


@dataclass(frozen=True, slots=True)
class Fix:
    """A fix that an editor can apply with one click: the whole new text of one line, without its line break."""

    line: int
    text: str

    def apply_to(self, text: str) -> str:
        """The whole text with that line replaced; unchanged if it has no such line."""
        lines = text.split("\n")
        if not 1 <= self.line <= len(lines):
            return text
        return "\n".join([*lines[: self.line - 1], self.text, *lines[self.line :]])


@dataclass(frozen=True, slots=True)
class Problem:
    """One diagnostic. `check` is the id of the check or parser rule; str() gives the format that compilers use.

    `code`, if set, is the answer code of a counterexample: a person for whom the problem shows. A fix of a very long
    line is dropped, and a very long message loses its middle, as a long text in quotes does, so that the problems of
    a file never take much more memory than the file, and one of them is one readable line in a log.
    """

    place: Place
    check: str
    message: str
    level: Level = Level.ERROR
    fix: Fix | None = field(default=None, compare=False)
    code: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        short = QUOTE.sub(_short_quote, _without_middle(self.message, MAX_MESSAGE_LENGTH))
        object.__setattr__(self, "message", short)
        if self.fix and len(self.fix.text) > MAX_FIX_LENGTH:
            object.__setattr__(self, "fix", None)

    def __str__(self) -> str:
        return f"{self.place.line}:{self.place.column}: {self.level.value}: {self.message} [{self.check}]"


def _short_quote(found: re.Match[str]) -> str:
    return found[0] if found[1] is None else f"'{_without_middle(found[1], MAX_QUOTE_LENGTH)}'"


def _without_middle(text: str, most: int) -> str:
    half = most // 2 - 1
    return text if len(text) <= most else f"{text[:half]}…{text[-half:]}"


def by_place(problem: Problem) -> tuple[Place, str]:
    """Sort key: top to bottom, then by check id, so that the order is the same in every run."""
    return problem.place, problem.check


def has_errors(problems: tuple[Problem, ...]) -> bool:
    """Whether the file must not be served."""
    return any(problem.level is Level.ERROR for problem in problems)
