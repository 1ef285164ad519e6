"""What a table of statements changes when it comes back: cell by cell, with a reason for each that can't be taken."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from decision_aid.exchange.grid import Grid, letters
from decision_aid.exchange.statement_sheet import ABOUT, BETWEEN, IDENT, SEAL, SheetRow, sheet_rows
from decision_aid.exchange.unreadable import UnreadableImport
from decision_aid.rule_file.editing import Document, EntryKind, rewritten
from decision_aid.rule_file.editing.entry_kinds import (
    SECTIONS,
    entry_ids,
    key_of,
    names_of,
    question_of,
    schema_of,
)
from decision_aid.rule_file.editing.form_fields import FieldShape, FieldValue, FormField, apply_form_data
from decision_aid.rule_file.editing.values import Value, value_at, with_value_at
from decision_aid.rule_file.reading.suggestions import join_with_or
from decision_aid.rule_file.schema.keys import Plain, Reference, References

NAME = re.compile(r"\[([^\[\]]+)\]\s*$")
DECIMAL, WHOLE = re.compile(r"[0-9]+(?:\.[0-9]+)?"), re.compile(r"[0-9]+")
NO_SHEET = "This is no sheet of statements from here: the first line has to have the columns [id] and [seal]."
OF_ANOTHER = "This sheet is of another aid."
NOT_HERE = "It can't be filled in for this row. Change it in the text."


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that says something new; `where` is its row and column in the table."""

    where: str
    ident: str
    heading: str
    field: FormField
    before: str
    after: str

    @property
    def value(self) -> FieldValue:
        """What the field is to hold."""
        if self.field.shape is FieldShape.TEXT:
            return self.after
        return tuple(item.strip() for item in self.after.split(BETWEEN[0]) if item.strip())


@dataclass(frozen=True, slots=True)
class SheetChanges:
    """What a table changes, and a sentence for each cell, row or column that was not taken."""

    changes: list[CellChange] = field(default_factory=list)
    not_taken: list[str] = field(default_factory=list)


def compare_sheet(file: Document, grid: Grid) -> SheetChanges:
    """The changed cells of a table. Raises UnreadableImport where it is none, or no row of it is in the file."""
    columns = _columns(grid)
    known = {row.ident: row for row in sheet_rows(file.value)}
    named = {_cell(line, columns[IDENT]) for line in grid[1:]} - {""}
    if named and named.isdisjoint(known):
        raise UnreadableImport(OF_ANOTHER)
    changes, seen = SheetChanges(), set[str]()
    changes.not_taken.extend(_unknown_columns(grid, columns, known.values()))
    for number, line in enumerate(grid[1:], 2):
        said = {name: _cell(line, at) for name, at in columns.items()}
        ident = said[IDENT]
        if ident in known and ident not in seen:
            _compare_row(changes, file.value, known[ident], number, said, columns, grid[0])
        elif any(said.values()):
            why = "stands there twice" if ident in seen else "is not in the file: a sheet changes what is there already"
            changes.not_taken.append(f"Row {number}: {ident or 'a row without a short name'} {why}.")
        seen.add(ident)
    if missing := len(known.keys() - seen):
        rows = "row of the file is" if missing == 1 else "rows of the file are"
        changes.not_taken.append(f"{missing} {rows} not in the sheet: nothing of that changes.")
    return changes


def with_sheet_changes(file: Document, changes: Iterable[CellChange]) -> bytes:
    """The file with these changes, all else byte by byte as it was. Raises Unwritable or Misread."""
    whole = file.value
    rows = {row.ident: row for row in sheet_rows(whole)}
    for change in changes:
        row = rows[change.ident]
        entry = value_at(whole, row.path)
        whole = with_value_at(whole, row.path, apply_form_data(entry, row.fields, {change.field.name: change.value}))
    return rewritten(file, whole)


def _columns(grid: Grid) -> dict[str, int]:
    """The place of each column, by the name in brackets."""
    named = [(hit[1], at) for at, heading in enumerate(grid[0] if grid else ()) if (hit := NAME.search(heading))]
    columns = dict(reversed(named))
    if not {IDENT, SEAL} <= columns.keys():
        raise UnreadableImport(NO_SHEET)
    return dict(sorted(columns.items(), key=lambda one: one[1]))


def _unknown_columns(grid: Grid, columns: Mapping[str, int], rows: Iterable[SheetRow]) -> Iterator[str]:
    fields = {field.name for row in rows for field in row.fields} | {IDENT, SEAL, *ABOUT}
    taken = {at for name, at in columns.items() if name in fields}
    for at in range(max(map(len, grid))):
        if at not in taken and any(_cell(line, at) for line in grid):
            yield f"Column {letters(at)} ({_cell(grid[0], at) or 'without a heading'}) is none of the aid's."


def _compare_row(
    changes: SheetChanges,
    file: Value,
    row: SheetRow,
    number: int,
    said: Mapping[str, str],
    columns: Mapping[str, int],
    headings: Sequence[str],
) -> None:
    """Add what a row changes, or why it can't."""
    before = {**row.about, **row.cells}
    changed = [name for name in said if name not in (IDENT, SEAL) and not _same(said[name], before.get(name, ""))]
    if changed and said[SEAL] != row.seal:
        changes.not_taken.append(
            f"Row {number}: {row.ident} was changed after the sheet was made, so it is not taken. Make a new sheet."
        )
        return
    fields = {one.name: one for one in row.fields if one.name in row.cells}
    for name in changed:
        where = f"row {number}, column {letters(columns[name])}"
        heading = NAME.sub("", headings[columns[name]]).strip()
        if why := _refusal(file, row, fields, name, said[name]):
            changes.not_taken.append(f"R{where[1:]} ({heading}): “{said[name]}” is not taken. {why}")
        else:
            changes.changes.append(
                CellChange(where, row.ident, heading, fields[name], before.get(name, ""), said[name])
            )


def _refusal(file: Value, row: SheetRow, fields: Mapping[str, FormField], name: str, text: str) -> str:
    """Why a cell can't be taken; "" if it can."""
    if name in ABOUT:
        return "What a statement is about stays as it is."
    if name not in fields:
        return NOT_HERE
    if not text:
        return ""
    if name.startswith("when."):
        return _refusal_of_condition(file, name, text)
    key = key_of(schema_of(row.kind), name)
    if key is None:
        return NOT_HERE
    if key.values and text not in key.values:
        return f"Write {join_with_or(key.values)}."
    match key.holds:
        case Plain.NUMBER if not WHOLE.fullmatch(text):
            return "Write a whole number in digits."
        case Plain.DECIMAL if not DECIMAL.fullmatch(text):
            return "Write a number in digits, with a point before decimals."
        case Reference(to) | References(to):
            return _refusal_of_ids(entry_ids(file, SECTIONS.get(to, EntryKind.STATEMENT)), text)
        case _:
            return ""


def _refusal_of_condition(file: Value, name: str, text: str) -> str:
    _, question, *end = name.split(".")
    if end:
        return "" if WHOLE.fullmatch(text) else "Write a whole number in digits."
    return _refusal_of_ids(list(names_of(question_of(file, question), "choices")), text)


def _refusal_of_ids(known: Sequence[str], text: str) -> str:
    unknown = [one for one in (item.strip() for item in text.split(BETWEEN[0])) if one and one not in known]
    return f"There is no “{unknown[0]}”." if unknown else ""


def _cell(line: Sequence[str], at: int) -> str:
    return line[at].replace("\r\n", "\n").strip() if at < len(line) else ""


def _same(one: str, other: str) -> bool:
    """Whether two cells say the same: a spreadsheet may write 0.60 as 0.6."""
    if one == other or one.split() == other.split():
        return True
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False
