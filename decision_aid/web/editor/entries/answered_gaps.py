"""The gaps that nobody has looked for, after a statement was kept: gone where it is said now, and the next one."""

import contextlib

from decision_aid.rule_file.editing import EditedFile, EntryKind, Misread, open_document, remove_entry
from decision_aid.rule_file.editing.entry_kinds import entry_ids
from decision_aid.rule_file.editing.gaps import gap_answered_by, open_gaps
from decision_aid.rule_file.editing.values import Value
from decision_aid.web.editor.entries.entry_choices import statements_by_outcome


def without_answered_gaps(edited: EditedFile, ident: str) -> tuple[bytes, str]:
    """The text without the gaps that the kept statement fills, and the id that it has there; a gap named stays."""
    file, number = open_document(edited.content), int(edited.path[1])
    with contextlib.suppress(Misread, ValueError):
        while gap := gap_answered_by(file.value, ident):
            number -= entry_ids(file.value, EntryKind.STATEMENT).index(gap) < number
            file = open_document(remove_entry(file, EntryKind.STATEMENT, gap))
            ident = entry_ids(file.value, EntryKind.STATEMENT)[number]
    return file.content, ident


def next_gap(file: Value, ident: str) -> str:
    """The next statement on the list that says that nobody has looked, from the last on to the first; "" if none."""
    rows = (row for _theme, _title, rows in statements_by_outcome(file) for row in rows)
    order, left = [line.ident for row in rows for _option, _name, cell in row.cells for line in cell], open_gaps(file)
    at = order.index(ident) + 1 if ident in order else 0
    return next((one for one in (*order[at:], *order[:at]) if one in left and one != ident), "")
