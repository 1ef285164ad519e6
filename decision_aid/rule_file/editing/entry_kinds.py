"""The kinds of entries that forms can edit: where each kind is in a file, what its ids are, and its form fields.

Works on plain values, not on the model, because a file with semantic errors must still be editable by form.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import Enum

from decision_aid.rule_file.editing.form_fields import Shape, Slot
from decision_aid.rule_file.editing.values import Path, Value


class Kind(Enum):
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
    Kind.SOURCE: "sources", Kind.TERM: "glossary", Kind.OPTION: "options", Kind.OUTCOME: "outcomes",
    Kind.CONSIDERATION: "considerations",
}  # fmt: skip
LISTED = {Kind.STATEMENT: "statements", Kind.QUESTION: "questions"}
TOP = (
    "title", "language", "status", "version", "about", "options", "considerations", "outcomes", "sources", "questions",
    "statements", "ask_the_team", "glossary", "examples",
)  # fmt: skip


def _texts(*names: str) -> tuple[Slot, ...]:
    return tuple(Slot((name,)) for name in names)


def _figure(*above: str | int) -> tuple[Slot, ...]:
    """The fields for the numbers of one group of people."""
    counts = (Slot((*above, name)) for name in ("people", "of", "per_100"))
    spread = (Slot((*above, name)) for name in ("range_is", "plus_minus"))
    return (*counts, Slot((*above, "range"), Shape.LIST), *spread)


def _group(number: int) -> tuple[Slot, ...]:
    """The fields of one of two compared groups."""
    return (Slot(("chance", "groups", number, "name")), *_figure("chance", "groups", number))


CHANCE = (
    *_figure("chance")[:3],
    *(Slot(("chance", name)) for name in ("event", "otherwise", "over", "at")),
    *_figure("chance")[3:],
    Slot(("chance", "picture")),
    *_group(0),
    *_group(1),
)
STATEMENT = (
    *_texts("id", "option", "outcome", "says", "not_known"), *CHANCE, *_texts("certainty", "because"),
    Slot(("sources",), Shape.SET), *_texts("note"),
)  # fmt: skip
SOURCE = (
    *_texts("citation", "link", "kind", "people", "comparison_group", "checked", "limits"),
    Slot(("may_share_people_with",), Shape.SET),
)
QUESTION = _texts("id", "consideration", "ask", "why", "kind")
CHOICE = (Slot(("label",), plain_as="label"), Slot(("said",), plain_as="label"))
SLOTS = {
    Kind.SOURCE: SOURCE,
    Kind.CHOICE: CHOICE,
    Kind.TERM: (Slot(("means",), plain_as="means"), Slot(("also",), Shape.LIST, "means")),
    Kind.OPTION: _texts("name", "short", "involves", "accepting", "for_a_chance_of"),
    Kind.OUTCOME: _texts("name", "kind", "consideration", "asks"),
    Kind.CONSIDERATION: _texts("title", "why"),
}


def names_of(value: Value, key: str) -> Mapping[str, Value]:
    """The mapping under a key; empty if there is none."""
    found = value.get(key) if isinstance(value, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def items_of(value: Value, key: str) -> tuple[Value, ...]:
    """The list under a key; empty if there is none."""
    found = value.get(key) if isinstance(value, Mapping) else None
    return found if isinstance(found, tuple) else ()


def text_of(entry: Value, key: str) -> str:
    """The stripped text under a key; "" if there is none."""
    found = entry.get(key, "") if isinstance(entry, Mapping) else ""
    return found.strip() if isinstance(found, str) else ""


def idents(file: Value, kind: Kind) -> tuple[str, ...]:
    """The ids of all entries of a kind, in file order; a choice is `question.choice`, statements as in `reading`."""
    if kind in NAMED:
        return tuple(names_of(file, NAMED[kind]))
    if kind is Kind.CHOICE:
        asked = items_of(file, "questions")
        return tuple(f"{text_of(one, 'id')}.{choice}" for one in asked for choice in names_of(one, "choices"))
    if kind is Kind.QUESTION:
        return tuple(text_of(one, "id") for one in items_of(file, "questions"))
    return tuple(_statement_idents(items_of(file, "statements")))


def _statement_idents(entries: tuple[Value, ...]) -> Iterator[str]:
    count: Counter[str] = Counter()
    for entry in entries:
        cell = f"{text_of(entry, 'option')}.{text_of(entry, 'outcome')}"
        count[cell] += 1
        yield text_of(entry, "id") or (cell if count[cell] == 1 else f"{cell}.{count[cell]}")


def path_of(file: Value, kind: Kind, ident: str) -> Path | None:
    """The path of the entry with that id; None if there is none."""
    if kind in NAMED:
        return (NAMED[kind], ident) if ident in names_of(file, NAMED[kind]) else None
    if kind is Kind.CHOICE:
        question, _, choice = ident.partition(".")
        above = path_of(file, Kind.QUESTION, question)
        known = names_of(items_of(file, "questions")[int(above[1])], "choices") if above else {}
        return (*above, "choices", choice) if above and choice in known else None
    known_as = idents(file, kind)
    return (LISTED[kind], known_as.index(ident)) if ident in known_as else None


def slots_of(file: Value, kind: Kind, entry: Value) -> tuple[Slot, ...]:
    """The form fields of an entry, in the order of keys in a file."""
    if kind is Kind.STATEMENT:
        return (*STATEMENT, *_conditions(file, {}))
    if kind is Kind.QUESTION:
        return (*QUESTION, *_of_question(entry), *_conditions(file, entry))
    return SLOTS[kind]


def _of_question(entry: Value) -> Iterator[Slot]:
    kind = text_of(entry, "kind")
    if kind in ("one", "several"):
        for choice in names_of(entry, "choices"):
            yield Slot(("choices", choice, "label"), plain_as="label")
            yield Slot(("choices", choice, "said"), plain_as="label")
    if kind == "several":
        yield Slot(("alone",), Shape.SET)
    if kind == "number":
        yield Slot(("limits",), Shape.LIST)
        yield Slot(("unit",))
    if kind == "importance":
        yield Slot(("about",))


def earlier(file: Value, entry: Value) -> Iterator[Value]:
    """The questions that a condition of the entry may use: those asked before it, none about importance."""
    themes = [*names_of(file, "considerations")]
    asked = [one for one in items_of(file, "questions") if text_of(one, "kind") != "importance"]
    ordered = sorted(asked, key=lambda one: _page(themes, text_of(one, "consideration")))
    for question in ordered:
        if text_of(question, "id") == text_of(entry, "id") and text_of(entry, "id"):
            return
        yield question


def _page(themes: list[str], theme: str) -> int:
    return themes.index(theme) if theme in themes else len(themes)


def _conditions(file: Value, entry: Value) -> Iterator[Slot]:
    for question in earlier(file, entry):
        path = ("when", text_of(question, "id"))
        if text_of(question, "kind") == "number":
            yield Slot((*path, "at_least"))
            yield Slot((*path, "below"))
        else:
            yield Slot(path, Shape.SET)
