"""The entry that stands at a line of a rule file is found, whatever the line holds of it."""

import pytest

from decision_aid.rule_file.editing import EntryKind, entry_at, open_document
from decision_aid.rule_file.editing.entry_kinds import THE_AID
from tests.support.aids import SMALL

FILE = open_document(SMALL.encode())


def line_of(text: str) -> int:
    assert SMALL.count(text) == 1
    return SMALL[: SMALL.index(text)].count("\n") + 1


@pytest.mark.parametrize(
    ("text", "kind", "ident"),
    [
        ("says: Most people in the trial", EntryKind.STATEMENT, "exercises.ease"),
        ("says: Few people who had rested", EntryKind.STATEMENT, "exercises.ease.2"),
        ("not_known: The trial did not ask.", EntryKind.STATEMENT, "exercises.ache"),
        ("exercises: {name: Exercises", EntryKind.OPTION, "exercises"),
        ("limits: [16, 110]", EntryKind.QUESTION, "age"),
        ("unsure: Not sure", EntryKind.QUESTION, "duration"),
        ("title: Stiff shoulder", EntryKind.AID, "aid"),
        ("funding: none", EntryKind.AID, "aid"),
    ],
)
def test_the_entry_is_that_of_the_line(text: str, kind: EntryKind, ident: str) -> None:
    assert entry_at(FILE, line_of(text)) == (kind, ident)


def test_the_title_belongs_to_the_aid_as_a_whole() -> None:
    assert entry_at(FILE, line_of("title: Stiff shoulder")) == (EntryKind.AID, THE_AID)


def test_where_no_form_fits_there_is_none() -> None:
    assert entry_at(FILE, 0) is None
    assert entry_at(FILE, line_of("status: draft")) is None
    assert entry_at(FILE, line_of("\nquestions:") + 1) is None
    assert entry_at(open_document(b"questions: none\n"), 1) is None
