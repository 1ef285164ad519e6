"""Statements without an id of their own are counted, so that another place or number gives them another name.

What names them elsewhere in the file has to follow.
"""

from collections.abc import Mapping

from decision_aid.rule_file.editing.entry_kinds import EntryKind, entries_of, part_ids
from decision_aid.rule_file.editing.mentions import mentions
from decision_aid.rule_file.editing.values import Value, ValuePath, with_value_at


def statement_names(file: Value) -> list[tuple[ValuePath, str]]:
    """The path and the id of each statement, and of each case."""
    found: list[tuple[ValuePath, str]] = []
    for number, (ident, one) in enumerate(entries_of(file, EntryKind.STATEMENT)):
        path: ValuePath = ("statements", number)
        cases = part_ids(ident, one, EntryKind.CASE)
        found += [(path, ident), *(((*path, "cases", at), case) for at, case in enumerate(cases))]
    return found


def with_new_names(file: Value, new_names: Mapping[str, str]) -> Value:
    """The file in which what names a statement by an old name has its new one."""
    renamed = file
    for mention in mentions(file):
        if mention.kind is EntryKind.STATEMENT and new_names.get(mention.ident, mention.ident) != mention.ident:
            renamed = with_value_at(renamed, mention.path, new_names[mention.ident])
    return renamed
