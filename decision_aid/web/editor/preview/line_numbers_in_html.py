"""Maps HTML back to lines of the rule file: the preview renders a page twice, plain and from texts with line tags.

A line tag is a private-use character that encodes the line. Where the tagged page has one, the element in the plain
page gets a `data-line` attribute. Only authors pay for the second rendering; languages are tagged on everybody's pages,
so `translation.foreign_texts` finds them in the one that is sent.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from decision_aid.model.problems import LocatedText

# Private-use characters (planes 15 and 16), which no file has: one for each line. A tag is last in a text, but before
# the full stop, so that code that joins, cuts or searches texts is not disturbed.
FIRST, LAST = 0xF0000, 0xFFFFD
LINE_TAG = re.compile("[\U000f0000-\U000ffffd]")
TAG = re.compile(r"(<[^>]*>)")
NAME = re.compile(r"</?([a-z0-9]+)")
ENDS = (".", "?", "!")
NO_ELEMENTS = {"title", "textarea", "option", "script", "style"}
EMPTY = {"br", "hr", "img", "input", "link", "meta"}
BLOCK = re.compile(r'<(?:fieldset|li)\b|<div class="(?:piece|figure|gap)\b')

T = TypeVar("T")


def tag_lines(value: T) -> T:
    """The value with a line tag in each text whose line is known."""
    changed: Any = value
    if isinstance(value, LocatedText):
        changed = _with_line_tag(value)
    elif isinstance(value, tuple):
        parts = tuple(map(tag_lines, value))
        changed = parts if any(new is not old for new, old in zip(parts, value, strict=True)) else value
    elif is_dataclass(value) and not isinstance(value, type):
        changed = _with_tagged_fields(value)
    return changed  # type: ignore[no-any-return]  # the same type, with other texts


def add_data_line(page: str, lined: str) -> str:
    """The page with `data-line` attributes, found by comparing it with the same page rendered from tagged texts."""
    tokens, known = TAG.split(page), TAG.split(lined)
    elements = _OpenElements(tokens)
    if len(tokens) != len(known):
        return page
    for number, (token, marked_token) in enumerate(zip(tokens, known, strict=True)):
        if number % 2:
            elements.tag(number, token)
        elif found := LINE_TAG.search(marked_token):
            elements.text(ord(found[0]) - FIRST)
    return "".join(tokens)


def _with_line_tag(text: LocatedText) -> str:
    letter = chr(FIRST + min(text.line, LAST - FIRST))
    return f"{text[:-1]}{letter}{text[-1]}" if text.endswith(ENDS) else f"{text}{letter}"


def _with_tagged_fields(value: Any) -> Any:
    before = {one.name: getattr(value, one.name) for one in fields(value) if one.init and one.name != "texts"}
    after = {name: tag_lines(part) for name, part in before.items()}
    changed = {name: part for name, part in after.items() if part is not before[name]}
    return replace(value, **changed) if changed else value


@dataclass(slots=True)
class _OpenElements:
    """Tracks the open elements while a page, split into tags and texts, is read."""

    tokens: list[str]
    _open: list[tuple[str, int]] = field(default_factory=list)
    _numbered: set[int] = field(default_factory=set)

    def tag(self, number: int, tag: str) -> None:
        """Process a tag."""
        found = NAME.match(tag)
        if not found or tag.endswith("/>") or found[1] in EMPTY:
            return
        if not tag.startswith("</"):
            self._open.append((found[1], number))
        elif found[1] in {name for name, _ in self._open}:
            while self._open.pop()[0] != found[1]:
                pass

    def text(self, line: int) -> None:
        """Process a text that comes from that line."""
        for tag in self._elements_to_number() if self._open and self._open[-1][0] not in NO_ELEMENTS else ():
            self._numbered.add(tag)
            self.tokens[tag] = f'{self.tokens[tag][:-1]} data-line="{line}">'

    def _elements_to_number(self) -> Iterator[int]:
        """The element that holds the text, and the blocks that it is the first text of."""
        inner = self._open[-1][1]
        for _, number in self._open:
            if number not in self._numbered and (number == inner or BLOCK.match(self.tokens[number])):
                yield number
