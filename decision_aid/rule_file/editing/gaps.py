"""Say where nothing is said that nobody has looked yet, so that no place is empty and nothing is claimed."""

from collections.abc import Mapping

from decision_aid.model.enums import Unknown
from decision_aid.model.evidence import EVERY_OPTION, OPTION_WORDS
from decision_aid.rule_file.editing.entry_kinds import (
    EntryKind,
    entries_of,
    format_of_file,
    names_of,
    parts_of,
)
from decision_aid.rule_file.editing.placement import insert_entry
from decision_aid.rule_file.editing.values import Value
from decision_aid.rule_file.reading.conditions import OTHERWISE

NOT_LOOKED_FOR = "Nobody has looked for this yet."
_NOT_KNOWN = {"not_known": NOT_LOOKED_FOR, "because": Unknown.NOT_LOOKED_FOR.value}
FIRST_FORM_WITH_REASON = 2


def gap(option: str, outcome: str) -> dict[str, Value]:
    """The statement that nobody has looked for what is known about an option and an outcome."""
    return {"option": option, "outcome": outcome, **_NOT_KNOWN}


def with_gaps(file: Value, kind: EntryKind, ident: str) -> Value:
    """The file's value with a gap in each place of a new option or outcome; the first form has no reason for one."""
    options = [ident] if kind is EntryKind.OPTION else list(names_of(file, "options"))
    outcomes = [ident] if kind is EntryKind.OUTCOME else list(names_of(file, "outcomes"))
    if kind not in (EntryKind.OPTION, EntryKind.OUTCOME) or format_of_file(file) < FIRST_FORM_WITH_REASON:
        return file
    for outcome in outcomes:
        for option in options:
            file = insert_entry(file, EntryKind.STATEMENT, "", gap(option, outcome))
    return file


def with_gap_for_others(statement: Value) -> Value:
    """A statement as a table: what it says to those whom it is for, and a gap for all others, in the glance too."""
    whole = dict(statement) if isinstance(statement, Mapping) else {}
    cases = parts_of(whole, EntryKind.CASE) or ({"when": whole.pop("when", "")},)
    head = {"head": NOT_LOOKED_FOR} if any("head" in one for one in (whole, *cases)) else {}
    return {**whole, "cases": (*cases, {"when": OTHERWISE, **_NOT_KNOWN, **head})}


def open_gaps(file: Value) -> tuple[str, ...]:
    """The statements, by id, that say to everybody that nobody has looked yet."""
    return tuple(ident for ident, one in entries_of(file, EntryKind.STATEMENT) if _is_open(one))


def gap_answered_by(file: Value, ident: str) -> str:
    """The first open gap of an outcome that a statement for everybody fills, of its option or of all; "" if none.

    One that stands in the glance is left, since something has to stand there.
    """
    statements = dict(entries_of(file, EntryKind.STATEMENT))
    known = names_of(statements, ident)
    if _is_open(known) or not known.keys().isdisjoint(("when", "cases")):
        return ""
    is_for_every = dict(OPTION_WORDS).get(str(known["option"])) == EVERY_OPTION
    options = names_of(file, "options") if is_for_every else (known["option"],)
    for one in open_gaps(file):
        gap = names_of(statements, one)
        if gap["outcome"] == known["outcome"] and gap["option"] in options and "head" not in gap:
            return one
    return ""


def _is_open(statement: Value) -> bool:
    said = statement if isinstance(statement, Mapping) else {}
    return "when" not in said and all(said.get(key) == text for key, text in _NOT_KNOWN.items())
