"""The choices of select fields in entry forms, and the list of entries that forms can edit, read from the draft."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from decision_aid.consultation.statement_labels import BESIDE_OPTIONS, BOXES, DOES_NOT_APPLY, NOT_KNOWN, REPORTED_NAME
from decision_aid.consultation.wording import CERTAINTY, DIRECTION, KIND, UNKNOWN, VERDICT
from decision_aid.model.enums import (
    Certainty,
    DecisionKind,
    Direction,
    OutcomeKind,
    Patient,
    StatementKind,
    Statistic,
    Unknown,
    Verdict,
)
from decision_aid.model.evidence import OPTION_WORDS
from decision_aid.rule_file.editing import EntryKind
from decision_aid.rule_file.editing.block_style import render_flow
from decision_aid.rule_file.editing.entry_kinds import (  # fmt: skip
    LISTED,
    NAMED,
    NUMBERED,
    OF_STATEMENTS,
    SCHEMAS,
    SECTIONS,
    THE_AID,
    choice_label,
    entries_of,
    entry_text,
    format_of_file,
    items_of,
    names_of,
    parts_of,
    parts_with_ids,
    path_of,
)
from decision_aid.rule_file.editing.values import Value, value_at
from decision_aid.rule_file.schema.keys import Key, OneOf, Reference

Choices = list[tuple[str, str]]

CHOOSE = "Choose …"
RANGES = {"": "There is no range", "published": "It was published", "computed here": "It was computed here"}
PICTURES = {"": "Yes", "no": "No, in words only"}
COMPARED = {"": "Not said", "yes": "Yes", "no": "No"}
MAY_BE_NONE = {"": "Not said", "yes": "Yes"}
UNLESS_YES = {"": "No", "yes": "Yes"}
OWN_CHOICES = {
    "range_is": RANGES,
    "picture": PICTURES,
    "comparison_group": COMPARED,
    "offers_this_treatment": COMPARED,
    "may_be_none": MAY_BE_NONE,
    **dict.fromkeys(("modelled", "glance", "composite", "first"), UNLESS_YES),
}
DECIDED = {
    DecisionKind.TREATMENT: "A treatment",
    DecisionKind.SCREENING: "A screening, for people who feel well",
    DecisionKind.TEST: "A test",
}
ABOUT_WHOM = {
    Patient.YOU: "The person who reads it",
    Patient.CHILD: "Their child",
    Patient.PARENT: "Their parent",
}
STATISTIC = {
    Statistic.MEAN: "A mean: the average over people",
    Statistic.MEDIAN: "A median: half had less, half had more",
    Statistic.COUNT: "The same for everybody, such as visits or a price",
}
SENTENCES: Mapping[type[Enum], Mapping[Any, str]] = {
    Certainty: CERTAINTY,
    Direction: DIRECTION,
    OutcomeKind: KIND,
    Unknown: UNKNOWN,
    Statistic: STATISTIC,
    DecisionKind: DECIDED,
    Patient: ABOUT_WHOM,
    Verdict: VERDICT,
}
KINDS = {
    StatementKind.REPORTED: REPORTED_NAME,
    StatementKind.GAP: BOXES[NOT_KNOWN],
    StatementKind.DOES_NOT_APPLY: BOXES[DOES_NOT_APPLY],
}
LONGEST = 140
CASE_NUMBER = "row %(number)s of the table"


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry in the list of editable entries; `cases` counts those of a table by answers."""

    ident: str
    text: str
    about: str = ""
    cases: int = 0


@dataclass(frozen=True, slots=True)
class OutcomeEntries:
    """An outcome with its statements: a cell (option id, option name, entries) for each option."""

    ident: str
    name: str
    cells: tuple[tuple[str, str, tuple[ListedEntry, ...]], ...]


EntriesByCell = Mapping[tuple[str, str], Sequence[ListedEntry]]


def field_choices(file: Value, key: Key) -> Choices:
    """The choices of a select field: (value, label)."""
    if key.name in OWN_CHOICES:
        return [(value, text) for value, text in OWN_CHOICES[key.name].items()]
    match key.holds:
        case Reference(to, beside):
            meant = beside if format_of_file(file) > 1 else ()
            choices = [*named_entries(file, to), *((word, BESIDE_OPTIONS[what]) for word, what in meant)]
        case OneOf(type() as words, _, later):
            left_out = later if format_of_file(file) == 1 else ()
            said = SENTENCES.get(words, {})
            kept = [one for one in words if one.value not in left_out]
            choices = [(str(one.value), said[one] if said else f"{one.value:,}") for one in kept]
        case OneOf(tuple() as words):
            choices = [(word, word) for word in words]
        case _:
            choices = []
    return [("", CHOOSE), *choices]


def named_entries(file: Value, section: str) -> Choices:
    """The file's own options, outcomes, considerations or sources as choices."""
    if section == LISTED[EntryKind.STATEMENT]:
        return list(_statements_and_cases(file))
    text = SCHEMAS[SECTIONS[section]].title_key
    return [(ident, shortened(entry_text(entry, text)) or ident) for ident, entry in names_of(file, section).items()]


def _statements_and_cases(file: Value) -> Iterator[tuple[str, str]]:
    for statement, one in entries_of(file, EntryKind.STATEMENT):
        listed = _statement(statement, one)
        yield statement, listed.text or statement
        for number, (ident, case) in enumerate(parts_with_ids(statement, one, EntryKind.CASE), 1):
            own = entry_text(case, "says") or listed.text
            called = entry_text(case, "called") or CASE_NUMBER % {"number": number}
            yield ident, f"{shortened(own)} ({called})"


def find_entries(file: Value, wanted: str) -> Iterator[tuple[EntryKind, ListedEntry]]:
    """The entries that have all these words somewhere, in small letters or capitals."""
    words = wanted.casefold().split()
    for kind, value, listed in all_entries(file):
        text = f"{listed.ident} {' '.join(_texts_in(value))}".casefold()
        if all(word in text for word in words):
            yield kind, listed


def all_entries(file: Value) -> Iterator[tuple[EntryKind, Value, ListedEntry]]:
    """Each entry that is no part of another, with what the file says of it and its line in a list."""
    for kind in (EntryKind.STATEMENT, EntryKind.QUESTION, *NAMED, *NUMBERED):
        for ident, entry in entries_of(file, kind):
            yield kind, entry, _listed(kind, ident, entry)


def entry_words(file: Value) -> Mapping[tuple[str, str], str]:
    """What each entry says to people, by its kind and id, so that it can be told whether that has changed since."""
    return {(kind.value, one.ident): _words_of(kind, value, one) for kind, value, one in all_entries(file)}


def _words_of(kind: EntryKind, entry: Value, listed: ListedEntry) -> str:
    if kind is not EntryKind.STATEMENT:
        parts = (entry_text(entry, key) for key in (SCHEMAS[kind].title_key, SCHEMAS[kind].detail_key))
        return " - ".join(filter(None, parts)) or f"{listed.ident} {listed.text}".strip()
    stated = (
        entry_text(one, word.value) for one in (entry, *parts_of(entry, EntryKind.CASE)) for word in StatementKind
    )
    return " ".join((*filter(None, stated), f"({listed.about})" if listed.about else "")).strip()


def _texts_in(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else ():
        yield from _texts_in(part)


def list_entries(file: Value, kind: EntryKind) -> list[ListedEntry]:
    """The entries of a kind that is no part of another."""
    if kind is EntryKind.AID:
        return [listed_entry(file, kind, THE_AID)]
    return [_listed(kind, ident, entry) for ident, entry in entries_of(file, kind)]


def listed_entry(file: Value, kind: EntryKind, ident: str) -> ListedEntry:
    """The line of one entry in a list of whatever kinds."""
    return _listed(kind, ident, value_at(file, path_of(file, kind, ident) or ()))


def _listed(kind: EntryKind, ident: str, entry: Value) -> ListedEntry:
    if kind is EntryKind.STATEMENT:
        return _statement(ident, entry)
    if kind is EntryKind.QUESTION:
        answers = map(choice_label, names_of(entry, "choices").values())
        return ListedEntry(ident, entry_text(entry, "ask"), ", ".join(answers))
    if kind is EntryKind.CHOICE:
        return ListedEntry(ident, choice_label(entry))
    if kind is EntryKind.AID:
        return ListedEntry(ident, entry_text(entry, "title"), shortened(entry_text(names_of(entry, "about"), "for")))
    if kind in OF_STATEMENTS:
        return ListedEntry(ident, shortened(_part(kind, ident, entry)))
    return ListedEntry(ident, *_line(kind, ident, entry))


def _part(kind: EntryKind, ident: str, entry: Value) -> str:
    """What a case, time or step is called, says or counts."""
    told = ("called", *(one.value for one in StatementKind), "over", "at", "event")
    said = next(filter(None, (entry_text(entry, key) for key in told)), "")
    numbered = CASE_NUMBER % {"number": ident.rpartition("-")[2]} if kind is EntryKind.CASE else ""
    return said or numbered or render_flow(entry)


def _line(kind: EntryKind, ident: str, entry: Value) -> tuple[str, str]:
    if kind is EntryKind.TERM:
        return ident, shortened(entry if isinstance(entry, str) else entry_text(entry, "means"))
    schema = SCHEMAS[kind]
    return shortened(entry_text(entry, schema.title_key)) or ident, shortened(entry_text(entry, schema.detail_key))


def statements_by_outcome(file: Value) -> Iterator[tuple[str, str, list[OutcomeEntries]]]:
    """The id and title of each consideration, and its statements as rows, one for each outcome."""
    outcomes, cells = names_of(file, "outcomes"), _cells(file)
    own = named_entries(file, "options")
    beside = [(word, BESIDE_OPTIONS[what]) for word, what in OPTION_WORDS if format_of_file(file) > 1]
    options = [*own, *((word, text) for word, text in beside if any(option == word for option, _ in cells))]
    for theme, title in named_entries(file, "considerations"):
        mine = [ident for ident, entry in outcomes.items() if entry_text(entry, "consideration") == theme]
        yield theme, title, [_row(ident, outcomes[ident], options, cells) for ident in mine]


def _cells(file: Value) -> EntriesByCell:
    """The statements by (option id, outcome id)."""
    found: dict[tuple[str, str], list[ListedEntry]] = {}
    for ident, one in entries_of(file, EntryKind.STATEMENT):
        found.setdefault((entry_text(one, "option"), entry_text(one, "outcome")), []).append(_statement(ident, one))
    return found


def entries_of_cell(file: Value, option: str, outcome: str) -> Sequence[ListedEntry]:
    """The statements about that option and outcome, or none."""
    return _cells(file).get((option, outcome), ())


def other_statements(file: Value, ident: str, entry: Value) -> Choices:
    """The other statements on the outcome of one, with the option that each is about."""
    options = dict(named_entries(file, "options"))
    mine = entry_text(entry, "outcome")
    return [
        (other, f"{options.get(option, option)}: {_statement(other, one).text}")
        for other, one in entries_of(file, EntryKind.STATEMENT)
        if mine and other != ident and entry_text(one, "outcome") == mine and (option := entry_text(one, "option"))
    ]


def empty_cells(file: Value) -> list[tuple[str, str]]:
    """The names of each option and outcome about which nothing is said; what is said of no option has no cell."""
    said: dict[str, set[str]] = {}
    for one in items_of(file, "statements"):
        said.setdefault(entry_text(one, "outcome"), set()).add(entry_text(one, "option"))
    every, none = (word for word, _option in OPTION_WORDS)
    outcomes = [(name, said.get(ident, set())) for ident, name in named_entries(file, "outcomes")]
    with_cells = [(name, about) for name, about in outcomes if about != {none} and every not in about]
    options = named_entries(file, "options")
    return [(option, name) for name, about in with_cells for ident, option in options if ident not in about]


def _row(outcome: str, entry: Value, options: Choices, cells: EntriesByCell) -> OutcomeEntries:
    mine = tuple((option, name, tuple(cells.get((option, outcome), ()))) for option, name in options)
    return OutcomeEntries(outcome, entry_text(entry, "name") or outcome, mine)


def _statement(ident: str, entry: Value) -> ListedEntry:
    kind = next((one for one in StatementKind if entry_text(entry, one.value)), StatementKind.FINDING)
    about = KINDS.get(kind, "")
    said = ", ".join(filter(None, (about, _figure_in_short(entry))))
    cases = parts_of(entry, EntryKind.CASE)
    words = (entry_text(one, kind.value) for one in (entry, *cases))
    return ListedEntry(ident, shortened(next(filter(None, words), "")), said, len(cases))


def _figure_in_short(entry: Value) -> str:
    """The numbers of a figure as the file has them; "" for a chance without counts, and where there is none."""
    chance, amount, difference = (names_of(entry, key) for key in ("chance", "amount", "difference"))
    people, of = entry_text(chance, "people"), entry_text(chance, "of")
    if people and of:
        return f"{people} of {of} people"
    values = [entry_text(amount, "value"), *(entry_text(group, "value") for group in items_of(amount, "groups"))]
    if any(values):
        return f"{' | '.join(filter(None, values))} {entry_text(amount, 'unit')}"
    changes = (f"{entry_text(difference, way)} {way}" for way in ("fewer", "more") if entry_text(difference, way))
    return " ".join((*changes, entry_text(difference, "unit"))).strip()


def shortened(text: str) -> str:
    """The text, cut at a word to fit a list."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
