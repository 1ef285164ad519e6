"""A text as somebody typed it comes in; how a rule file writes it, so that it reads back the same, goes out."""

import json
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from decision_aid.rule_file.editing.values import value_of
from decision_aid.rule_file.syntax.parse import Node, nodes

FOLDED, LITERAL, DOUBLE, SINGLE, PLAIN = ">", "|", '"', "'", ""
# Only the escape keeps YAML from taking these for the end of a line.
UNSEEN_BREAKS = {0x85: "\\x85", 0x2028: "\\u2028", 0x2029: "\\u2029"}
LOOKS_LIKE_NAME = re.compile(r"[\w.-]+:(?:\s|$)|-(?:\s|$)|#")


class Unwritable(Exception):
    """No rule file can hold this text so that it reads back the same."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


@dataclass(frozen=True, slots=True)
class Room:
    """Where something is to be written: in brackets or not, how far in its lines begin, and how long they may be."""

    in_flow: bool
    indent: int
    width: int
    before: int = 0
    style: str = PLAIN
    step: int = 2

    def holds(self, head: str) -> bool:
        """Whether so much fits into what is left of the line."""
        return self.before + len(head) <= self.width


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the line of a name, and the lines below it, each with its indent."""

    head: str
    below: tuple[str, ...] = ()


def written(text: str, room: Room) -> Written:
    """The text in the style that the room asks for, or the nearest that holds it; Unwritable where none does."""
    for candidate in _candidates(text, room):
        if _reads_back(candidate, text, room.in_flow):
            indent = " " * room.indent
            return Written(candidate.head, tuple(indent + line if line else "" for line in candidate.below))
    raise Unwritable(text)


@lru_cache(maxsize=1024)
def name_written(name: str, in_flow: bool = False) -> str:
    """A name as it stands before its colon."""
    for candidate in (name, _double(name), _single(name)):
        found = _read(f"{{{candidate}: x}}" if in_flow else f"{candidate}: x\n")
        if found is not None and value_of(found) == {name: "x"}:
            return candidate
    raise Unwritable(name)


def _candidates(text: str, room: Room) -> Iterator[Written]:
    if "\n" in text:
        if not room.in_flow:
            yield Written("|-", tuple(text.split("\n")))
        yield Written(_double(text))
        return
    one_line = {PLAIN: text, DOUBLE: _double(text), SINGLE: _single(text)}
    first = one_line.get(room.style, text)
    if not room.in_flow and not room.holds(first) and (lines := _folded(text, room)):
        yield Written(">-", lines)
    quoted = sorted((_double(text), _single(text)), key=lambda one: "\\" in one)
    yield from map(Written, dict.fromkeys((first, text, *quoted)))


def _folded(text: str, room: Room) -> tuple[str, ...]:
    """The text on several lines; none where a line would begin like something else, or spaces would be lost."""
    width = max(room.width - room.indent, 20)
    lines = tuple(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False))
    kept = " ".join(lines) == text
    return lines if kept and not any(map(LOOKS_LIKE_NAME.match, lines)) else ()


def _double(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).translate(UNSEEN_BREAKS)


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _reads_back(candidate: Written, text: str, in_flow: bool) -> bool:
    if in_flow:
        found = _read(f"a: {{b: {candidate.head}, c: [{candidate.head}]}}\n")
        return found is not None and value_of(found) == {"a": {"b": text, "c": (text,)}}
    below = "".join(f"    {line}\n" if line else "\n" for line in candidate.below)
    found = _read(f"a:\n  b: {candidate.head}\n{below}  c: d\n")
    return found is not None and value_of(found) == {"a": {"b": text, "c": "d"}}


def _read(text: str) -> Node | None:
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError:  # half of a sign that needs two
        return None
    found, problems = nodes(content)
    return None if problems else found
