"""Let an entry change places with its neighbour, with the comments that belong to each; no other byte changes.

Neighbours are entries that people meet side by side: questions and outcomes of one theme, statements of one option and
outcome, answers of one question. Sources move among all, since they are numbered in their order. The glossary is in
alphabetical order, and times are in the order of time: these do not move.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from decision_aid.rule_file.editing.children import Children, ChildSpan
from decision_aid.rule_file.editing.document import Document, Replacement
from decision_aid.rule_file.editing.entry_kinds import EntryKind, entries_of, entry_ids, entry_text, owner_of
from decision_aid.rule_file.editing.statement_names import statement_names, with_new_names
from decision_aid.rule_file.editing.values import Value, ValuePath, node_at, value_at, with_value_at
from decision_aid.rule_file.syntax.parse import MappingNode, SequenceNode, SourceSpans

# What entries of a kind have in common where people meet them side by side.
IN_COMMON: Mapping[EntryKind, Sequence[str]] = {
    EntryKind.STATEMENT: ("option", "outcome"),
    EntryKind.QUESTION: ("consideration",),
    EntryKind.OUTCOME: ("consideration",),
    EntryKind.ASK: ("consideration",),
    **dict.fromkeys((EntryKind.OPTION, EntryKind.CONSIDERATION, EntryKind.SOURCE, EntryKind.EXAMPLE), ()),
}
IN_THEIR_OWNER = (
    *(EntryKind.CHOICE, EntryKind.CASE, EntryKind.STEP, EntryKind.WRITER),
    *(EntryKind.STUDIED, EntryKind.CLAIM, EntryKind.HEAD_NOTE),
)
# What is between two entries in brackets: a comma, a note behind it, and the rest.
BETWEEN = re.compile(r"((?:\s*,)?)([ \t]*#[^\r\n]*)?(.*)", re.DOTALL)


def alike(file: Value, kind: EntryKind) -> list[list[str]]:
    """The ids of the entries of a kind, in order: in one list those that can change places."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for ident, entry in _entries(file, kind):
        common = (owner_of(kind, ident),) if kind in IN_THEIR_OWNER else ()
        key = common or tuple(entry_text(entry, name) for name in IN_COMMON[kind])
        groups.setdefault(key, []).append(ident)
    return list(groups.values())


def _entries(file: Value, kind: EntryKind) -> Iterator[tuple[str, Value]]:
    if kind in IN_THEIR_OWNER:
        yield from ((ident, "") for ident in entry_ids(file, kind))
    elif kind in IN_COMMON:
        yield from entries_of(file, kind)


def neighbour(file: Value, kind: EntryKind, ident: str, *, up: bool) -> str:
    """The id of the entry whose place that one takes if it is moved; "" if it is the first or last of its like."""
    for group in alike(file, kind):
        if ident in group:
            at = group.index(ident) + (-1 if up else 1)
            return group[at] if 0 <= at < len(group) else ""
    return ""


def moved_text(file: Document, path: ValuePath, to: ValuePath) -> bytes:
    """The text in which what is at a path and its sibling at another have changed places."""
    node = node_at(file.node, path[:-1])
    assert isinstance(node, SequenceNode | MappingNode)
    children = Children(file.spans, node)
    order = _order(value_at(file.value, path[:-1]), path, to)
    pieces = [_piece(children, number) for number in range(children.count)]
    return file.replaced(_replacements(children, pieces, order))


def moved_value(file: Value, path: ValuePath, to: ValuePath) -> Value:
    """The same of the plain value of the file, before any name follows."""
    whole = value_at(file, path[:-1])
    order = _order(whole, path, to)
    if isinstance(whole, Mapping):
        parts = list(whole.items())
        return with_value_at(file, path[:-1], dict(parts[number] for number in order))
    return with_value_at(file, path[:-1], tuple(whole[number] for number in order))


def with_names_after(before: Value, after: Value, path: ValuePath, to: ValuePath) -> Value:
    """The file after the move, in which what names a statement by its old name has its new one."""
    order, depth = _order(value_at(before, path[:-1]), path, to), len(path) - 1
    old_names = dict(statement_names(before))
    names: dict[str, str] = {}
    for at, new in statement_names(after):
        within = at[:depth] == path[:-1] and len(at) > depth
        old = (*at[:depth], order[int(at[depth])], *at[depth + 1 :]) if within else at
        names[old_names[old]] = new
    return with_new_names(after, names)


def _order(whole: Value, path: ValuePath, to: ValuePath) -> list[int]:
    """The present numbers of the children in their new order."""
    steps: list[str | int] = [*whole] if isinstance(whole, Mapping) else [*range(len(whole))]
    one, other = steps.index(path[-1]), steps.index(to[-1])
    places = {one: other, other: one}
    return [places.get(number, number) for number in range(len(whole))]


def _replacements(children: Children, pieces: Sequence[ChildSpan], order: Sequence[int]) -> Iterator[Replacement]:
    text = children.spans.text
    for place, number in zip(pieces, order, strict=True):
        yield Replacement(place.start, place.end, text[pieces[number].start : pieces[number].end])
    if children.in_flow:
        notes = [_note_behind(children, number) for number in range(children.count)]
        for place, number in zip(notes, order, strict=True):
            yield Replacement(place.start, place.end, text[notes[number].start : notes[number].end])


def _piece(children: Children, number: int) -> ChildSpan:
    """A child: in brackets its own text, in lines all of its lines, with the notes that belong to it."""
    child, spans = children.child_span(number), children.spans
    if children.in_flow:
        return child
    first, end = spans.line_start(child.start), spans.line_end(child.end)
    if spans.text[first : child.start].strip():  # behind the dash of its owner
        return ChildSpan(child.start, end)
    while (above := spans.line_start(first - 1)) < first and _indent_of_note(spans, above) == children.indent:
        first = above
    while (below := spans.next_line(end)) > end and _indent_of_note(spans, below) > children.indent:
        end = spans.line_end(below)
    return ChildSpan(first, end)


def _indent_of_note(spans: SourceSpans, line: int) -> int:
    """How far in a line of a comment alone begins; -1 of another line."""
    text = spans.text[line : spans.line_end(line)]
    return len(text) - len(text.lstrip()) if text.lstrip().startswith("#") else -1


def _note_behind(children: Children, number: int) -> ChildSpan:
    """The comment behind a child in brackets, in its line; empty where there is none."""
    start, spans = children.child_span(number).end, children.spans
    last = number + 1 == children.count
    end = spans.line_end(start) if last else children.child_span(number + 1).start
    match = BETWEEN.match(spans.text[start:end])
    assert match
    note = match.span(2) if match[2] else (match.end(1), match.end(1))
    return ChildSpan(start + note[0], start + note[1])
