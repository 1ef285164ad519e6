"""Byte-exact editing: change or add one entry by a form, and leave all other bytes of the rule file as they are.

No YAML library preserves every byte of a file that it writes, so this package patches the text: the
form gives the wanted value, `patch` computes the replacements, and the result is parsed again and must equal the wanted
value. If not, Misread is raised and nothing is changed.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from decision_aid.model.problems import Place
from decision_aid.rule_file.editing.children import Children
from decision_aid.rule_file.editing.document import Document, Replacement, Unreadable, open_document
from decision_aid.rule_file.editing.entry_kinds import (
    AID,
    PARTS,
    SCHEMAS,
    SECTIONS,
    THE_AID,
    EntryKind,
    entry_ids,
    form_fields_of,
    parts_of,
    path_of,
)
from decision_aid.rule_file.editing.form_fields import (
    FieldValue,
    FormData,
    FormField,
    apply_form_data,
    paths_beyond_form,
    to_form_data,
)
from decision_aid.rule_file.editing.gaps import with_gap_for_others, with_gaps
from decision_aid.rule_file.editing.moving import moved_text, moved_value, neighbour, with_names_after
from decision_aid.rule_file.editing.patch import Patch
from decision_aid.rule_file.editing.placement import insert_entry, path_of_new_entry, with_section
from decision_aid.rule_file.editing.removal import Removal, plan_removal, without_entries
from decision_aid.rule_file.editing.scalar_style import Unwritable
from decision_aid.rule_file.editing.values import Value, ValuePath, node_at, value_at, with_value_at
from decision_aid.rule_file.syntax.parse import MappingNode, Node, SequenceNode

__all__ = [
    "FieldValue", "Document", "EditedFile", "FormData", "EntryKind", "Misread", "NoSuchEntry", "OpenedEntry",
    "Removal", "Unreadable", "Unwritable", "with_waiver",
    "add_entry", "add_gap_for_others", "blank_form", "open_document", "edit_entry", "entry_at", "entry_finder",
    "entry_with_form", "move_entry", "open_entry",
    "remove_entry", "removal_of", "rewritten", "with_heading",
]  # fmt: skip


CHOSEN = ("one", "several")


class NoSuchEntry(Exception):
    """There is no entry of that kind and id, for example because somebody else has deleted it."""

    def __init__(self, kind: EntryKind, ident: str) -> None:
        super().__init__(kind.value, ident)
        self.kind, self.ident = kind, ident


class Misread(Exception):
    """The patched text does not parse to the wanted value: a bug in the editor, caught before anything is saved."""

    def __init__(self, meant: Value, content: bytes) -> None:
        super().__init__(content)
        self.meant, self.content = meant, content


@dataclass(frozen=True, slots=True)
class OpenedEntry:
    """An entry for a form: its field values, its first line, and the paths that only the text editor can change."""

    shown: FormData
    left: tuple[ValuePath, ...]
    first_line: int


@dataclass(frozen=True, slots=True)
class EditedFile:
    """The new bytes of a rule file, with the line and path of the changed entry."""

    content: bytes
    line: int
    path: ValuePath


def open_entry(file: Document, kind: EntryKind, ident: str) -> OpenedEntry:
    """Load an entry into a form. Raises NoSuchEntry."""
    path = _path(file, kind, ident)
    entry = value_at(file.value, path)
    fields = form_fields_of(file.value, kind, entry)
    left = [one for one in paths_beyond_form(entry, fields) if path or one[0] in AID.by_name]
    return OpenedEntry(to_form_data(entry, fields), tuple(left), _first_line(file, path))


def edit_entry(file: Document, kind: EntryKind, ident: str, filled: FormData) -> EditedFile:
    """Apply a form to an existing entry. Raises NoSuchEntry, Unwritable or Misread."""
    path = _path(file, kind, ident)
    return _written(file, with_value_at(file.value, path, entry_with_form(file, kind, ident, filled)), path)


def add_entry(file: Document, kind: EntryKind, ident: str, filled: FormData) -> EditedFile:
    """Insert a new entry next to similar ones, an option or outcome with its gaps. Raises Unwritable or Misread."""
    entry = _short(kind, entry_with_form(file, kind, "", filled))
    whole = with_gaps(insert_entry(file.value, kind, ident, entry), kind, ident)
    return _written(file, whole, path_of_new_entry(whole, kind, ident, entry))


def add_gap_for_others(file: Document, ident: str) -> EditedFile:
    """Say to all whom a statement is not for that nobody has looked; the path is that of the new case.

    Raises NoSuchEntry, Unwritable or Misread.
    """
    path = _path(file, EntryKind.STATEMENT, ident)
    whole = with_value_at(file.value, path, with_gap_for_others(value_at(file.value, path)))
    last = len(parts_of(value_at(whole, path), EntryKind.CASE)) - 1
    return _written(file, whole, (*path, *PARTS[EntryKind.CASE], last))


def with_heading(file: Document, **words: str) -> bytes:
    """The file with other words at its head, such as its title; a key without a word goes. Raises Misread."""
    whole = file.value
    for key, word in words.items():
        whole = with_section(whole, key, word)
    whole = {key: value for key, value in whole.items() if value != ""} if isinstance(whole, Mapping) else whole
    return _replaced(file, whole).content


def removal_of(file: Document, kind: EntryKind, ident: str) -> Removal:
    """What deleting an entry does to the rest of the file. Raises NoSuchEntry."""
    path = _path(file, kind, ident)
    if not path:
        raise NoSuchEntry(kind, ident)
    return plan_removal(file.value, path)


def remove_entry(file: Document, kind: EntryKind, ident: str) -> bytes:
    """The file without an entry and what goes with it. Raises NoSuchEntry, Misread, or ValueError if it is blocked."""
    removal = removal_of(file, kind, ident)
    if removal.blocking:
        raise ValueError(ident)
    return _replaced(file, without_entries(file.value, removal)).content


def move_entry(file: Document, kind: EntryKind, ident: str, *, up: bool) -> EditedFile:
    """Let an entry change places with the next of its like, up or down. Raises NoSuchEntry without one, or Misread."""
    path, to = _path(file, kind, ident), _path(file, kind, neighbour(file.value, kind, ident, up=up))
    wanted, content = moved_value(file.value, path, to), moved_text(file, path, to)
    moved = _parsed(content, wanted)
    if repr(moved.value) != repr(wanted):  # of mappings, the order too
        raise Misread(wanted, content)
    place = (*path[:-1], to[-1] if isinstance(path[-1], int) else path[-1])
    return _written(moved, with_names_after(file.value, wanted, path, to), place)


def with_waiver(file: Document, line: int, check: str, reason: str) -> bytes:
    """The file with a waiver at the end of a line. Raises Misread where a comment there would change what it says."""
    end = file.spans.line_end(file.spans.start(Place(line, 1)))
    content = file.replaced([Replacement(end, end, f" # waive {check}: {reason}")])
    return _parsed(content, file.value).content


def entry_with_form(file: Document, kind: EntryKind, ident: str, filled: FormData) -> Value:
    """The value that an entry will have with this form; a new entry if `ident` is ""."""
    if not ident:
        return apply_form_data({}, _fields_of_new(file, kind, filled), filled)
    entry = value_at(file.value, _path(file, kind, ident))
    return apply_form_data(entry, form_fields_of(file.value, kind, entry), filled)


def blank_form(file: Document, kind: EntryKind, question: str = "one", choices: int = 6) -> FormData:
    """The empty form for a new entry; for a question, of that kind and with that number of choices."""
    numbered = {f"choices.{number}.label": "" for number in range(1, choices + 1) if question in CHOSEN}
    pattern: FormData = {"kind": question, **numbered} if kind is EntryKind.QUESTION else {}
    return {**to_form_data({}, _fields_of_new(file, kind, pattern)), **pattern}


def _fields_of_new(file: Document, kind: EntryKind, filled: FormData) -> tuple[FormField, ...]:
    """The fields of a new entry; those of a question depend on its kind and on the choices in the form."""
    named: dict[str, Value] = {name.split(".")[1]: {} for name in filled if name.startswith("choices.")}
    pattern: Value = {"kind": filled["kind"], "choices": named} if kind is EntryKind.QUESTION else {}
    return form_fields_of(file.value, kind, pattern)


def _short(kind: EntryKind, entry: Value) -> Value:
    """The short form: a term with only a meaning, or a choice with only a label, is written as a plain text."""
    plain = SCHEMAS[kind].plain
    alone = isinstance(entry, dict) and list(entry) == [plain]
    return entry[plain] if plain and alone and isinstance(entry, dict) else entry


def _written(file: Document, whole: Value, path: ValuePath) -> EditedFile:
    new = _replaced(file, whole)
    return EditedFile(new.content, _first_line(new, path), path)


def rewritten(file: Document, whole: Value) -> bytes:
    """The file with another value, such as with many new entries at once. Raises Unwritable or Misread."""
    return _replaced(file, whole).content


def _replaced(file: Document, whole: Value) -> Document:
    return _parsed(file.replaced(Patch(file).replacements(file.node, whole)), whole)


def _parsed(content: bytes, whole: Value) -> Document:
    """The file of that text, which must say the wanted value. Raises Misread."""
    try:
        new = open_document(content)
    except Unreadable as error:
        raise Misread(whole, content) from error
    if new.value != whole:
        raise Misread(whole, content)
    return new


def _path(file: Document, kind: EntryKind, ident: str) -> ValuePath:
    path = path_of(file.value, kind, ident)
    if path is None:
        raise NoSuchEntry(kind, ident)
    return path


def _first_line(file: Document, path: ValuePath) -> int:
    """The first line of the value at a path."""
    if not path:
        return 1
    above = node_at(file.node, path[:-1])
    assert isinstance(above, SequenceNode | MappingNode)
    children = Children(file.spans, above)
    child = children.child_span(path[-1] if isinstance(path[-1], int) else children.names.index(path[-1]))
    return file.spans.line(child.start)


def entry_at(file: Document, line: int) -> tuple[EntryKind, str] | None:
    """The kind and id of the entry that contains a line, by binary search; None if no form edits that part."""
    return entry_finder(file)(line)


def entry_finder(file: Document) -> Callable[[int], tuple[EntryKind, str] | None]:
    """`entry_at` for many lines of one file: what is the same for all lines is worked out once."""
    parts = file.node.entries
    ids, firsts = cache(partial(entry_ids, file.value)), cache(lambda at: _firsts(parts[at][1]))
    tops = [name.place.line for name, _ in parts]

    def found(line: int) -> tuple[EntryKind, str] | None:
        at = _last_from(tops, line)
        if at is not None and parts[at][0].value in AID.by_name:
            return EntryKind.AID, THE_AID
        if at is None or parts[at][0].value not in SECTIONS:
            return None
        kind, number = SECTIONS[parts[at][0].value], _last_from(firsts(at), line)
        return None if number is None else (kind, ids(kind)[number])

    return found


def _firsts(node: Node) -> list[int]:
    """The first line of each entry."""
    if isinstance(node, MappingNode):
        return [name.place.line for name, _ in node.entries]
    return [item.place.line for item in node.items] if isinstance(node, SequenceNode) else []


def _last_from(firsts: Sequence[int], line: int) -> int | None:
    """The index of the last entry that begins at or before a line."""
    number = bisect_right(firsts, line) - 1
    return number if number >= 0 else None
