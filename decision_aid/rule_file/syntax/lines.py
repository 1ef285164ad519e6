"""The source lines of a rule file, with the edits that repairs made in memory, and a rough scanner for single lines.

The repair rules look at lines that no parser accepts, so they cannot use a syntax tree: the functions below find
indent, key, value, quotes and brackets of a line by pattern alone.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from decision_aid.model.problems import Place

NAME = r"(?:[\w.-]+|\"[^\"\n]*\"|'[^'\n]*')"
# Characters that look like a space or like nothing, which YAML takes as letters; and colons and dashes of print.
ODD_SPACES = r"\u00a0\u00ad\u1680\u2000-\u200f\u202f\u205f\u2060\u3000"
ODD_COLONS = "：﹕︓꞉∶"
BULLETS = "–—‒―−•‣◦·▪●*+"
LEAD = re.compile(rf"[ \t{ODD_SPACES}]*(?:-(?:[ \t]+|$))*")
KEY_WITH_COLON = re.compile(rf"{NAME}:(?:\s|$)")
BEGINS_LINE = re.compile(rf"^{LEAD.pattern}(?P<name>{NAME}):(?:\s|$)", re.MULTILINE)
TOKEN = re.compile(r"""(?<![^\s\[{,:])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|(?:^|\s)\#.*|[\[\]{}]""")
# A prefilter: each line that may have a mistake in its dash, key or indent matches, and few others do.
SUSPICIOUS_START = re.compile(
    rf"[ \t]*+(?:-[ \t]++)*+(?:[{ODD_SPACES}]|-(?![ \t]|$)|[{BULLETS}]\s"
    rf"|[A-Za-z_][\w-]*+(?::(?![ \t]|$)|[{ODD_COLONS}])"
    r"|[{,]\s*[A-Za-z_][\w-]*:[\[{])"
)
BLOCK = re.compile(r":\s+[|>][+-]?\s*$")
CLOSERS = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class LineEdit:
    """A repaired line: its whole new text; right of `column`, characters moved by `by` columns (to map places back)."""

    line: int
    column: int
    by: int
    text: str


@dataclass(frozen=True)
class SourceLines:
    """The lines of a file, immutable; after repairs it can map each place back to the file as the author has it."""

    texts: tuple[str, ...]
    edits: Mapping[int, tuple[LineEdit, ...]] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        """The whole text, with LF between lines."""
        return "\n".join(self.texts)

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """For each line the key at the very left under which it stands; "" above the first."""
        found, section = [], ""
        for hit in self._keys:
            section = hit["name"] if hit and not hit.start("name") else section
            found.append(section)
        return tuple(found)

    @cached_property
    def names(self) -> frozenset[tuple[str, int, str]]:
        """Each key that begins a line, with its section and its indent in columns."""
        hits = zip(self.sections, self._keys, strict=True)
        return frozenset((section, hit.start("name"), hit["name"]) for section, hit in hits if hit)

    @cached_property
    def _keys(self) -> list[re.Match[str] | None]:
        """For each line the key that begins it."""
        return [BEGINS_LINE.match(line) for line in self.texts]

    @cached_property
    def odd(self) -> frozenset[int]:
        """The numbers of the lines that may begin with a mistake (a prefilter, not a finding)."""
        return frozenset(number for number, line in enumerate(self.texts, start=1) if SUSPICIOUS_START.match(line))

    def line(self, number: int) -> str:
        """The line of that number, from 1; "" outside the file."""
        return self.texts[number - 1] if 1 <= number <= len(self.texts) else ""

    def char(self, place: Place) -> str:
        """The character at that place; "" beyond the end of the line."""
        return self.line(place.line)[place.column - 1 : place.column]

    def rest(self, place: Place) -> str:
        """The text from that place to the end of its line, without a trailing comment."""
        line = self.line(place.line)
        return line[place.column - 1 : end_without_comment(line, place.column - 1)]

    def between(self, start: Place, end: Place) -> str | None:
        """The text between two places of one line; None if they are in different lines."""
        return self.line(start.line)[start.column - 1 : end.column - 1] if start.line == end.line else None

    def with_edits(self, edits: tuple[LineEdit, ...]) -> "SourceLines":
        """A copy with these edits applied and recorded."""
        texts, made = list(self.texts), dict(self.edits)
        for edit in edits:
            texts[edit.line - 1] = edit.text
            made[edit.line] = (*made.get(edit.line, ()), edit)
        return SourceLines(tuple(texts), made)

    def original_place(self, place: Place) -> Place:
        """Map a place back to the text before all edits; a place beyond the end becomes the end."""
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
        """The number of the next line below that is neither blank nor a comment; None if there is none."""
        below = range(number + 1, len(self.texts) + 1)
        return next((other for other in below if is_content(self.line(other))), None)

    def content_above(self, number: int) -> int | None:
        """The number of the next line above that is neither blank nor a comment; None if there is none."""
        above = range(min(number, len(self.texts) + 1) - 1, 0, -1)
        return next((other for other in above if is_content(self.line(other))), None)

    def enclosing_above(self, number: int, depth: int) -> int | None:
        """The number of the next line above, as in `content_above`, that is indented by no more than that."""
        above = self.content_above(number)
        while above is not None and indent(self.line(above)) > depth:
            above = self.content_above(above)
        return above

    def replaced(self, place: Place, length: int, new: str) -> LineEdit:
        """The edit that replaces `length` characters at a place."""
        line, start = self.line(place.line), place.column - 1
        text = line[:start] + new + line[start + length :]
        return LineEdit(place.line, place.column, len(new) - length, text)


def is_content(line: str) -> bool:
    """Whether a line is neither blank nor a comment."""
    stripped = line.strip()
    return bool(stripped) and not stripped.startswith("#")


def indent(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def content_column(line: str) -> int:
    """The column, from 0, where a line's content begins, after indent and list dashes."""
    hit = LEAD.match(line)
    return hit.end() if hit else 0


def is_list_item(line: str) -> bool:
    """Whether a line begins a list item."""
    return re.match(r"\s*-(\s|$)", line) is not None


def is_item_or_key(line: str) -> bool:
    """Whether a line begins a list item or a key with its colon."""
    return is_list_item(line) or KEY_WITH_COLON.match(line, content_column(line)) is not None


def value_column(line: str) -> int:
    """The column, from 0, of the value beside a line's key."""
    hit = re.compile(rf"{NAME}:\s+").match(line, content_column(line))
    return hit.end() if hit else content_column(line)


def end_without_comment(line: str, start: int = 0) -> int:
    """The column, from 0, where a line ends without trailing comment and spaces."""
    hit = re.compile(r"\s#").search(line, start)
    return len(line[: hit.start() if hit else len(line)].rstrip())


def opens_block(line: str) -> bool:
    """Whether nothing stands after the colon at the end of a line, so that what belongs to it is below."""
    return line[: end_without_comment(line)].endswith(":")


def quote_scalar(text: str) -> str:
    """The text as a quoted scalar: double quotes, or single ones if it has quotes or backslashes."""
    if text.endswith('"') and text.count('"') == 1 and "\\" not in text:
        return f'"{text}'
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def closes_quote(text: str, quote: str) -> bool:
    """Whether a scalar opened by that quote ends within this text, which begins after the quote."""
    if quote == "'":
        return "'" in text.replace("''", "")
    return '"' in re.sub(r"\\.", "", text)


def open_brackets(text: str) -> str:
    """The brackets that are opened and not closed in a part of a line, outermost first."""
    stack: list[str] = []
    for _, stack in _levels(text, 0):  # noqa: B007
        pass
    return "".join(stack)


def last_open_bracket(lines: SourceLines, before: Place) -> Place | None:
    """The nearest bracket above a place, or before it in its line, that is not closed until there."""
    closed = 0
    for number in range(min(before.line, len(lines.texts)), 0, -1):
        line = lines.line(number)
        end = before.column - 1 if number == before.line else len(line)
        for hit in reversed([*TOKEN.finditer(line, 0, end)]):
            if hit[0] in CLOSERS.values():
                closed += 1
            elif hit[0] in CLOSERS and closed:
                closed -= 1
            elif hit[0] in CLOSERS:
                return Place(number, hit.start() + 1)
    return None


def first_deeper_column(text: str, start: int, most: int) -> int | None:
    """The first column, from `start` on, where more than `most` brackets are open; None if nowhere."""
    return next((at for at, stack in _levels(text, start) if len(stack) > most), None)


def _levels(text: str, start: int) -> Iterator[tuple[int, list[str]]]:
    """Each bracket's column, and the stack of open ones after it: one list, mutated, so that long lines stay linear."""
    stack: list[str] = []
    for hit in TOKEN.finditer(text, start):
        if hit[0] in CLOSERS:
            stack.append(hit[0])
        elif stack and hit[0] == CLOSERS[stack[-1]]:
            stack.pop()
        yield hit.start(), stack


def flow_scalar_end(line: str, start: int) -> int:
    """Where an unquoted scalar inside brackets ends: before the next comma or closing bracket of its level."""
    stack: list[str] = []
    end = end_without_comment(line, start)
    for index in range(start, end):
        sign = line[index]
        if not stack and sign in ",]}":
            return len(line[:index].rstrip())
        if sign in CLOSERS:
            stack.append(sign)
        elif stack and sign == CLOSERS[stack[-1]]:
            stack.pop()
    return end
