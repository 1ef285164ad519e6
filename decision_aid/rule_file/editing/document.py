"""The bytes of a rule file come in; its text, and what stands where in it, go out; and the text with parts replaced."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from decision_aid.model.problems import Problem, has_errors
from decision_aid.rule_file.editing.values import Value, value_of
from decision_aid.rule_file.syntax.parse import Entries, Layout, nodes

MARK = b"\xef\xbb\xbf"
NARROWEST, WIDEST = 80, 128
MOST_KEPT = 6


class Unreadable(Exception):
    """The text has a slip that keeps its entries from being found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Replacement:
    """What stands from one spot of a text to another, and what is to stand there instead."""

    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Document:
    """A rule file's text that reads without a slip."""

    content: bytes
    node: Entries
    layout: Layout

    @cached_property
    def value(self) -> Value:
        """All that the file says."""
        return value_of(self.node)

    @cached_property
    def width(self) -> int:
        """How long the lines of this file may be."""
        return min(max(max(map(len, self.layout.text.splitlines()), default=0), NARROWEST), WIDEST)

    def replaced(self, replacements: Iterable[Replacement]) -> bytes:
        """The file's bytes with these parts replaced, and all else as it was."""
        text, parts, at = self.layout.text, [], 0
        for one in sorted(replacements, key=lambda one: (one.start, one.end)):
            parts += [text[at : one.start], one.new]
            at = one.end
        changed = "".join([*parts, text[at:]]).encode()
        return MARK + changed if self.content.startswith(MARK) else changed


@lru_cache(maxsize=MOST_KEPT)
def document(content: bytes) -> Document:
    """The text as it can be edited; Unreadable, with the problems, where it can't be."""
    node, problems = nodes(content)
    if has_errors(problems) or not isinstance(node, Entries):
        raise Unreadable(problems)
    return Document(content, node, Layout(content.decode("utf-8-sig")))
