"""Decide where a new entry goes, as a careful author would: beside its like, in alphabetical order, or at the end."""

from collections.abc import Mapping

from decision_aid.rule_file.editing.entry_kinds import (
    LISTED,
    NAMED,
    PARTS,
    TOP,
    EntryKind,
    entry_text,
    items_of,
    names_of,
    owner_of,
    parts_of,
    path_of,
    path_of_owner,
)
from decision_aid.rule_file.editing.values import Value, ValuePath, value_at, with_key, with_value_at
from decision_aid.rule_file.reading.conditions import OTHERWISE

LAST_CHOICES = ("unsure", "not-sure", "none", "other")


def insert_entry(file: Value, kind: EntryKind, ident: str, entry: Value) -> Value:
    """The whole file's value with the entry inserted; the id of a choice is `question.choice`."""
    if kind is EntryKind.CHOICE:
        question, _, choice = ident.partition(".")
        path = path_of(file, EntryKind.QUESTION, question) or ()
        asked = items_of(file, "questions")[int(path[1])]
        known = names_of(asked, "choices")
        return with_value_at(file, (*path, "choices"), _before_last_ones(known, asked, choice, entry))
    if kind in PARTS:
        path, parts = _list_of_parts(file, kind, ident)
        at = len(parts) - (kind is EntryKind.CASE and entry_text(parts[-1] if parts else "", "when") == OTHERWISE)
        return with_value_at(file, path, (*parts[:at], entry, *parts[at:]))
    if kind in NAMED:
        named = {**names_of(file, NAMED[kind]), ident: entry}
        return with_section(file, NAMED[kind], _sorted_in(named, ident) if kind is EntryKind.TERM else named)
    items = items_of(file, LISTED[kind])
    at = _behind_its_like(items, entry) if kind is EntryKind.STATEMENT else _behind_its_theme(items, entry)
    return with_section(file, LISTED[kind], (*items[:at], entry, *items[at:]))


def path_of_new_entry(file: Value, kind: EntryKind, ident: str, entry: Value) -> ValuePath:
    """The path of an entry that was just inserted."""
    if kind in PARTS:
        path, parts = _list_of_parts(file, kind, ident)
        return (*path, parts.index(entry))
    if kind in LISTED:
        return (LISTED[kind], items_of(file, LISTED[kind]).index(entry))
    return path_of(file, kind, ident) or ()


def _list_of_parts(file: Value, kind: EntryKind, ident: str) -> tuple[ValuePath, tuple[Value, ...]]:
    """Where the cases, times or steps of a statement or case are, and what they are now."""
    above = path_of_owner(file, kind, owner_of(kind, ident)) or ()
    path = (*above, *PARTS[kind])
    alone = value_at(file, path)  # one that is written without a list
    return path, (alone,) if isinstance(alone, Mapping) else parts_of(value_at(file, above), kind)


def with_section(file: Value, key: str, value: Value) -> Value:
    """The file's value with a top-level key set; a new key goes where it usually is."""
    return with_key(file if isinstance(file, Mapping) else {}, key, value, TOP)


def _before_last_ones(known: Mapping[str, Value], asked: Value, choice: str, entry: Value) -> dict[str, Value]:
    """Insert a choice before the final "unsure" or "none of these" ones."""
    found = asked.get("alone", ()) if isinstance(asked, Mapping) else ()
    alone = (found,) if isinstance(found, str) else tuple(found)
    parts = list(known.items())
    at = len(parts)
    while at > 1 and (parts[at - 1][0] in LAST_CHOICES or parts[at - 1][0] in alone):
        at -= 1
    return dict([*parts[:at], (choice, entry), *parts[at:]])


def _sorted_in(named: Mapping[str, Value], ident: str) -> dict[str, Value]:
    """Move a new term to its alphabetical place, if the others are in alphabetical order."""
    others = [name for name in named if name != ident]
    if [*others] != sorted(others, key=str.casefold):
        return dict(named)
    return {name: named[name] for name in sorted(named, key=str.casefold)}


def _behind_its_like(items: tuple[Value, ...], entry: Value) -> int:
    """The index after the last statement with the same option and outcome, else the same outcome, else at the end."""
    cell = [entry_text(item, "option") == entry_text(entry, "option") for item in items]
    row = [entry_text(item, "outcome") == entry_text(entry, "outcome") for item in items]
    both = [number for number, (a, b) in enumerate(zip(cell, row, strict=True), 1) if a and b]
    return max(both or [number for number, b in enumerate(row, 1) if b] or [len(items)])


def _behind_its_theme(items: tuple[Value, ...], entry: Value) -> int:
    """The index after the last question of the same consideration, else at the end."""
    theme = entry_text(entry, "consideration")
    alike = [number for number, one in enumerate(items, 1) if theme and entry_text(one, "consideration") == theme]
    return max(alike, default=len(items))
