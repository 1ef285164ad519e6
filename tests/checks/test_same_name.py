"""Names that people must tell apart are not the same, however they are written."""

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.model.problems import Level
from tests.support.aids import TODAY, small

FIGURE = "people: 32, of: 40, event: moved with ease, over: 6 months, range: [64, 91], range_is: computed here"
GROUPS = "event: moved, over: 6 months, groups: [{{name: with it, people: 3, of: 40}}, {{name: {}, people: 2, of: 40}}]"


def found(*changes: tuple[str, str]) -> list[str]:
    """The checks that find something in the small aid with these changes."""
    return [problem.check for problem in check_rule_file(small(*changes).encode(), today=TODAY)[1]]


@pytest.mark.parametrize(
    "change",
    [
        ("name: Exercises,", "name: Wait,"),
        ("name: Exercises,", "name: WAIT,"),
        ("name: Exercises,", "name: Wait\u200b,"),
        ("name: Exercises,", "name: 'Wait. ',"),
        ("name: Exercises,", "name: Exercises, short: Wait,"),
        ("name: Aching,", "name: Moving  with\u00a0ease,"),
        ("rest: Rest,", "rest: heat,"),
        ("unsure: Not sure", "unsure: Less than a month"),
        ("ask: How old are you?", "ask: What have you tried?"),
        (FIGURE, GROUPS.format("With it")),
    ],
)
def test_a_name_that_looks_like_another_is_an_error(change: tuple[str, str]) -> None:
    assert "same-name" in found(change)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (("days: {title: Your days}", "days: {title: THE  shoulder.}"), "  days: {title: THE  shoulder.}"),
        (("beta: {citation: Beta 2021", "beta: {citation: Alpha 2020"), "  beta: {citation: Alpha 2020"),
        (
            ("unsure: Not sure", "unsure: {label: Not sure, said: the shoulder has been stiff for a month or more}"),
            "      unsure: {label: Not sure, said: the shoulder",
        ),
    ],
)
def test_what_is_found_again_by_its_name_has_one_of_its_own(change: tuple[str, str], line: str) -> None:
    text = small(change)
    (problem,) = (one for one in check_rule_file(text.encode(), today=TODAY)[1] if one.check == "same-name")

    assert problem.level is Level.WARNING
    assert text.splitlines()[problem.place.line - 1].startswith(line)


def test_letters_with_separate_accents_are_the_same_letters() -> None:
    composed, decomposed = "Caf\u00e9", "Cafe\u0301"

    assert "same-name" in found(("name: Wait,", f"name: {composed},"), ("name: Exercises,", f"name: {decomposed},"))


def test_choices_of_two_questions_may_have_one_name() -> None:
    assert "same-name" not in found(("rest: Rest,", "rest: Less than a month,"))


def test_the_second_of_two_choices_is_the_one_that_is_told() -> None:
    text = small(("      unsure: Not sure", "      unsure: Less than a month"))
    (problem,) = (one for one in check_rule_file(text.encode(), today=TODAY)[1] if one.check == "same-name")

    assert text.splitlines()[problem.place.line - 1] == "      unsure: Less than a month"
