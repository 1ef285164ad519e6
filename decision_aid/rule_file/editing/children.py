"""The children of a list or mapping as spans of text, and the replacements that insert or delete some of them.

Deleting must take commas and line breaks along but leave comments; inserting must copy the indent, blank lines and
style (flow or block) of the siblings.
"""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from decision_aid.rule_file.editing.document import Replacement
from decision_aid.rule_file.syntax.parse import MappingNode, Node, SequenceNode, SourceSpans

COMMA = re.compile(r"\s*,")


@dataclass(frozen=True, slots=True)
class ChildSpan:
    """The span of one child, as offsets: from its dash or key to the end of its value."""

    start: int
    end: int


@dataclass(frozen=True)
class Children:
    """The children of one node, in file order; `width` is the maximum line length in flow style, 0 for no limit."""

    spans: SourceSpans
    node: SequenceNode | MappingNode
    width: int = 0

    @property
    def in_flow(self) -> bool:
        """Whether the node is in flow style (brackets)."""
        start = self.spans.start(self.node.place)
        return self.spans.text[start : start + 1] in ("[", "{")

    @property
    def indent(self) -> int:
        """The indent of the children in block style, in columns."""
        return self.node.place.column - 1

    @property
    def count(self) -> int:
        """The number of children."""
        return len(self.child_values)

    def child_span(self, number: int) -> ChildSpan:
        """The span of the child with that index."""
        layout, depth = self.spans, self.indent
        if isinstance(self.node, MappingNode):
            name, under = self.node.entries[number]
            return ChildSpan(layout.start(name.place), layout.pair_end(name, under, depth))
        item = self.node.items[number]
        return ChildSpan(self._dash(item), layout.end(item, depth))

    @property
    def step(self) -> int:
        """How much further the grandchildren are indented; 2 if there are none to copy."""
        inner = [at.place.column - self.node.place.column for at in self.child_values if self.is_block_style(at)]
        return inner[0] if inner and isinstance(self.node, MappingNode) and inner[0] > 0 else 2

    @property
    def names(self) -> tuple[str, ...]:
        """The keys of a mapping; () for a list."""
        return tuple(name.value for name, _ in self.node.entries) if isinstance(self.node, MappingNode) else ()

    @property
    def child_values(self) -> tuple[Node, ...]:
        """The value of each child."""
        return self.node.items if isinstance(self.node, SequenceNode) else tuple(at for _, at in self.node.entries)

    def is_block_style(self, node: Node) -> bool:
        """Whether a node is a list or mapping in block style."""
        return isinstance(node, SequenceNode | MappingNode) and not Children(self.spans, node).in_flow

    @cached_property
    def blank_lines(self) -> int:
        """The most frequent number of blank lines between children."""
        text, children = self.spans.text, [self.child_span(number) for number in range(self.count)]
        pairs = zip(children, children[1:], strict=False)
        gaps = [text[self.spans.next_line(child.end) : self.spans.line_start(two.start)] for child, two in pairs]
        counts = Counter(len(gap.splitlines()) for gap in gaps if not gap.strip())
        return counts.most_common(1)[0][0] if counts else 0

    def deletions(self, gone: Sequence[int]) -> Iterator[Replacement]:
        """The replacements that delete these children; at least one must remain."""
        going = set(gone)
        stay = [number for number in range(self.count) if number not in going]
        for first, last in _runs(gone):
            place = bisect(stay, last)
            after = stay[place] if place < len(stay) else None
            before = stay[place - 1] if place else None
            if self.in_flow:
                yield self._out_of_flow(first, last, before, after)
            else:
                yield from self._off_lines(first, last, after)

    def _out_of_flow(self, first: int, last: int, before: int | None, after: int | None) -> Replacement:
        start, end = self.child_span(first).start, self.child_span(last).end
        comma = COMMA.match(self.spans.text, end)
        if after is not None and not self._comment(start, self.child_span(after).start):
            return Replacement(start, self.child_span(after).start, "")
        if after is None and before is not None and not self._comment(self.child_span(before).end, end):
            return Replacement(self.child_span(before).end, end, "")
        return Replacement(start, comma.end() if comma else end, "")

    def _off_lines(self, first: int, last: int, after: int | None) -> Iterator[Replacement]:
        start, layout = self.child_span(first).start, self.spans
        if layout.text[layout.line_start(start) : start].strip():  # behind the dash of its entry
            if after is not None and not self._comment(start, self.child_span(after).start):
                yield Replacement(start, self.child_span(after).start, "")
                return
            yield Replacement(start, self.child_span(first).end, "")
            first += 1
        for child in map(self.child_span, range(first, last + 1)):
            yield Replacement(layout.line_start(child.start), layout.next_line(child.end), "")

    def insertion(self, after: int | None, lines: Sequence[str]) -> Replacement:
        """The replacement that inserts rendered lines after a child, or first if None; in flow style, one line."""
        if self.in_flow:
            return self._into_flow(after, lines[0])
        layout, newline = self.spans, self.spans.newline
        apart = newline * self.blank_lines
        if after is not None:
            at = layout.line_end(self.child_span(after).end)
            return Replacement(at, at, newline + apart + newline.join(lines))
        start = self.child_span(0).start
        at = layout.line_start(start)
        if layout.text[at:start].strip():
            return Replacement(start, start, newline.join(lines).lstrip(" ") + newline + " " * self.indent)
        return Replacement(at, at, newline.join(lines) + newline + apart)

    def _into_flow(self, after: int | None, part: str) -> Replacement:
        if after is None:
            at = self.child_span(0).start if self.count else self.spans.start(self.node.place) + 1
            return Replacement(at, at, f"{part}, " if self.count else part)
        at = self.child_span(after).end
        full = at - self.spans.line_start(at) + len(part) > self.width > 0
        first = self.child_span(0).start
        below = self.spans.newline + " " * (first - self.spans.line_start(first))
        return Replacement(at, at, f",{below if full else ' '}{part}")

    def _dash(self, item: Node) -> int:
        """The offset of an item's dash; in flow style, of the item itself."""
        at, layout = self.spans.start(item.place), self.spans
        line = layout.line_start(at)
        while not self.in_flow and (dash := line + self.indent) >= layout.start(self.node.place):
            if layout.text[dash : dash + 1] == "-" and (dash < at):
                return dash
            line = layout.line_start(line - 1)
        return at

    def _comment(self, start: int, end: int) -> bool:
        return "#" in self.spans.text[start:end]


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of consecutive numbers, as (first, last)."""
    ordered, there = sorted(numbers), set(numbers)
    firsts = [number for number in ordered if number - 1 not in there]
    lasts = [number for number in ordered if number + 1 not in there]
    yield from zip(firsts, lasts, strict=True)
