"""Find the entry at a line, so that an author can go from a line of text to the form for it."""

from bisect import bisect_right
from collections.abc import Sequence

from decision_aid.rule_file.editing.document import Document
from decision_aid.rule_file.editing.entry_kinds import LISTED, NAMED, EntryKind, entry_ids
from decision_aid.rule_file.syntax.parse import MappingNode, Node, SequenceNode

KINDS = {key: kind for kind, key in (NAMED | LISTED).items()}


def entry_at(file: Document, line: int) -> tuple[EntryKind, str] | None:
    """The kind and id of the entry that contains a line, by binary search; None if no form edits that part."""
    parts = file.node.entries
    at = _last_from([name.place.line for name, _ in parts], line)
    if at is None or parts[at][0].value not in KINDS:
        return None
    kind = KINDS[parts[at][0].value]
    number = _last_from(_firsts(parts[at][1]), line)
    return None if number is None else (kind, entry_ids(file.value, kind)[number])


def _firsts(node: Node) -> list[int]:
    """The first line of each entry."""
    if isinstance(node, MappingNode):
        return [name.place.line for name, _ in node.entries]
    return [item.place.line for item in node.items] if isinstance(node, SequenceNode) else []


def _last_from(firsts: Sequence[int], line: int) -> int | None:
    """The index of the last entry that begins at or before a line."""
    number = bisect_right(firsts, line) - 1
    return number if number >= 0 else None
