"""What the form of a case, time or step has from the statement that it is a part of."""

from collections.abc import Mapping
from itertools import takewhile

from decision_aid.model.enums import QuestionKind
from decision_aid.rule_file.editing import EntryKind, FormData
from decision_aid.rule_file.editing.entry_kinds import (
    ABOVE,
    OF_STATEMENTS,
    PARTS,
    entry_holding,
    entry_text,
    items_of,
    names_of,
    parts_of,
)
from decision_aid.rule_file.editing.values import Value, ValuePath, value_at
from decision_aid.web.editor.entries.entry_choices import Choices

FEWEST = 2  # of one case, time or step there is no list
FROM_THE_TABLE = "%(answer)s (from the table)"
ALL_PEOPLE = "All people"
# Which number of a step goes with which base of its chain, and so which does not.
UNFIT: Mapping[str, str] = {"per": "people", "of": "share"}


def needs_another_part(file: Value, path: ValuePath) -> tuple[EntryKind, str] | None:
    """The kind of which the case or statement at or above a path has too few parts, and its id; None if none has."""
    for end in (4, 2):
        owner = entry_holding(file, path[:end])
        for kind in OF_STATEMENTS if owner else ():
            if owner and owner[0] in ABOVE[kind] and _has_too_few(value_at(file, path[:end]), kind):
                return kind, owner[1]
    return None


def _has_too_few(owner: Value, kind: EntryKind) -> bool:
    """Whether parts are begun and not enough; those of a table's figure are in its cases."""
    (first, *deeper), parts = PARTS[kind], parts_of(owner, kind)
    is_begun = names_of(owner, first) and not parts_of(owner, EntryKind.CASE) if deeper else parts
    return bool(is_begun) and len(parts) < FEWEST


def fields_that_fit(kind: EntryKind, statement: Value, shown: FormData) -> FormData:
    """The fields without the blank one that no step of such a chain has: shares, or counts of people."""
    chain = names_of(statement, "chain")
    if kind is not EntryKind.STEP or not chain:
        return shown
    unfit = next((field for base, field in UNFIT.items() if base in chain), "")
    return {name: data for name, data in shown.items() if name != unfit or data}


def takes_several_answers(file: Value) -> bool:
    """Whether somebody can give several answers to one question, of which a condition may need more than one."""
    return any(entry_text(one, "kind") == QuestionKind.SEVERAL.value for one in items_of(file, "questions"))


def steps_above(statement: Value, step: Value) -> Choices:
    """The steps that stand above a step, or above a new one, and have a name by which they can be chosen."""
    above = takewhile(lambda one: one != step, parts_of(statement, EntryKind.STEP))
    named = [(entry_text(one, "id"), entry_text(one, "event")) for one in above]
    return [("", ALL_PEOPLE), *((ident, event or ident) for ident, event in named if ident)]


def with_answer_of_table(statement: Value, name: str, choices: Choices) -> Choices:
    """The choices of a field of a case; if left blank, the case has what its table says."""
    *above, last = name.split(".")
    for key in above:
        statement = names_of(statement, key)
    said = dict(choices).get(entry_text(statement, last), "") if entry_text(statement, last) else ""
    blank = [("", FROM_THE_TABLE % {"answer": said})] if said else choices[:1]
    return [*blank, *choices[1:]]
