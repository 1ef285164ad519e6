"""Between two bands of a number nobody is left out, unless something else in the cell is for them."""

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
    return [one.message for one in found if one.check == "hole-between-bands"]


def test_a_hole_is_named_with_its_two_numbers() -> None:
    (message,) = holes(OLD, YOUNG)

    assert "leave out {age: {at_least: 40, below: 45}}" in message


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
