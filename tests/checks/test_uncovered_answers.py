"""What is told apart by answers leaves nobody out, unless something else in the cell is for them."""

import pytest

from decision_aid.checks.run import check_rule_file
from tests.support.aids import TODAY, small

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
