"""Compute the minimal text replacements that turn one value of a file into another.

Old syntax tree and wanted value are compared recursively: mappings by key, lists by a diff. Only what differs is
rendered anew, in the quoting and block style that it has now, so comments and formatting survive.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from decision_aid.rule_file.editing.block_style import in_brackets, item_lines, named_in_brackets, named_lines, rendered
from decision_aid.rule_file.editing.children import Kids
from decision_aid.rule_file.editing.document import Document, Replacement
from decision_aid.rule_file.editing.scalar_style import FOLDED, LITERAL, PLAIN, Room, name_written
from decision_aid.rule_file.editing.values import Value, value_of
from decision_aid.rule_file.sequence_matching import BoundedMatcher
from decision_aid.rule_file.syntax.parse import Entries, Items, Node, Text

# Keys that exclude each other: exchanging them renames the key in place, and its line stays where it is.
RENAMED = {"says": "not_known", "not_known": "says", "over": "at", "at": "over"}
HEADER = re.compile(r"[|>][-+0-9]*")


@dataclass(frozen=True)
class Changes:
    """Computes replacements for one document."""

    document: Document

    def to(self, node: Node, wanted: Value, depth: int = 0, in_flow: bool = False) -> Iterator[Replacement]:
        """The replacements that give a node the wanted value; `depth` is the indent of its parent."""
        if value_of(node) == wanted:
            return
        if isinstance(node, Entries) and isinstance(wanted, Mapping) and self._stays(node, wanted):
            yield from self._names(node, wanted, in_flow)
        elif isinstance(node, Items) and isinstance(wanted, tuple) and wanted and node.items:
            yield from self._items(node, wanted, in_flow)
        else:
            yield self._anew(node, wanted, depth, in_flow)

    def _stays(self, node: Entries, wanted: Mapping[str, Value]) -> bool:
        return any(name.value in wanted or RENAMED.get(name.value) in wanted for name, _ in node.entries)

    def _names(self, node: Entries, wanted: Mapping[str, Value], in_flow: bool) -> Iterator[Replacement]:
        children = Kids(self.document.layout, node, self.document.width)
        in_flow = in_flow or children.in_flow
        new_name = {name.value: _now(name.value, node, wanted) for name, _ in node.entries}
        for name, under in node.entries:
            now = new_name[name.value]
            if now in wanted and now != name.value:
                start = self.document.layout.start(name.place)
                yield Replacement(start, self.document.layout.end(name), name_written(now))
            if now in wanted:
                yield from self.to(under, wanted[now], children.indent, in_flow)
        yield from children.without(
            [n for n, (name, _) in enumerate(node.entries) if new_name[name.value] not in wanted]
        )
        places = {new_name[name.value]: number for number, (name, _) in enumerate(node.entries)}
        after: int | None = None
        for key, value in wanted.items():
            if key in places:
                after = places[key]
            else:
                yield children.put_in(after, self._named(key, value, children, after, in_flow))

    def _named(self, key: str, value: Value, children: Kids, after: int | None, in_flow: bool) -> list[str]:
        if in_flow:
            return [named_in_brackets(key, value)]
        like = children.under[after or 0]
        return list(
            named_lines(key, value, self._room(children), on_lines=_alike(like, value) and children.on_lines(like))
        )

    def _items(self, node: Items, wanted: tuple[Value, ...], in_flow: bool) -> Iterator[Replacement]:
        children = Kids(self.document.layout, node, self.document.width)
        in_flow = in_flow or children.in_flow
        old = [repr(value_of(item)) for item in node.items]
        matcher = BoundedMatcher(old, [repr(value) for value in wanted])
        gone: list[int] = []
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            same = 0 if tag == "equal" else min(i2 - i1, j2 - j1)
            for number in range(same):
                yield from self.to(node.items[i1 + number], wanted[j1 + number], children.indent, in_flow)
            gone += range(i1 + same, i2) if tag != "equal" else []
            after = i1 + same - 1 if i1 + same else None
            for value in wanted[j1 + same : j2] if tag != "equal" else ():
                yield children.put_in(after, self._item(value, children, after, in_flow))
        yield from children.without(gone)

    def _item(self, value: Value, children: Kids, after: int | None, in_flow: bool) -> list[str]:
        if in_flow:
            return [in_brackets(value)]
        return list(item_lines(value, self._room(children), on_lines=children.on_lines(children.under[after or 0])))

    def _room(self, children: Kids) -> Room:
        return Room(in_flow=False, indent=children.indent, width=self.document.width, step=children.step)

    def _anew(self, node: Node, wanted: Value, depth: int, in_flow: bool) -> Replacement:
        """Replace a whole value; a comment behind it stays in its line."""
        layout, start = self.document.layout, self.document.layout.start(node.place)
        end = layout.end(node, depth)
        old = layout.text[start:end]
        room = Room(in_flow, depth + 2, self.document.width, start - layout.line_start(start), _style(node, old))
        found = rendered(wanted, self._as_far_in(old, room))
        header = HEADER.match(old) if room.style in (FOLDED, LITERAL) else None
        on_lines = Kids(layout, node).in_flow is False if isinstance(node, Items | Entries) else False
        if on_lines:
            start = len(layout.text[:start].rstrip())
        space = " " if found.head and layout.text[start - 1 : start] == ":" else ""
        if not found.head:
            start = len(layout.text[:start].rstrip(" "))
        if not header and not found.below:
            return Replacement(start, end, space + found.head)
        rest = old[header.end() : layout.line_end(start) - start] if header else layout.text[end : layout.line_end(end)]
        lines = layout.newline.join((space + found.head + rest.rstrip(), *found.below))
        return Replacement(start, layout.line_end(end), lines)

    def _as_far_in(self, old: str, room: Room) -> Room:
        """The room with the present indent of a block scalar."""
        below = [line for line in old.splitlines()[1:] if line.strip()]
        if room.style not in (FOLDED, LITERAL) or not below:
            return room
        return replace(room, indent=len(below[0]) - len(below[0].lstrip(" ")))


def _now(name: str, node: Entries, wanted: Mapping[str, Value]) -> str:
    """The key that an existing pair will have: its own, or the one that it is exchanged for."""
    other = RENAMED.get(name, name)
    there = {other_name.value for other_name, _ in node.entries}
    return other if name not in wanted and other in wanted and other not in there else name


def _alike(node: Node, value: Value) -> bool:
    return isinstance(node, Text) == isinstance(value, str)


def _style(node: Node, old: str) -> str:
    """The present style of a scalar: plain, quoted, folded or literal."""
    if not isinstance(node, Text) or (node.plain and old[:1] not in (FOLDED, LITERAL)):
        return PLAIN
    return old[:1]
