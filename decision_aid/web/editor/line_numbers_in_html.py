"""An aid comes in and goes out with lines in its texts; a page drawn from it gives another page its `data-line`s."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from decision_aid.model.problems import Placed

# One letter that no file has, for use between programs, stands for each line. It stands last in a text, before
# the full stop, so that texts are joined, cut and looked through as they would be without it.
FIRST, LAST = 0xF0000, 0xFFFFD
MARK = re.compile("[\U000f0000-\U000ffffd]")
TAG = re.compile(r"(<[^>]*>)")
NAME = re.compile(r"</?([a-z0-9]+)")
ENDS = (".", "?", "!")
NO_ELEMENTS = {"title", "textarea", "option", "script", "style"}
EMPTY = {"br", "hr", "img", "input", "link", "meta"}
BLOCK = re.compile(r'<(?:fieldset|li)\b|<div class="(?:piece|figure|gap)\b')

T = TypeVar("T")


def marked(value: T) -> T:
    """The value with each text that knows its line carrying that line."""
    changed: Any = value
    if isinstance(value, Placed):
        changed = _with_mark(value)
    elif isinstance(value, tuple):
        parts = tuple(map(marked, value))
        changed = parts if any(new is not old for new, old in zip(parts, value, strict=True)) else value
    elif is_dataclass(value) and not isinstance(value, type):
        changed = _fields_marked(value)
    return changed  # type: ignore[no-any-return]  # of the type that came in, with other texts


def placed(page: str, lined: str) -> str:
    """The page with lines where its elements have their texts from, as the same page drawn with them shows."""
    tokens, known = TAG.split(page), TAG.split(lined)
    drawing = _Drawing(tokens)
    if len(tokens) != len(known):
        return page
    for number, (token, marked_token) in enumerate(zip(tokens, known, strict=True)):
        if number % 2:
            drawing.tag(number, token)
        elif found := MARK.search(marked_token):
            drawing.text(ord(found[0]) - FIRST)
    return "".join(tokens)


def _with_mark(text: Placed) -> str:
    letter = chr(FIRST + min(text.line, LAST - FIRST))
    return f"{text[:-1]}{letter}{text[-1]}" if text.endswith(ENDS) else f"{text}{letter}"


def _fields_marked(value: Any) -> Any:
    before = {one.name: getattr(value, one.name) for one in fields(value) if one.name != "texts"}
    after = {name: marked(part) for name, part in before.items()}
    changed = {name: part for name, part in after.items() if part is not before[name]}
    return replace(value, **changed) if changed else value


@dataclass(slots=True)
class _Drawing:
    """A page as tags and texts in turn, and the tags that are open at the place come to."""

    tokens: list[str]
    _open: list[tuple[str, int]] = field(default_factory=list)
    _told: set[int] = field(default_factory=set)

    def tag(self, number: int, tag: str) -> None:
        """A tag opens or closes an element."""
        found = NAME.match(tag)
        if not found or tag.endswith("/>") or found[1] in EMPTY:
            return
        if not tag.startswith("</"):
            self._open.append((found[1], number))
        elif found[1] in {name for name, _ in self._open}:
            while self._open.pop()[0] != found[1]:
                pass

    def text(self, line: int) -> None:
        """A text of that line stands in the element that is open."""
        for tag in self._from() if self._open and self._open[-1][0] not in NO_ELEMENTS else ():
            self._told.add(tag)
            self.tokens[tag] = f'{self.tokens[tag][:-1]} data-line="{line}">'

    def _from(self) -> Iterator[int]:
        """The element that holds the text, and what it is the first text of."""
        inner = self._open[-1][1]
        for _, number in self._open:
            if number not in self._told and (number == inner or BLOCK.match(self.tokens[number])):
                yield number
