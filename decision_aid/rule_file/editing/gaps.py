"""Say where nothing is said that nobody has looked yet, so that no place is empty and nothing is claimed."""

from collections.abc import Mapping

from decision_aid.model.enums import Unknown
from decision_aid.rule_file.editing.entry_kinds import EntryKind, form_of_file, names_of, parts_of
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
    if kind not in (EntryKind.OPTION, EntryKind.OUTCOME) or form_of_file(file) < FIRST_FORM_WITH_REASON:
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
