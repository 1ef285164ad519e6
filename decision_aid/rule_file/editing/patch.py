"""Compute the minimal text replacements that turn one value of a file into another.

Old syntax tree and wanted value are compared recursively: mappings by key, lists by a diff. Only what differs is
rendered anew, in the quoting and block style that it has now, so comments and formatting survive.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from decision_aid.model.enums import StatementKind
from decision_aid.rule_file.editing.block_style import (
    render_block_item,
    render_block_pair,
    render_flow,
    render_flow_pair,
    render_value,
)
from decision_aid.rule_file.editing.children import Children
from decision_aid.rule_file.editing.document import Document, Replacement
from decision_aid.rule_file.editing.scalar_style import FOLDED, LITERAL, PLAIN, RenderContext, render_key
from decision_aid.rule_file.editing.values import Value, value_of
from decision_aid.rule_file.patience_diff import PatienceMatcher
from decision_aid.rule_file.syntax.parse import MappingNode, Node, ScalarNode, SequenceNode
from decision_aid.rule_file.syntax.spans import HEADER

# Keys that exclude each other: exchanging them renames the key in place, and its line stays where it is.
EXCLUSIVE_KEYS = {name: group for group in (tuple(k.value for k in StatementKind), ("over", "at")) for name in group}


@dataclass(frozen=True)
class Patch:
    """Computes replacements for one document."""

    document: Document

    def replacements(self, node: Node, wanted: Value, depth: int = 0, in_flow: bool = False) -> Iterator[Replacement]:
        """The replacements that give a node the wanted value; `depth` is the indent of its parent."""
        if value_of(node) == wanted:
            return
        if isinstance(node, MappingNode) and isinstance(wanted, Mapping) and self._stays(node, wanted):
            yield from self._names(node, wanted, in_flow)
        elif isinstance(node, SequenceNode) and isinstance(wanted, tuple) and wanted and node.items:
            yield from self._items(node, wanted, in_flow)
        else:
            yield self._anew(node, wanted, depth, in_flow)

    def _stays(self, node: MappingNode, wanted: Mapping[str, Value]) -> bool:
        return any(_now(name.value, node, wanted) in wanted for name, _ in node.entries)

    def _names(self, node: MappingNode, wanted: Mapping[str, Value], in_flow: bool) -> Iterator[Replacement]:
        children = Children(self.document.spans, node, self.document.width)
        in_flow = in_flow or children.in_flow
        new_name = {name.value: _now(name.value, node, wanted) for name, _ in node.entries}
        for name, under in node.entries:
            now = new_name[name.value]
            if now in wanted and now != name.value:
                start = self.document.spans.start(name.place)
                yield Replacement(start, self.document.spans.end(name), render_key(now))
            if now in wanted:
                yield from self.replacements(under, wanted[now], children.indent, in_flow)
        yield from children.deletions(
            [n for n, (name, _) in enumerate(node.entries) if new_name[name.value] not in wanted]
        )
        places = {new_name[name.value]: number for number, (name, _) in enumerate(node.entries)}
        after: int | None = None
        for key, value in wanted.items():
            if key in places:
                after = places[key]
            else:
                yield children.insertion(after, self._named(key, value, children, after, in_flow))

    def _named(self, key: str, value: Value, children: Children, after: int | None, in_flow: bool) -> list[str]:
        if in_flow:
            return [render_flow_pair(key, value)]
        like = children.child_values[after or 0]
        return list(
            render_block_pair(
                key, value, self._room(children), on_lines=_same_shape(like, value) and children.is_block_style(like)
            )
        )

    def _items(self, node: SequenceNode, wanted: tuple[Value, ...], in_flow: bool) -> Iterator[Replacement]:
        children = Children(self.document.spans, node, self.document.width)
        in_flow = in_flow or children.in_flow
        old = [repr(value_of(item)) for item in node.items]
        matcher = PatienceMatcher(old, [repr(value) for value in wanted])
        gone: list[int] = []
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            same = 0 if tag == "equal" else min(i2 - i1, j2 - j1)
            for number in range(same):
                yield from self.replacements(node.items[i1 + number], wanted[j1 + number], children.indent, in_flow)
            gone += range(i1 + same, i2) if tag != "equal" else []
            after = i1 + same - 1 if i1 + same else None
            for value in wanted[j1 + same : j2] if tag != "equal" else ():
                yield children.insertion(after, self._item(value, children, after, in_flow))
        yield from children.deletions(gone)

    def _item(self, value: Value, children: Children, after: int | None, in_flow: bool) -> list[str]:
        if in_flow:
            return [render_flow(value)]
        return list(
            render_block_item(
                value, self._room(children), on_lines=children.is_block_style(children.child_values[after or 0])
            )
        )

    def _room(self, children: Children) -> RenderContext:
        return RenderContext(in_flow=False, indent=children.indent, width=self.document.width, step=children.step)

    def _anew(self, node: Node, wanted: Value, depth: int, in_flow: bool) -> Replacement:
        """Replace a whole value; a comment behind it stays in its line."""
        layout, start = self.document.spans, self.document.spans.start(node.place)
        end = layout.end(node, depth)
        old = layout.text[start:end]
        room = RenderContext(
            in_flow, depth + 2, self.document.width, start - layout.line_start(start), _style(node, old)
        )
        rendered = render_value(wanted, self._as_far_in(old, room), on_lines=depth == 0 and not in_flow)
        header = HEADER.match(old) if room.style in (FOLDED, LITERAL) else None
        on_lines = Children(layout, node).in_flow is False if isinstance(node, SequenceNode | MappingNode) else False
        if on_lines:
            start = len(layout.text[:start].rstrip())
        space = " " if rendered.head and layout.text[start - 1 : start] == ":" else ""
        if not rendered.head:
            start = len(layout.text[:start].rstrip(" "))
        if not header and not rendered.below:
            return Replacement(start, end, space + rendered.head)
        rest = old[header.end() : layout.line_end(start) - start] if header else layout.text[end : layout.line_end(end)]
        lines = layout.newline.join((space + rendered.head + rest.rstrip(), *rendered.below))
        return Replacement(start, layout.line_end(end), lines)

    def _as_far_in(self, old: str, room: RenderContext) -> RenderContext:
        """The room with the present indent of a block scalar."""
        below = [line for line in old.splitlines()[1:] if line.strip()]
        if room.style not in (FOLDED, LITERAL) or not below:
            return room
        return replace(room, indent=len(below[0]) - len(below[0].lstrip(" ")))


def _now(name: str, node: MappingNode, wanted: Mapping[str, Value]) -> str:
    """The key that an existing pair will have: its own, or the one that it is exchanged for."""
    there = {other.value for other, _ in node.entries}
    others = (other for other in EXCLUSIVE_KEYS.get(name, ()) if other in wanted and other not in there)
    return name if name in wanted else next(others, name)


def _same_shape(node: Node, value: Value) -> bool:
    return isinstance(node, ScalarNode) == isinstance(value, str)


def _style(node: Node, old: str) -> str:
    """The present style of a scalar: plain, quoted, folded or literal."""
    if not isinstance(node, ScalarNode) or (node.plain and old[:1] not in (FOLDED, LITERAL)):
        return PLAIN
    return old[:1]
