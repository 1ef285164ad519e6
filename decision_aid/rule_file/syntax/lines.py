"""Raw lines of a rule file, how they are indented, quoted and bracketed, and lines put right in memory."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from decision_aid.model.problems import Place

NAME = r"(?:[\w.-]+|\"[^\"\n]*\"|'[^'\n]*')"
LEAD = re.compile(r"[ \t\u00a0]*(?:-(?:[ \t]+|$))*")
NAMED = re.compile(rf"{NAME}:(?:\s|$)")
BEGINS_LINE = re.compile(rf"^{LEAD.pattern}(?P<name>{NAME}):(?:\s|$)", re.MULTILINE)
TOKEN = re.compile(r"""(?<![^\s\[{,:])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|(?:^|\s)\#.*|[\[\]{}]""")
# Every line whose dash, name or indent may be mistaken begins like this; most lines do not.
ODD = re.compile(
    r"[^\S\u00a0]*(?:-[^\S\u00a0]+)*(?:\u00a0|-(?!\s|$)|[A-Za-z_][\w-]*:(?![ \t]|$)|[{,]\s*[A-Za-z_][\w-]*:[\[{])"
)
BLOCK = re.compile(r":\s+[|>][+-]?\s*$")
CLOSERS = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Edit:
    """One line put right: from that column on, what stood to the right moved by so many columns."""

    line: int
    column: int
    by: int
    text: str


@dataclass(frozen=True)
class Lines:
    """The lines of a file, perhaps some put right, and where each thing stood before."""

    texts: tuple[str, ...]
    edits: Mapping[int, tuple[Edit, ...]] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        """All lines in one."""
        return "\n".join(self.texts)

    @cached_property
    def names(self) -> frozenset[tuple[int, str]]:
        """Every name that begins a line, and how far in it does."""
        return frozenset((hit.start("name") - hit.start(), hit["name"]) for hit in BEGINS_LINE.finditer(self.text))

    @cached_property
    def odd(self) -> frozenset[int]:
        """The numbers of the lines that may begin with a slip."""
        return frozenset(number for number, line in enumerate(self.texts, start=1) if ODD.match(line))

    def line(self, number: int) -> str:
        """The line of that number from 1; empty beyond the end."""
        return self.texts[number - 1] if 1 <= number <= len(self.texts) else ""

    def char(self, place: Place) -> str:
        """The sign at that place; empty beyond the end of the line."""
        return self.line(place.line)[place.column - 1 : place.column]

    def rest(self, place: Place) -> str:
        """What stands from that place to the end of its line, without a trailing comment."""
        line = self.line(place.line)
        return line[place.column - 1 : text_end(line, place.column - 1)]

    def between(self, start: Place, end: Place) -> str | None:
        """What stands between two places in one line; None where they are in different lines."""
        return self.line(start.line)[start.column - 1 : end.column - 1] if start.line == end.line else None

    def put_right(self, edits: tuple[Edit, ...]) -> "Lines":
        """The lines with these edits made."""
        texts, made = list(self.texts), dict(self.edits)
        for edit in edits:
            texts[edit.line - 1] = edit.text
            made[edit.line] = (*made.get(edit.line, ()), edit)
        return Lines(tuple(texts), made)

    def original(self, place: Place) -> Place:
        """Where that place was before any line was put right; beyond the end, the end."""
        if place.line > len(self.texts):
            return Place(len(self.texts), len(self.texts[-1]) + 1)
        if not self.edits:
            return place
        column = place.column
        for edit in reversed(self.edits.get(place.line, ())):
            if column > edit.column:
                column = max(edit.column, column - edit.by)
        return Place(place.line, column)

    def content_after(self, number: int) -> int | None:
        """The number of the next line below that is neither blank nor a comment."""
        below = range(number + 1, len(self.texts) + 1)
        return next((other for other in below if is_content(self.line(other))), None)

    def content_above(self, number: int) -> int | None:
        """The number of the next line above that is neither blank nor a comment."""
        above = range(min(number, len(self.texts) + 1) - 1, 0, -1)
        return next((other for other in above if is_content(self.line(other))), None)

    def replaced(self, place: Place, length: int, new: str) -> Edit:
        """The edit that puts a new text for that many signs at a place."""
        line, start = self.line(place.line), place.column - 1
        text = line[:start] + new + line[start + length :]
        return Edit(place.line, place.column, len(new) - length, text)


def is_content(line: str) -> bool:
    """Whether a line is neither blank nor a comment."""
    stripped = line.strip()
    return bool(stripped) and not stripped.startswith("#")


def indent(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def inner(line: str) -> int:
    """How far in a line's text begins, after the dashes of lists."""
    hit = LEAD.match(line)
    return hit.end() if hit else 0


def is_item(line: str) -> bool:
    """Whether a line begins an entry of a list."""
    return re.match(r"\s*-(\s|$)", line) is not None


def is_entry(line: str) -> bool:
    """Whether a line begins with a name and its colon, or as an entry of a list."""
    return is_item(line) or NAMED.match(line, inner(line)) is not None


def value_start(line: str) -> int:
    """Where the text beside a line's name begins."""
    hit = re.compile(rf"{NAME}:\s+").match(line, inner(line))
    return hit.end() if hit else inner(line)


def text_end(line: str, start: int = 0) -> int:
    """Where a line ends without a trailing comment and spaces."""
    hit = re.compile(r"\s#").search(line, start)
    return len(line[: hit.start() if hit else len(line)].rstrip())


def quoted(text: str) -> str:
    """A text in such quotes that nothing in it can end them."""
    if text.endswith('"') and text.count('"') == 1 and "\\" not in text:
        return f'"{text}'
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def closes(text: str, quote: str) -> bool:
    """Whether a text that began with that quote ends within these signs."""
    if quote == "'":
        return "'" in text.replace("''", "")
    return '"' in re.sub(r"\\.", "", text)


def open_brackets(text: str) -> str:
    """The brackets that are opened and not closed in a stretch of a line, outermost first."""
    stack: list[str] = []
    for _, stack in _levels(text, 0):  # noqa: B007
        pass
    return "".join(stack)


def where_deeper(text: str, start: int, most: int) -> int | None:
    """Where, from a place in a line on, more than so many brackets are open at once."""
    return next((at for at, stack in _levels(text, start) if len(stack) > most), None)


def _levels(text: str, start: int) -> Iterator[tuple[int, list[str]]]:
    """Where each bracket stands, and those open after it; the list is one and the same, for long lines' sake."""
    stack: list[str] = []
    for hit in TOKEN.finditer(text, start):
        if hit[0] in CLOSERS:
            stack.append(hit[0])
        elif stack and hit[0] == CLOSERS[stack[-1]]:
            stack.pop()
        yield hit.start(), stack


def item_end(line: str, start: int) -> int:
    """Where a text inside brackets ends: at the next comma or closing bracket of its own level."""
    stack: list[str] = []
    end = text_end(line, start)
    for index in range(start, end):
        sign = line[index]
        if not stack and sign in ",]}":
            return len(line[:index].rstrip())
        if sign in CLOSERS:
            stack.append(sign)
        elif stack and sign == CLOSERS[stack[-1]]:
            stack.pop()
    return end
