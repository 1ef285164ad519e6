"""A parsed rule file that can be edited: text, syntax tree and source spans together, and replacements of text.

Only a file without syntax errors can be edited by form; anything else belongs in the text editor.
"""

from codecs import BOM_UTF8
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from decision_aid.model.problems import Problem, has_errors
from decision_aid.rule_file.editing.values import Value, value_of
from decision_aid.rule_file.syntax.parse import MappingNode, SourceSpans, parse

NARROWEST, WIDEST = 80, 128
CACHE_SIZE = 6


class Unreadable(Exception):
    """The file has syntax errors, so its entries cannot be located; see `problems`."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Replacement:
    """Replace the text between two offsets by a new one; start == end inserts."""

    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Document:
    """A rule file without syntax errors. Immutable and cached: do not modify."""

    content: bytes
    node: MappingNode
    spans: SourceSpans

    @cached_property
    def value(self) -> Value:
        """The whole file as plain values, without places."""
        return value_of(self.node)

    @cached_property
    def width(self) -> int:
        """The line length to keep to when writing: the longest line of the file, within 80 to 128."""
        return min(max(max(map(len, self.spans.text.splitlines()), default=0), NARROWEST), WIDEST)

    def replaced(self, replacements: Iterable[Replacement]) -> bytes:
        """The new bytes after these replacements, which must not overlap; a byte order mark is kept."""
        text, parts, at = self.spans.text, [], 0
        for one in sorted(replacements, key=lambda one: (one.start, one.end)):
            parts += [text[at : one.start], one.new]
            at = one.end
        changed = "".join([*parts, text[at:]]).encode()
        return BOM_UTF8 + changed if self.content.startswith(BOM_UTF8) else changed


@lru_cache(maxsize=CACHE_SIZE)
def open_document(content: bytes) -> Document:
    """Parse for editing, with a small cache. Raises Unreadable."""
    node, problems = parse(content)
    if has_errors(problems) or not isinstance(node, MappingNode):
        raise Unreadable(problems)
    return Document(content, node, SourceSpans(content.decode("utf-8-sig")))
