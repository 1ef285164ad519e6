"""What is told apart by answers leaves nobody out, unless something else in the cell is for them."""

import pytest

from decision_aid.checks.run import check_rule_file
from tests.support.aids import TODAY, small
from tests.support.snippets import put_in

YOUNG = "  - {option: none, outcome: time, reported: Some are young., sources: [alpha], when: {age: {below: 40}}}\n"
OLD = "  - {option: none, outcome: time, reported: Some are old., sources: [alpha], when: {age: {at_least: 45}}}\n"
BETWEEN = "  - {option: %s, outcome: time, reported: All are some age., sources: [alpha]%s}\n"


def holes(*statements: str) -> list[str]:
    """What is found between the bands of these statements."""
    text = "format: 2\n" + small(("statements:\n", f"statements:\n{''.join(statements)}"))
    found = check_rule_file(text.encode(), today=TODAY)[1]
    return [one.message for one in found if one.check == "uncovered-answers"]


def test_a_hole_is_named_with_its_two_numbers() -> None:
    (message,) = holes(OLD, YOUNG)

    assert "leave out {age: {at_least: 40, below: 45}}, such as somebody who" in message


@pytest.mark.parametrize(
    "statements",
    [
        (YOUNG, OLD.replace("45", "40")),
        (YOUNG, OLD.replace("45", "35")),
        (YOUNG, OLD, BETWEEN % ("none", "")),
        (YOUNG, OLD, BETWEEN % ("every", "")),
        (YOUNG, OLD, BETWEEN % ("none", ", when: {age: {at_least: 40, below: 45}}")),
        (YOUNG, OLD.replace("option: none", "option: every")),
    ],
)
def test_where_something_is_said_there_is_no_hole(statements: tuple[str, ...]) -> None:
    assert holes(*statements) == []


def test_what_is_said_to_some_of_them_leaves_the_others_out() -> None:
    assert len(holes(YOUNG, OLD, BETWEEN % ("none", ", when: {duration: [short]}"))) == 1


@pytest.mark.parametrize(
    ("conditions", "left_out"),
    [
        (("duration: [short]", "duration: [long]"), "{duration: [unsure]}, such as somebody who"),
        (("age: {below: 40}", "age: {at_least: 40, below: 60}"), "{age: {at_least: 60}}, such as somebody who"),
        (("age: {at_least: 20, below: 40}", "age: {at_least: 40}"), "{age: {below: 20}}, such as somebody who"),
        (
            ("age: {below: 40}", "age: {at_least: 40}, duration: [long]"),
            "somebody who answers {duration: unsure, age: ",
        ),
        (
            ("age: {below: 30}", "age: {at_least: 30, below: 40}", "age: {at_least: 50}"),
            "{age: {at_least: 40, below: 50}}, such as somebody who",
        ),
    ],
)
def test_answers_that_no_statement_of_a_cell_is_for_are_named(conditions: tuple[str, ...], left_out: str) -> None:
    (message,) = holes(*(BETWEEN % ("none", f", when: {{{condition}}}") for condition in conditions))

    assert f" leave out {left_out}" in message


@pytest.mark.parametrize(
    "conditions",
    [
        ("duration: [short]", "duration: [long, unsure]"),
        ("duration: [short]", "age: {at_least: 40}"),
        ("duration: [short]",),
    ],
)
def test_statements_that_are_not_told_apart_by_one_question_leave_no_answer_of_it_out(
    conditions: tuple[str, ...],
) -> None:
    assert holes(*(BETWEEN % ("none", f", when: {{{condition}}}") for condition in conditions)) == []


CELL = """\
format: 2
outcomes:
  sleep: {name: Sleeping well, kind: practical, consideration: days%s}
statements:
  - {option: exercises, outcome: sleep, not_known: Nobody has asked this., because: not studied}
"""
SAID = "says: Some sleep well., certainty: low, because: few people, sources: [beta]"


def found_in_cell(*statements: str, outcome: str = "") -> list[str]:
    """What is found where these statements are all that is said about waiting on one outcome."""
    lines = "".join(f"  - {{option: wait, outcome: sleep, {one}}}\n" for one in statements)
    found = check_rule_file(put_in(CELL % outcome + lines).encode(), today=TODAY)[1]
    return [one.message for one in found if one.check == "uncovered-answers"]


@pytest.mark.parametrize(
    ("condition", "left_out"),
    [
        ("duration: [short]", "{duration: [long, unsure]}, such as somebody who answers {duration: unsure} (code "),
        ("age: {below: 40}", "{age: {at_least: 40}}, such as somebody who answers {age: "),
        ("tried: [rest]", "somebody who answers {duration: unsure} (code "),
        ("age: {below: 40}, duration: [short]", "somebody who answers {duration: unsure} (code "),
        ("any: [{age: {below: 40}}, {duration: [short]}]", "somebody who answers {duration: unsure, age: "),
    ],
)
def test_one_statement_alone_in_its_cell_leaves_other_answers_out(condition: str, left_out: str) -> None:
    (message,) = found_in_cell(f"id: alone, {SAID}, when: {{{condition}}}")

    assert message.startswith(f"'alone' leaves out {left_out}")
    assert "Nothing else here is for these people: write a statement or a gap for them" in message


@pytest.mark.parametrize(
    "statement", ["not_known: How the young sleep.", "does_not_apply: Waiting is no time to sleep.", SAID]
)
def test_a_gap_or_what_does_not_apply_leaves_others_out_too(statement: str) -> None:
    assert len(found_in_cell(f"{statement}, when: {{duration: [short]}}")) == 1


def test_statements_for_unlike_questions_leave_out_whoever_meets_none() -> None:
    first, second = (f"{SAID}, when: {{{one}}}" for one in ("duration: [short]", "age: {at_least: 40}"))

    (message,) = found_in_cell(f"id: one, {first}", f"id: two, {second.replace('Some', 'Many')}")

    assert message.startswith("'one' and 'two' leave out somebody who answers {duration: unsure, age: ")


def test_a_table_for_some_answers_alone_leaves_the_others_out() -> None:
    cases = f"cases: [{{when: {{age: {{below: 40}}}}, {SAID}}}, {{when: otherwise, {SAID.replace('Some', 'Few')}}}]"

    (message,) = found_in_cell(f"id: by-age, when: {{duration: [short]}}, {cases}")

    assert message.startswith("'by-age' leaves out {duration: [long, unsure]}, such as ")
    assert found_in_cell(f"id: by-age, {cases}") == []


def test_what_is_said_of_every_option_for_some_answers_is_told_once() -> None:
    head, _, _ = CELL.partition("  - ")
    every = f"  - {{option: every, outcome: sleep, {SAID}, when: {{duration: [short]}}}}\n"

    found = check_rule_file(put_in(head % "" + every).encode(), today=TODAY)[1]

    assert [one.check for one in found] == ["uncovered-answers"]


@pytest.mark.parametrize(
    "statements",
    [
        (SAID,),
        (f"{SAID}, when: {{duration: [short]}}", "not_known: How others sleep."),
        (f"{SAID}, when: {{duration: [short]}}", "not_known: How others sleep., when: {duration: [long, unsure]}"),
        (f"{SAID}, when: {{any: [{{age: {{below: 40}}}}, {{age: {{at_least: 40}}}}]}}",),
    ],
)
def test_a_cell_with_something_for_everybody_leaves_nobody_out(statements: tuple[str, ...]) -> None:
    assert found_in_cell(*statements) == []


def test_who_has_no_head_in_the_glance_is_told_by_that_check_alone() -> None:
    headed = f"{SAID}, head: Some sleep well., when: {{duration: [short]}}"

    assert found_in_cell(headed, outcome=", glance: yes") == []
