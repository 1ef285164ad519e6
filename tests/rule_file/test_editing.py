"""A form changes the lines of its entry and nothing else, and what it says reads back as it was said."""

import difflib

import pytest

from decision_aid.rule_file.editing import (
    EntryKind,
    FieldValue,
    Unreadable,
    Unwritable,
    add_entry,
    edit_entry,
    open_document,
    open_entry,
)
from decision_aid.rule_file.editing.entry_kinds import entry_ids
from decision_aid.rule_file.reading import read_rule_file
from tests.support.aids import SMALL, aid_from, small
from tests.support.edits import FILES


def changed(text: str, kind: EntryKind, ident: str, **said: FieldValue) -> list[str]:
    """The lines, taken away and put in, by which the text changes with the form."""
    file = open_document(text.encode())
    names = {name.replace("__", "."): data for name, data in said.items()}
    after = edit_entry(file, kind, ident, {**open_entry(file, kind, ident).shown, **names})
    return lines_changed(text, after.content.decode())


def added(text: str, what: EntryKind, ident: str, **said: FieldValue) -> list[str]:
    """The lines that come into the text with a new entry."""
    file = open_document(text.encode())
    after = add_entry(file, what, ident, {name.replace("__", "."): data for name, data in said.items()})
    return lines_changed(text, after.content.decode())


def lines_changed(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.split("\n"), after.split("\n"))
    return [line for line in lines if line[:1] in "+-"]


def test_a_number_alone_is_replaced_and_the_note_beside_it_stays() -> None:
    text = small(("over: 6 months, range: [64, 91], range_is: computed here}", "over: 6 months}  # seen in table 2"))

    assert changed(text, EntryKind.STATEMENT, "exercises.ease", chance__people="30") == [
        "-     chance: {people: 32, of: 40, event: moved with ease, over: 6 months}  # seen in table 2",
        "+     chance: {people: 30, of: 40, event: moved with ease, over: 6 months}  # seen in table 2",
    ]


def test_the_time_by_then_becomes_the_time_at_then_in_its_place() -> None:
    lines = changed(SMALL, EntryKind.STATEMENT, "exercises.ease", chance__over="", chance__at="6 months")

    assert len(lines) == 2
    assert lines[1] == lines[0].replace("-", "+", 1).replace("over:", "at:")


def test_a_text_stays_in_the_line_of_its_waiver() -> None:
    text = small(("says: Few people who had rested did better.", "says: Half of them.  # waive loose-number: a share"))

    assert changed(text, EntryKind.STATEMENT, "exercises.ease.2", says="Half: of them") == [
        "-     says: Half of them.  # waive loose-number: a share",
        '+     says: "Half: of them"  # waive loose-number: a share',
    ]


def test_a_text_on_lines_is_a_block() -> None:
    assert changed(SMALL, EntryKind.STATEMENT, "exercises.ease", note="One\n- two")[-3:] == [
        "+     note: |-",
        "+       One",
        "+       - two",
    ]


@pytest.mark.parametrize("line", ["certainty: high", "  says: so", "because:"])
def test_a_text_with_a_line_like_a_key_is_quoted_and_reads_back(line: str) -> None:
    text = f"One\n{line}"
    after = changed(SMALL, EntryKind.STATEMENT, "exercises.ease", note=text)

    assert after[-1] == f'+     note: "One\\n{line}"'


def test_a_condition_loses_and_gains_lines_by_question() -> None:
    assert changed(
        SMALL, EntryKind.STATEMENT, "exercises.ease", when__duration=("long",), when__age__at_least="18"
    ) == [
        "-     when: {duration: [long, unsure]}",
        "+     when: {duration: [long], age: {at_least: 18}}",
    ]
    assert changed(SMALL, EntryKind.STATEMENT, "exercises.ease", when__duration=()) == [
        "-     when: {duration: [long, unsure]}",
    ]


def test_what_a_form_cannot_hold_is_named_and_stays() -> None:
    file = open_document(SMALL.encode())

    assert open_entry(file, EntryKind.STATEMENT, "ten-minutes").left == (("when", "any"),)
    assert changed(SMALL, EntryKind.STATEMENT, "ten-minutes", says="Ten a day.") == [
        "-     says: Exercises take ten minutes a day.",
        "+     says: Ten a day.",
    ]


def test_what_is_known_becomes_a_gap_in_its_line() -> None:
    gap: dict[str, FieldValue] = {"says": "", "certainty": "", "because": "not studied", "sources": ()}

    assert changed(SMALL, EntryKind.STATEMENT, "wait.ache", not_known="Nobody asked.", **gap) == [
        "-   - {option: wait, outcome: ache, says: Aching comes and goes., certainty: low, because: few people, "
        "sources: [beta]}",
        "+   - {option: wait, outcome: ache, not_known: Nobody asked., because: not studied}",
    ]


def test_a_new_statement_stands_behind_its_like() -> None:
    said = {"option": "wait", "outcome": "ease", "not_known": "Who waits: nobody knows.", "because": "not studied"}
    after = add_entry(open_document(SMALL.encode()), EntryKind.STATEMENT, "", said).content.decode()

    assert lines_changed(SMALL, after) == [
        '+   - {option: wait, outcome: ease, not_known: "Who waits: nobody knows.", because: not studied}'
    ]
    assert after.index("No study has followed") < after.index("Who waits") < after.index("Aching comes")


def test_new_entries_take_the_form_of_their_neighbours() -> None:
    assert added(SMALL, EntryKind.CHOICE, "tried.ice", label="Ice") == [
        "-     choices: {heat: Heat, rest: Rest, none: None of these}",
        "+     choices: {heat: Heat, rest: Rest, ice: Ice, none: None of these}",
    ]
    assert added(SMALL, EntryKind.SOURCE, "gamma", citation="Gamma: a", kind="trial") == [
        '+   gamma: {citation: "Gamma: a", kind: trial}',
    ]
    assert added(SMALL, EntryKind.TERM, "stiff", means="Hard to move") == ["+ glossary:", "+   stiff: Hard to move"]


def test_a_new_question_has_its_choices_and_stands_with_its_theme() -> None:
    said: dict[str, FieldValue] = {
        "id": "sleep", "consideration": "shoulder", "ask": "How do you sleep?", "kind": "one",
        "choices.well.label": "Well", "choices.well.said": "you sleep well", "choices.badly.label": "Badly",
    }  # fmt: skip
    after = add_entry(open_document(SMALL.encode()), EntryKind.QUESTION, "sleep", said)

    assert [question.id for question in aid_from(after.content.decode()).questions][:3] == [
        "duration",
        "tried",
        "sleep",
    ]


def test_what_no_file_can_hold_is_refused() -> None:
    file = open_document(SMALL.encode())
    with pytest.raises(Unwritable):
        edit_entry(file, EntryKind.STATEMENT, "wait.ache", {"says": "a\x07b"})


def test_a_text_with_a_slip_is_not_edited() -> None:
    with pytest.raises(Unreadable) as refused:
        open_document(b"title: a: b\n")

    assert refused.value.problems[0].place.line == 1


def test_entries_are_called_as_reading_calls_them() -> None:
    for path in FILES:
        file, (aid, _) = open_document(path.read_bytes()), read_rule_file(path.read_bytes())
        assert aid is not None
        assert entry_ids(file.value, EntryKind.STATEMENT) == tuple(
            dict.fromkeys(one.table or one.id for one in aid.statements)
        )
