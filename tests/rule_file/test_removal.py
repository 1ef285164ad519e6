"""A deleted entry leaves no name without its entry, and no other byte of the file changes."""

import difflib

import pytest

from decision_aid.rule_file.editing import EntryKind, open_document, removal_of, remove_entry
from decision_aid.rule_file.reading import read_rule_file
from tests.support.aids import SMALL, small
from tests.support.edits import entries
from tests.support.tables import with_table

SHARED = small(("comparison_group: no, checked: 2026-06-01}",
                "comparison_group: no, checked: 2026-06-01, may_share_people_with: [alpha]}"))  # fmt: skip
EXAMPLES = """\
examples:
  - name: Ann
    given: {duration: long, age: 40}
    must_show: [exercises.ease, exercises.ease.3]
"""


def lines_changed(text: str, kind: EntryKind, ident: str) -> list[str]:
    """The lines, taken away and put in, by which the text changes when the entry is deleted."""
    after = remove_entry(open_document(text.encode()), kind, ident).decode()
    return [line for line in difflib.ndiff(text.split("\n"), after.split("\n")) if line[:1] in "+-"]


def blocking(text: str, kind: EntryKind, ident: str) -> list[str]:
    """The paths of what has to be changed before the entry can be deleted."""
    return [".".join(map(str, one.path)) for one in removal_of(open_document(text.encode()), kind, ident).blocking]


def test_an_outcome_takes_the_statements_about_it_along() -> None:
    assert lines_changed(SMALL, EntryKind.OUTCOME, "ache") == [
        "-   ache: {name: Aching, kind: harm, consideration: shoulder}",
        "-   - {option: wait, outcome: ache, says: Aching comes and goes., certainty: low, "
        "because: few people, sources: [beta]}",
        "-   - {option: exercises, outcome: ache, not_known: The trial did not ask., because: not reported}",
    ]


def test_an_outcome_takes_the_question_how_much_it_matters_along() -> None:
    gone = removal_of(open_document(SMALL.encode()), EntryKind.OUTCOME, "time").gone

    assert ("questions", 4) in gone
    assert ("questions", 3) not in gone


def test_a_choice_leaves_the_conditions_that_name_others_too() -> None:
    assert lines_changed(SMALL, EntryKind.CHOICE, "duration.unsure") == [
        "-       unsure: Not sure",
        "-     when: {duration: [long, unsure]}",
        "+     when: {duration: [long]}",
    ]


def test_a_name_leaves_the_lists_that_may_be_empty() -> None:
    text = SHARED.replace("sources: [alpha]", "sources: [beta]")

    assert lines_changed(text, EntryKind.SOURCE, "alpha")[-2:] == [
        "-   beta: {citation: Beta 2021, kind: series, comparison_group: no, checked: 2026-06-01, "
        "may_share_people_with: [alpha]}",
        "+   beta: {citation: Beta 2021, kind: series, comparison_group: no, checked: 2026-06-01}",
    ]


@pytest.mark.parametrize(
    ("kind", "ident", "paths"),
    [
        (EntryKind.SOURCE, "beta", ["statements.1.sources.0", "statements.3.sources.0"]),
        (EntryKind.QUESTION, "age", ["statements.6.when.any.0.age"]),
        (EntryKind.CHOICE, "duration.short", ["statements.6.when.any.1.duration"]),
        (EntryKind.CHOICE, "tried.rest", ["statements.1.when.tried.0"]),
        (EntryKind.CONSIDERATION, "days", ["outcomes.time.consideration", "questions.2.consideration"]),
    ],
)
def test_what_only_an_author_can_decide_is_changed_first(kind: EntryKind, ident: str, paths: list[str]) -> None:
    assert blocking(SMALL, kind, ident) == paths
    with pytest.raises(ValueError, match=ident):
        remove_entry(open_document(SMALL.encode()), kind, ident)


def test_statements_that_count_on_are_named_by_their_new_ids() -> None:
    lines = lines_changed(SMALL + EXAMPLES, EntryKind.STATEMENT, "exercises.ease.2")

    assert lines[-2:] == [
        "-     must_show: [exercises.ease, exercises.ease.3]",
        "+     must_show: [exercises.ease, exercises.ease.2]",
    ]


def test_the_cases_below_a_deleted_one_are_named_by_their_new_ids() -> None:
    text = with_table() + EXAMPLES.replace("[exercises.ease, exercises.ease.3]", "[by-age.case-1, by-age.case-3]")

    assert lines_changed(text, EntryKind.CASE, "by-age.case-2")[-1] == (
        "+     must_show: [by-age.case-1, by-age.case-2]"
    )
    assert blocking(text, EntryKind.CASE, "by-age.case-1") == []
    assert "[by-age.case-2]" in lines_changed(text, EntryKind.CASE, "by-age.case-1")[-1]


def test_an_example_forgets_the_answer_to_a_deleted_question() -> None:
    text = (SMALL + EXAMPLES).replace("{age: {at_least: 18, below: 65}}", "{tried: heat}")

    assert lines_changed(text, EntryKind.QUESTION, "age")[-1] == "+     given: {duration: long}"


def test_the_last_of_its_kind_takes_its_section_along() -> None:
    text = SMALL + "glossary:  # hard words\n  stiff: Hard to move.\n" + EXAMPLES

    assert lines_changed(text, EntryKind.TERM, "stiff") == ["- glossary:  # hard words", "-   stiff: Hard to move."]


def test_no_deletion_leaves_a_name_without_its_entry() -> None:
    file = open_document((SMALL + EXAMPLES).encode())
    within = [one for one in entries(file) if one[0] is not EntryKind.AID]  # which is all of it
    deletable = [one for one in within if not removal_of(file, *one).blocking]
    dangling = [
        (one, problem.message)
        for one in deletable
        for problem in read_rule_file(remove_entry(file, *one))[1]
        if problem.check.startswith("unknown")
    ]

    assert len(deletable) > 10
    assert dangling == []
