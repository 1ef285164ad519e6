"""The kinds of entries that forms can edit: where each kind is in a file, what its ids are, and its form fields.

Works on plain values, not on the model, because a file with semantic errors must still be editable by form.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import Enum

from decision_aid.rule_file.editing.form_fields import FieldShape, FormField
from decision_aid.rule_file.editing.values import Value, ValuePath


class EntryKind(Enum):
    """A kind of entry that a form can change."""

    STATEMENT = "statement"
    SOURCE = "source"
    QUESTION = "question"
    CHOICE = "choice"
    TERM = "term"
    OPTION = "option"
    OUTCOME = "outcome"
    CONSIDERATION = "consideration"


NAMED = {
    EntryKind.SOURCE: "sources", EntryKind.TERM: "glossary", EntryKind.OPTION: "options", EntryKind.OUTCOME: "outcomes",
    EntryKind.CONSIDERATION: "considerations",
}  # fmt: skip
LISTED = {EntryKind.STATEMENT: "statements", EntryKind.QUESTION: "questions"}
TOP = (
    "title", "language", "status", "version", "about", "options", "considerations", "outcomes", "sources", "questions",
    "statements", "ask_the_team", "glossary", "examples",
)  # fmt: skip


def _texts(*names: str) -> tuple[FormField, ...]:
    return tuple(FormField((name,)) for name in names)


def _figure(*above: str | int) -> tuple[FormField, ...]:
    """The fields for the numbers of one group of people."""
    counts = (FormField((*above, name)) for name in ("people", "of", "per_100"))
    spread = (FormField((*above, name)) for name in ("range_is", "plus_minus"))
    return (*counts, FormField((*above, "range"), FieldShape.LIST), *spread)


def _group(number: int) -> tuple[FormField, ...]:
    """The fields of one of two compared groups."""
    return (FormField(("chance", "groups", number, "name")), *_figure("chance", "groups", number))


CHANCE = (
    *_figure("chance")[:3],
    *(FormField(("chance", name)) for name in ("event", "otherwise", "over", "at")),
    *_figure("chance")[3:],
    FormField(("chance", "picture")),
    *_group(0),
    *_group(1),
)
STATEMENT = (
    *_texts("id", "option", "outcome", "says", "not_known"), *CHANCE, *_texts("certainty", "because"),
    FormField(("sources",), FieldShape.SET), *_texts("note"),
)  # fmt: skip
SOURCE = (
    *_texts("citation", "link", "kind", "people", "comparison_group", "checked", "limits"),
    FormField(("may_share_people_with",), FieldShape.SET),
)
QUESTION = _texts("id", "consideration", "ask", "why", "kind")
IMPORTANCE = _texts("id", "ask", "why", "kind", "about")  # has a page of its own, so no consideration
CHOICE = (FormField(("label",), plain_as="label"), FormField(("said",), plain_as="label"))
FORM_FIELDS = {
    EntryKind.SOURCE: SOURCE,
    EntryKind.CHOICE: CHOICE,
    EntryKind.TERM: (FormField(("means",), plain_as="means"), FormField(("also",), FieldShape.LIST, "means")),
    EntryKind.OPTION: _texts("name", "short", "involves", "accepting", "for_a_chance_of"),
    EntryKind.OUTCOME: _texts("name", "kind", "consideration", "asks"),
    EntryKind.CONSIDERATION: _texts("title", "why"),
}


def names_of(value: Value, key: str) -> Mapping[str, Value]:
    """The mapping under a key; empty if there is none."""
    found = value.get(key) if isinstance(value, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def items_of(value: Value, key: str) -> tuple[Value, ...]:
    """The list under a key; empty if there is none."""
    found = value.get(key) if isinstance(value, Mapping) else None
    return found if isinstance(found, tuple) else ()


def entry_text(entry: Value, key: str) -> str:
    """The stripped text under a key; "" if there is none."""
    found = entry.get(key, "") if isinstance(entry, Mapping) else ""
    return found.strip() if isinstance(found, str) else ""


def entry_ids(file: Value, kind: EntryKind) -> tuple[str, ...]:
    """The ids of all entries of a kind, in file order; a choice is `question.choice`, statements as in `reading`."""
    if kind in NAMED:
        return tuple(names_of(file, NAMED[kind]))
    if kind is EntryKind.CHOICE:
        asked = items_of(file, "questions")
        return tuple(f"{entry_text(one, 'id')}.{choice}" for one in asked for choice in names_of(one, "choices"))
    if kind is EntryKind.QUESTION:
        return tuple(entry_text(one, "id") for one in items_of(file, "questions"))
    return tuple(_statement_idents(items_of(file, "statements")))


def _statement_idents(entries: tuple[Value, ...]) -> Iterator[str]:
    count: Counter[str] = Counter()
    for entry in entries:
        cell = f"{entry_text(entry, 'option')}.{entry_text(entry, 'outcome')}"
        count[cell] += 1
        yield entry_text(entry, "id") or (cell if count[cell] == 1 else f"{cell}.{count[cell]}")


def path_of(file: Value, kind: EntryKind, ident: str) -> ValuePath | None:
    """The path of the entry with that id; None if there is none."""
    if kind in NAMED:
        return (NAMED[kind], ident) if ident in names_of(file, NAMED[kind]) else None
    if kind is EntryKind.CHOICE:
        question, _, choice = ident.partition(".")
        above = path_of(file, EntryKind.QUESTION, question)
        known = names_of(items_of(file, "questions")[int(above[1])], "choices") if above else {}
        return (*above, "choices", choice) if above and choice in known else None
    known_as = entry_ids(file, kind)
    return (LISTED[kind], known_as.index(ident)) if ident in known_as else None


def form_fields_of(file: Value, kind: EntryKind, entry: Value) -> tuple[FormField, ...]:
    """The form fields of an entry, in the order of keys in a file."""
    if kind is EntryKind.STATEMENT:
        return (*STATEMENT, *_conditions(file, {}))
    if kind is EntryKind.QUESTION:
        own = IMPORTANCE if entry_text(entry, "kind") == "importance" else (*QUESTION, *_of_question(entry))
        return (*own, *_conditions(file, entry))
    return FORM_FIELDS[kind]


def _of_question(entry: Value) -> Iterator[FormField]:
    kind = entry_text(entry, "kind")
    if kind in ("one", "several"):
        for choice in names_of(entry, "choices"):
            yield FormField(("choices", choice, "label"), plain_as="label")
            yield FormField(("choices", choice, "said"), plain_as="label")
    if kind == "several":
        yield FormField(("alone",), FieldShape.SET)
    if kind == "number":
        yield FormField(("limits",), FieldShape.LIST)
        yield FormField(("unit",))


def questions_before(file: Value, entry: Value) -> Iterator[Value]:
    """The questions that a condition of the entry may use: those asked before it, none about importance."""
    themes = [*names_of(file, "considerations")]
    asked = [one for one in items_of(file, "questions") if entry_text(one, "kind") != "importance"]
    ordered = sorted(asked, key=lambda one: _page(themes, entry_text(one, "consideration")))
    for question in ordered:
        if entry_text(question, "id") == entry_text(entry, "id") and entry_text(entry, "id"):
            return
        yield question


def _page(themes: list[str], theme: str) -> int:
    return themes.index(theme) if theme in themes else len(themes)


def _conditions(file: Value, entry: Value) -> Iterator[FormField]:
    for question in questions_before(file, entry):
        path = ("when", entry_text(question, "id"))
        if entry_text(question, "kind") == "number":
            yield FormField((*path, "at_least"))
            yield FormField((*path, "below"))
        else:
            yield FormField(path, FieldShape.SET)
