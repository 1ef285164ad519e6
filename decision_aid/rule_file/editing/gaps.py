"""Say of a new option or outcome that nobody has looked yet, so that no place is empty and nothing is claimed."""

from decision_aid.model.enums import Unknown
from decision_aid.rule_file.editing.entry_kinds import EntryKind, form_of_file, names_of
from decision_aid.rule_file.editing.placement import insert_entry
from decision_aid.rule_file.editing.values import Value

NOT_LOOKED_FOR = "Nobody has looked for this yet."
FIRST_FORM_WITH_REASON = 2


def gap(option: str, outcome: str) -> dict[str, Value]:
    """The statement that nobody has looked for what is known about an option and an outcome."""
    because = Unknown.NOT_LOOKED_FOR.value
    return {"option": option, "outcome": outcome, "not_known": NOT_LOOKED_FOR, "because": because}


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
