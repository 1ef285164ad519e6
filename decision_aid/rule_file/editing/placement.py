"""Decide where a new entry goes, as a careful author would: beside its like, in alphabetical order, or at the end."""

from collections.abc import Mapping

from decision_aid.rule_file.editing.entry_kinds import LISTED, NAMED, TOP, Kind, items_of, names_of, path_of, text_of
from decision_aid.rule_file.editing.values import Path, Value, with_at

LAST_CHOICES = ("unsure", "not-sure", "none", "other")


def with_new(file: Value, kind: Kind, ident: str, entry: Value) -> Value:
    """The whole file's value with the entry inserted; the id of a choice is `question.choice`."""
    if kind is Kind.CHOICE:
        question, _, choice = ident.partition(".")
        path = path_of(file, Kind.QUESTION, question) or ()
        asked = items_of(file, "questions")[int(path[1])]
        known = names_of(asked, "choices")
        return with_at(file, (*path, "choices"), _before_last_ones(known, asked, choice, entry))
    if kind in NAMED:
        named = {**names_of(file, NAMED[kind]), ident: entry}
        return _under(file, NAMED[kind], _sorted_in(named, ident) if kind is Kind.TERM else named)
    items = items_of(file, LISTED[kind])
    at = _behind_its_like(items, entry) if kind is Kind.STATEMENT else _behind_its_theme(items, entry)
    return _under(file, LISTED[kind], (*items[:at], entry, *items[at:]))


def where(file: Value, kind: Kind, ident: str, entry: Value) -> Path:
    """The path of an entry that was just inserted."""
    if kind in LISTED:
        return (LISTED[kind], items_of(file, LISTED[kind]).index(entry))
    return path_of(file, kind, ident) or ()


def _under(file: Value, key: str, value: Value) -> Value:
    """The file with a top-level key set; a new key goes where it usually is."""
    names = dict(file) if isinstance(file, Mapping) else {}
    if key in names:
        return {**names, key: value}
    before = TOP[: TOP.index(key)]
    at = max((number for number, other in enumerate(names, 1) if other in before), default=0)
    parts = list(names.items())
    return dict([*parts[:at], (key, value), *parts[at:]])


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
    cell = [text_of(one, "option") == text_of(entry, "option") for one in items]
    row = [text_of(one, "outcome") == text_of(entry, "outcome") for one in items]
    both = [number for number, (a, b) in enumerate(zip(cell, row, strict=True), 1) if a and b]
    return max(both or [number for number, b in enumerate(row, 1) if b] or [len(items)])


def _behind_its_theme(items: tuple[Value, ...], entry: Value) -> int:
    """The index after the last question of the same consideration, else at the end."""
    theme = text_of(entry, "consideration")
    alike = [number for number, one in enumerate(items, 1) if theme and text_of(one, "consideration") == theme]
    return max(alike, default=len(items))
