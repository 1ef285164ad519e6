"""Render a text as a YAML scalar that is guaranteed to parse back to the same text.

YAML's quoting rules are too intricate to predict; so candidate styles are tried in order (present style, plain,
quoted), and the first that the parser reads back unchanged is taken. Costs one small parse per candidate.
"""

import json
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from decision_aid.rule_file.editing.values import value_of
from decision_aid.rule_file.syntax.parse import Node, parse
from decision_aid.rule_file.syntax.repairs.indents import BLOCK_NAME

FOLDED, LITERAL, DOUBLE, SINGLE, PLAIN = ">", "|", '"', "'", ""
# Unescaped, YAML takes these for line breaks.
ESCAPED_BREAKS = {0x85: "\\x85", 0x2028: "\\u2028", 0x2029: "\\u2029"}
LOOKS_LIKE_NAME = re.compile(r"[\w.-]+:(?:\s|$)|-(?:\s|$)|#")


class Unwritable(Exception):
    """No YAML style represents this text, for example because of a control character."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


@dataclass(frozen=True, slots=True)
class RenderContext:
    """The surroundings of a value to render: flow style or not, indent, line width, columns used before it, style."""

    in_flow: bool
    indent: int
    width: int
    before: int = 0
    style: str = PLAIN
    step: int = 2

    def holds(self, head: str) -> bool:
        """Whether a text fits into the rest of the line."""
        return self.before + len(head) <= self.width


@dataclass(frozen=True, slots=True)
class RenderedValue:
    """A rendered value: `head` goes into the line of its key, `below` are the lines after it, indented."""

    head: str
    below: tuple[str, ...] = ()


def render_scalar(text: str, room: RenderContext) -> RenderedValue:
    """Render a text in the requested style, or the first that works. Raises Unwritable."""
    for candidate in _candidates(text, room):
        if _reads_back(candidate, text, room.in_flow):
            indent = " " * room.indent
            return RenderedValue(candidate.head, tuple(indent + line if line else "" for line in candidate.below))
    raise Unwritable(text)


@lru_cache(maxsize=1024)
def render_key(name: str, in_flow: bool = False) -> str:
    """Render a key, quoted if necessary; cached. Raises Unwritable."""
    for candidate in (name, _double(name), _single(name)):
        found = _parsed_node(f"{{{candidate}: x}}" if in_flow else f"{candidate}: x\n")
        if found is not None and value_of(found) == {name: "x"}:
            return candidate
    raise Unwritable(name)


def _candidates(text: str, room: RenderContext) -> Iterator[RenderedValue]:
    """The ways to write it, best first. A line like a key is quoted: in a block, it may be taken for a slip."""
    if "\n" in text:
        if not room.in_flow and not any(map(BLOCK_NAME.match, text.split("\n"))):
            yield RenderedValue("|-", tuple(text.split("\n")))
        yield RenderedValue(_double(text))
        return
    one_line = {PLAIN: text, DOUBLE: _double(text), SINGLE: _single(text)}
    first = one_line.get(room.style, text)
    if not room.in_flow and not room.holds(first) and (lines := _folded(text, room)):
        yield RenderedValue(">-", lines)
    quoted = sorted((_double(text), _single(text)), key=lambda one: "\\" in one)
    yield from map(RenderedValue, dict.fromkeys((first, text, *quoted)))


def _folded(text: str, room: RenderContext) -> tuple[str, ...]:
    """The lines of a folded scalar; () if a line would look like a key or item, or if spaces would be lost."""
    width = max(room.width - room.indent, 20)
    lines = tuple(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False))
    unchanged = " ".join(lines) == text
    return lines if unchanged and not any(map(LOOKS_LIKE_NAME.match, lines)) else ()


def _double(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).translate(ESCAPED_BREAKS)


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _reads_back(candidate: RenderedValue, text: str, in_flow: bool) -> bool:
    if in_flow:
        found = _parsed_node(f"a: {{b: {candidate.head}, c: [{candidate.head}]}}\n")
        return found is not None and value_of(found) == {"a": {"b": text, "c": (text,)}}
    below = "".join(f"    {line}\n" if line else "\n" for line in candidate.below)
    found = _parsed_node(f"a:\n  b: {candidate.head}\n{below}  c: d\n")
    return found is not None and value_of(found) == {"a": {"b": text, "c": "d"}}


def _parsed_node(text: str) -> Node | None:
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate
        return None
    found, problems = parse(content)
    return None if problems else found
