"""Byte-exact editing: change or add one entry by a form, and leave all other bytes of the rule file as they are.

No YAML library preserves every byte of a file that it writes, so this package patches the text: the
form gives the wanted value, `patch` computes the replacements, and the result is parsed again and must equal the wanted
value. If not, Misread is raised and nothing is changed.
"""

from dataclasses import dataclass

from decision_aid.rule_file.editing.children import Kids
from decision_aid.rule_file.editing.document import Document, Unreadable, document
from decision_aid.rule_file.editing.entry_kinds import Kind, path_of, slots_of
from decision_aid.rule_file.editing.form_fields import Data, Filled, Slot, filled_in, left_to_text, shown
from decision_aid.rule_file.editing.lookup import entry_at
from decision_aid.rule_file.editing.patch import Changes
from decision_aid.rule_file.editing.placement import where, with_new
from decision_aid.rule_file.editing.scalar_style import Unwritable
from decision_aid.rule_file.editing.values import Path, Value, node_at, value_of, with_at
from decision_aid.rule_file.syntax.parse import Entries, Items

__all__ = [
    "Data", "Document", "Edited", "Filled", "Kind", "Misread", "NoSuchEntry", "Opened", "Unreadable", "Unwritable",
    "add", "blank", "document", "edit", "entry_at", "meant", "opened",
]  # fmt: skip


CHOSEN = ("one", "several")


class NoSuchEntry(Exception):
    """There is no entry of that kind and id, for example because somebody else has deleted it."""

    def __init__(self, kind: Kind, ident: str) -> None:
        super().__init__(kind.value, ident)
        self.kind, self.ident = kind, ident


class Misread(Exception):
    """The patched text does not parse to the wanted value: a bug in the editor, caught before anything is saved."""

    def __init__(self, kind: Kind, ident: str, meant: Value, content: bytes) -> None:
        super().__init__(kind.value, ident)
        self.kind, self.ident, self.meant, self.content = kind, ident, meant, content


@dataclass(frozen=True, slots=True)
class Opened:
    """An entry for a form: its field values, its lines (from 1), and the paths that only the text editor can change."""

    shown: Filled
    left: tuple[Path, ...]
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Edited:
    """The new bytes of a rule file, with the line and path of the changed entry."""

    content: bytes
    line: int
    path: Path


def opened(file: Document, kind: Kind, ident: str) -> Opened:
    """Load an entry into a form. Raises NoSuchEntry."""
    path = _path(file, kind, ident)
    entry = _value_at(file, path)
    fields = slots_of(file.value, kind, entry)
    first, last = _lines(file, path)
    return Opened(shown(entry, fields), left_to_text(entry, fields), first, last)


def edit(file: Document, kind: Kind, ident: str, filled: Filled) -> Edited:
    """Apply a form to an existing entry. Raises NoSuchEntry, Unwritable or Misread."""
    path = _path(file, kind, ident)
    return _written(file, kind, ident, with_at(file.value, path, meant(file, kind, ident, filled)), path)


def add(file: Document, kind: Kind, ident: str, filled: Filled) -> Edited:
    """Insert a new entry next to similar ones. Raises Unwritable or Misread."""
    entry = _short(kind, meant(file, kind, "", filled))
    whole = with_new(file.value, kind, ident, entry)
    return _written(file, kind, ident, whole, where(whole, kind, ident, entry))


def meant(file: Document, kind: Kind, ident: str, filled: Filled) -> Value:
    """The value that an entry will have with this form; a new entry if `ident` is ""."""
    if not ident:
        return filled_in({}, _fields_of_new(file, kind, filled), filled)
    entry = _value_at(file, _path(file, kind, ident))
    return filled_in(entry, slots_of(file.value, kind, entry), filled)


def blank(file: Document, kind: Kind, question: str = "one", choices: int = 6) -> Filled:
    """The empty form for a new entry; for a question, of that kind and with that number of choices."""
    numbered = {f"choices.{number}.label": "" for number in range(1, choices + 1) if question in CHOSEN}
    pattern: Filled = {"kind": question, **numbered} if kind is Kind.QUESTION else {}
    return {**shown({}, _fields_of_new(file, kind, pattern)), **pattern}


def _fields_of_new(file: Document, kind: Kind, filled: Filled) -> tuple[Slot, ...]:
    """The fields of a new entry; those of a question depend on its kind and on the choices in the form."""
    named: dict[str, Value] = {name.split(".")[1]: {} for name in filled if name.startswith("choices.")}
    pattern: Value = {"kind": filled["kind"], "choices": named} if kind is Kind.QUESTION else {}
    return slots_of(file.value, kind, pattern)


def _short(kind: Kind, entry: Value) -> Value:
    """The short form: a term with only a meaning, or a choice with only a label, is written as a plain text."""
    plain = {Kind.TERM: "means", Kind.CHOICE: "label"}.get(kind)
    alone = isinstance(entry, dict) and list(entry) == [plain]
    return entry[plain] if plain and alone and isinstance(entry, dict) else entry


def _written(file: Document, kind: Kind, ident: str, whole: Value, path: Path) -> Edited:
    content = file.replaced(Changes(file).to(file.node, whole))
    try:
        new = document(content)
    except Unreadable as error:
        raise Misread(kind, ident, whole, content) from error
    if new.value != whole:
        raise Misread(kind, ident, whole, content)
    return Edited(content, _lines(new, path)[0], path)


def _path(file: Document, kind: Kind, ident: str) -> Path:
    path = path_of(file.value, kind, ident)
    if path is None:
        raise NoSuchEntry(kind, ident)
    return path


def _value_at(file: Document, path: Path) -> Value:
    node = node_at(file.node, path)
    return value_of(node) if node is not None else ""


def _lines(file: Document, path: Path) -> tuple[int, int]:
    """The first and last line of the value at a path."""
    above = node_at(file.node, path[:-1])
    assert isinstance(above, Items | Entries)
    children = Kids(file.layout, above)
    child = children.kid(path[-1] if isinstance(path[-1], int) else children.names.index(path[-1]))
    return file.layout.line(child.start), file.layout.line(child.end)
