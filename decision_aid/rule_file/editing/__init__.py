"""A rule file's bytes and a filled-in form come in; the bytes with that one entry changed, or a new one, go out."""

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
    """The file has no entry of that name."""

    def __init__(self, kind: Kind, ident: str) -> None:
        super().__init__(kind.value, ident)
        self.kind, self.ident = kind, ident


class Misread(Exception):
    """The changed text would not say what the form meant; nothing was written."""

    def __init__(self, kind: Kind, ident: str, meant: Value, content: bytes) -> None:
        super().__init__(kind.value, ident)
        self.kind, self.ident, self.meant, self.content = kind, ident, meant, content


@dataclass(frozen=True, slots=True)
class Opened:
    """An entry as a form shows it, where its lines are, and what of it is left to the text."""

    shown: Filled
    left: tuple[Path, ...]
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Edited:
    """A rule file's bytes with one entry changed, and where that is now."""

    content: bytes
    line: int
    path: Path


def opened(file: Document, kind: Kind, ident: str) -> Opened:
    """The entry of that kind and name; NoSuchEntry where there is none."""
    path = _path(file, kind, ident)
    entry = _value_at(file, path)
    slots = slots_of(file.value, kind, entry)
    first, last = _lines(file, path)
    return Opened(shown(entry, slots), left_to_text(entry, slots), first, last)


def edit(file: Document, kind: Kind, ident: str, filled: Filled) -> Edited:
    """The file with the entry as the form says it, and nothing else changed."""
    path = _path(file, kind, ident)
    return _written(file, kind, ident, with_at(file.value, path, meant(file, kind, ident, filled)), path)


def add(file: Document, kind: Kind, ident: str, filled: Filled) -> Edited:
    """The file with one more entry, at a place that suits it."""
    entry = _short(kind, meant(file, kind, "", filled))
    whole = with_new(file.value, kind, ident, entry)
    return _written(file, kind, ident, whole, where(whole, kind, ident, entry))


def meant(file: Document, kind: Kind, ident: str, filled: Filled) -> Value:
    """What the entry of that name, or a new one where there is no name, says once the form is filled in."""
    if not ident:
        return filled_in({}, _slots_of_new(file, kind, filled), filled)
    entry = _value_at(file, _path(file, kind, ident))
    return filled_in(entry, slots_of(file.value, kind, entry), filled)


def blank(file: Document, kind: Kind, question: str = "one", choices: int = 6) -> Filled:
    """The form of an entry that is not there yet; of a question, one of that kind with so many choices."""
    numbered = {f"choices.{number}.label": "" for number in range(1, choices + 1) if question in CHOSEN}
    pattern: Filled = {"kind": question, **numbered} if kind is Kind.QUESTION else {}
    return {**shown({}, _slots_of_new(file, kind, pattern)), **pattern}


def _slots_of_new(file: Document, kind: Kind, filled: Filled) -> tuple[Slot, ...]:
    """What a form can fill in of a new entry; of a question by its kind, with the choices that the form names."""
    named: dict[str, Value] = {name.split(".")[1]: {} for name in filled if name.startswith("choices.")}
    pattern: Value = {"kind": filled["kind"], "choices": named} if kind is Kind.QUESTION else {}
    return slots_of(file.value, kind, pattern)


def _short(kind: Kind, entry: Value) -> Value:
    """A word's meaning, or a choice's label, as a text where nothing else is said of it."""
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
    """The first and the last line of what stands at a path."""
    above = node_at(file.node, path[:-1])
    assert isinstance(above, Items | Entries)
    kids = Kids(file.layout, above)
    kid = kids.kid(path[-1] if isinstance(path[-1], int) else kids.names.index(path[-1]))
    return file.layout.line(kid.start), file.layout.line(kid.end)
