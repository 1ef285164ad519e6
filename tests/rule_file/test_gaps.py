"""A new option or outcome says in each of its places that nobody has looked yet."""

import difflib

from decision_aid.rule_file.editing import EntryKind, add_entry, open_document
from decision_aid.rule_file.reading import read_rule_file
from tests.support.aids import SMALL

SECOND = f"format: 2\n{SMALL}"


def added(text: str, what: EntryKind, ident: str, **said: str) -> list[str]:
    """The lines that come into the text with the new entry, which leaves no error."""
    content = add_entry(open_document(text.encode()), what, ident, said).content
    assert read_rule_file(content)[0]
    return [
        line[2:].strip() for line in difflib.ndiff(text.split("\n"), content.decode().split("\n")) if line[0] == "+"
    ]


def test_a_new_option_has_a_gap_for_each_outcome() -> None:
    lines = added(SECOND, EntryKind.OPTION, "surgery", name="Surgery", involves="A day in hospital")

    assert lines[0] == "surgery: {name: Surgery, involves: A day in hospital}"
    assert lines.count("- option: surgery") + sum("option: surgery," in one for one in lines) == 3
    assert sum("not_known: Nobody has looked for this yet." in one for one in lines) == 3


def test_a_new_outcome_has_a_gap_for_each_option() -> None:
    lines = added(SECOND, EntryKind.OUTCOME, "sleep", name="Sleep", kind="benefit", consideration="days")

    assert lines[0] == "sleep: {name: Sleep, kind: benefit, consideration: days}"
    assert sum("not_known: Nobody has looked for this yet." in one for one in lines) == 2


def test_a_new_theme_and_the_first_form_have_no_gaps() -> None:
    assert added(SECOND, EntryKind.CONSIDERATION, "work", title="Your work") == ["work: {title: Your work}"]
    assert len(added(SMALL, EntryKind.OUTCOME, "sleep", name="Sleep", kind="harm", consideration="days")) == 1
