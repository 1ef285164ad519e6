"""What a check says on a form: its own words for forms, and those of a field that is not filled in."""

from decision_aid.model.problems import Problem
from decision_aid.rule_file.editing import EntryKind
from decision_aid.rule_file.editing.entry_kinds import SCHEMAS, key_of
from decision_aid.rule_file.schema.keys import Key, OneOf, Reference, References
from decision_aid.web.editor.entries.entry_labels import IS_NEEDED

CHOOSE_ONE = "Choose one."
CHOOSE_SOME = "Choose at least one."
MISSING_KEY = "missing-key"


def in_a_form(problem: Problem, field: str, kind: EntryKind) -> str:
    """What a problem in that field of an entry says to whoever fills in the form."""
    if field and problem.check == MISSING_KEY:
        return _what_is_missing(key_of(SCHEMAS[kind], field))
    return problem.wording.in_form


def _what_is_missing(key: Key | None) -> str:
    match key.holds if key else None:
        case References():
            return CHOOSE_SOME
        case OneOf() | Reference():
            return CHOOSE_ONE
        case _:
            return IS_NEEDED
