"""All statements of a rule file as a table, for a meeting: a row for each statement, case, time and step.

Each row ends with a seal, a hash of what it said, so that a row whose statement somebody changed meanwhile is found
when the table comes back, and nobody's change is taken back by it.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from decision_aid.exchange.grid import Grid
from decision_aid.rule_file.editing import Document, EntryKind
from decision_aid.rule_file.editing.entry_kinds import (
    ABOVE,
    PARTS,
    entries_of,
    entry_text,
    form_fields_of,
    key_of,
    names_of,
    parts_with_ids,
    schema_of,
)
from decision_aid.rule_file.editing.form_fields import FieldValue, FormField, to_form_data
from decision_aid.rule_file.editing.values import Value, ValuePath

IDENT, SEAL = "id", "seal"
ABOUT = {"option": "options", "outcome": "outcomes"}  # what a statement is about, by name; it stays as it is
HEADINGS = {IDENT: "Short name", "option": "Option", "outcome": "Outcome", SEAL: "Do not change"}
ALWAYS = ("says", "reported", "not_known", "does_not_apply", "certainty", "because", "sources", "note", "head")
BETWEEN = "; "  # between the items of a list


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One statement, case, time or step: where it is, and what its fields say, each as the text of a cell."""

    kind: EntryKind
    ident: str
    path: ValuePath
    fields: tuple[FormField, ...]
    cells: Mapping[str, str]
    about: Mapping[str, str]

    @property
    def seal(self) -> str:
        """A short hash of what it says."""
        said = json.dumps([self.about, {name: text for name, text in self.cells.items() if text}], sort_keys=True)
        return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:10]


def sheet_of(file: Document) -> Grid:
    """The table of a rule file: a line of headings, then the rows; columns that no row needs are left out."""
    rows = list(sheet_rows(file.value))
    columns = _columns(rows)
    names = [IDENT, *ABOUT, *columns, SEAL]
    lines = [[row.ident, *row.about.values(), *(row.cells.get(name, "") for name in columns), row.seal] for row in rows]
    return [[f"{HEADINGS.get(name) or columns[name]} [{name}]" for name in names], *lines]


def sheet_rows(file: Value) -> Iterator[SheetRow]:
    """Every statement in file order, each followed by its cases, times and steps."""
    fields = {kind: form_fields_of(file, kind, {}) for kind in (EntryKind.STATEMENT, *PARTS)}
    for number, (ident, entry) in enumerate(entries_of(file, EntryKind.STATEMENT)):
        yield from _with_parts(file, fields, EntryKind.STATEMENT, ident, ("statements", number), entry)


def as_cell(value: FieldValue) -> str:
    """What a field says, as the text of a cell."""
    return value if isinstance(value, str) else BETWEEN.join(value)


def _with_parts(
    file: Value,
    fields: Mapping[EntryKind, tuple[FormField, ...]],
    kind: EntryKind,
    ident: str,
    path: ValuePath,
    entry: Value,
) -> Iterator[SheetRow]:
    data = to_form_data(entry, [field for field in fields[kind] if field.name not in (IDENT, *ABOUT)])
    cells = {name: as_cell(value) for name, value in data.items() if _comes_back(value)}
    yield SheetRow(kind, ident, path, fields[kind], cells, dict(_subjects(file, entry)))
    for part in (part for part, above in ABOVE.items() if kind in above and part in PARTS):
        for number, (name, one) in enumerate(parts_with_ids(ident, entry, part)):
            yield from _with_parts(file, fields, part, name, (*path, *PARTS[part], number), one)


def _comes_back(value: FieldValue) -> bool:
    """Whether a cell can hold it: no item of a list has the sign that stands between items."""
    return isinstance(value, str) or not any(BETWEEN[0] in item for item in value)


def _subjects(file: Value, entry: Value) -> Iterator[tuple[str, str]]:
    for key, section in ABOUT.items():
        ident = entry_text(entry, key)
        yield key, entry_text(names_of(file, section).get(ident, ""), "name") or ident


def _columns(rows: list[SheetRow]) -> dict[str, str]:
    """The columns that rows need, each with its heading: what people read first, then figures, then conditions."""
    used = {name for row in rows for name, text in row.cells.items() if text or name in ALWAYS}
    kinds = {row.kind: row.fields for row in rows}
    found = {
        field.name: _heading(kind, field.name)
        for kind, fields in kinds.items()
        for field in fields
        if field.name in used
    }
    return dict(sorted(found.items(), key=lambda one: _rank(one[0])))


def _rank(name: str) -> int:
    return ALWAYS.index(name) if name in ALWAYS else len(ALWAYS) + name.startswith("when")


def _heading(kind: EntryKind, name: str) -> str:
    key = key_of(schema_of(kind), name)
    return key.title if key else name
