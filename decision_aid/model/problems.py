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
        placed = str.__new__(cls, text)
        placed.line = line
        return placed

    def __getnewargs__(self) -> tuple[str, int]:  # type: ignore[override]  # a plain text has no line to give
        """The arguments for pickle, so that the line survives copying between processes."""
        return str(self), self.line

    def __deepcopy__(self, _memo: object) -> "LocatedText":
        return self


class Wording(str):
    """What a problem says, to two readers: the str itself to who writes the text, with its keys, ids and lines.

    `in_form` says it to who fills in forms, which have labels, names and fields in their place. `lasting` is the str
    without numbers of lines: it stays the same when lines move. A string operation gives a plain str without either.
    """

    __slots__ = ("in_form", "lasting")
    in_form: str
    lasting: str

    def __new__(cls, text: str, in_form: str = "", lasting: str = "") -> "Wording":
        """The text; whichever of the others is left out is the same."""
        wording = super().__new__(cls, text)
        wording.in_form, wording.lasting = in_form or text, lasting or text
        return wording

    @classmethod
    def of(cls, part: object) -> "Wording":
        """The part itself if it has its wordings, else one that says the same to both readers."""
        return part if isinstance(part, Wording) else cls(str(part))


def worded(template: str, *parts: object) -> Wording:
    """The template with its parts for each `{}`, worded for each reader as the parts are."""
    known = [Wording.of(part) for part in parts]
    return Wording(
        template.format(*known),
        template.format(*(wording.in_form for wording in known)),
        template.format(*(wording.lasting for wording in known)),
    )


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

    `code`, if set, is the answer code of a counterexample: a person for whom the problem shows. `key`, if set, is the
    key in which it is put right: of the entry at the place, or beside the value there. `mended_in` is the id of the
    statement that has it, if that is not at the place. A fix of a very long line is dropped, and a very long message
    loses its middle, as a long text in quotes does, so that the problems of a file never take much more memory than the
    file, and one of them is one readable line in a log.
    """

    place: Place
    check: str
    message: str
    level: Level = Level.ERROR
    fix: Fix | None = field(default=None, compare=False)
    code: str = field(default="", compare=False)
    key: str = field(default="", compare=False)
    mended_in: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        wording = self.wording
        object.__setattr__(self, "message", Wording(*map(_short, (str(wording), wording.in_form, wording.lasting))))
        if self.fix and len(self.fix.text) > MAX_FIX_LENGTH:
            object.__setattr__(self, "fix", None)

    @property
    def wording(self) -> Wording:
        """The message with what it says to each reader."""
        return Wording.of(self.message)

    def __str__(self) -> str:
        return f"{self.place.line}:{self.place.column}: {self.level.value}: {self.message} [{self.check}]"


def _short(message: str) -> str:
    return QUOTE.sub(_short_quote, _without_middle(message, MAX_MESSAGE_LENGTH))


def _short_quote(match: re.Match[str]) -> str:
    return match[0] if match[1] is None else f"'{_without_middle(match[1], MAX_QUOTE_LENGTH)}'"


def _without_middle(text: str, most: int) -> str:
    half = most // 2 - 1
    return text if len(text) <= most else f"{text[:half]}…{text[-half:]}"


def by_place(problem: Problem) -> tuple[Place, str]:
    """Sort key: top to bottom, then by check id, so that the order is the same in every run."""
    return problem.place, problem.check


def has_errors(problems: tuple[Problem, ...]) -> bool:
    """Whether the file must not be served."""
    return any(problem.level is Level.ERROR for problem in problems)
