"""What is said about each check is so: its lines that pass have no problem, its lines that fail have that one."""

import pytest

from decision_aid.checks import checked
from decision_aid.explaining import explanations
from tests.aids import SMALL, TODAY
from tests.snippets import put_in

PASSES = [(check, lines) for check, told in explanations().items() for lines in told.passes]
FAILS = [(check, lines) for check, told in explanations().items() for lines in told.fails]


def found(text: str) -> list[str]:
    """The check of each problem in a text."""
    return [problem.check for problem in checked(text.encode(), today=TODAY)[1]]


def test_nothing_put_in_changes_nothing() -> None:
    assert put_in("") == SMALL


@pytest.mark.parametrize(("check", "lines"), PASSES)
def test_lines_that_pass_have_no_problem(check: str, lines: str) -> None:
    assert found(put_in(lines)) == []


@pytest.mark.parametrize(("check", "lines"), FAILS)
def test_lines_that_fail_have_that_problem_and_no_other(check: str, lines: str) -> None:
    assert found(put_in(lines)) == [check]


def test_every_check_has_lines_that_fail_and_says_why_in_a_sentence() -> None:
    assert [check for check, told in explanations().items() if not told.fails or told.says.count("\n")] == []
