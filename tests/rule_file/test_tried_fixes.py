"""A fix that is offered mends its problem, and leaves no new error in its line: else the author mends by hand."""

import pytest

from decision_aid.checks.run import check_draft
from decision_aid.model.problems import Level, Problem
from tests.support.aids import TODAY, small
from tests.support.slips import FEW, SLIPS, TOLD

FIGURE = "people: 32, of: 40"
WHEN = "    when: {tried: [rest]}"
LEADING_NOWHERE = {
    "a semicolon for a comma": (FIGURE, "people: 32; of: 40"),
    "a decimal comma": (FIGURE, "people: 7,80, of: 40"),
    "a decimal comma in thousands": (FIGURE, "people: 32, of: 1000,5"),
    "Indian digit groups": (FIGURE, "people: 32, of: 1,00,000"),
    "an exclamation mark for not": (WHEN, "    when: {tried: !rest}"),
    "a bracket not closed within braces": ("range: [64, 91]", "range: [64, 91"),
    "a minus sign before a number": ("range: [64, 91]", "range: [\u221264, 91]"),
}
ALL_SLIPS = SLIPS | {name: change for name, (change, _) in TOLD.items()} | LEADING_NOWHERE


def problems(text: str) -> tuple[Problem, ...]:
    """Every problem of a text."""
    return check_draft(text.encode(), today=TODAY)[1]


def in_line(found: tuple[Problem, ...], line: int, check: str) -> int:
    """How many problems of a check a line has."""
    return sum((one.place.line, one.check) == (line, check) for one in found)


@pytest.mark.parametrize("name", ALL_SLIPS)
def test_a_fix_that_is_offered_mends_its_problem_and_brings_no_error_to_its_line(name: str) -> None:
    text = small(ALL_SLIPS[name])
    before = problems(text)

    for fix, check in ((one.fix, one.check) for one in before if one.fix):
        after = problems(fix.apply_to(text))
        known = {one.check for one in before if one.place.line == fix.line}
        new = [one for one in after if one.place.line == fix.line and one.level is Level.ERROR]
        assert in_line(after, fix.line, check) < max(1, in_line(before, fix.line, check))
        assert [one.message for one in new if one.check not in known] == []


@pytest.mark.parametrize("name", LEADING_NOWHERE)
def test_a_fix_that_leads_to_the_next_error_is_not_offered(name: str) -> None:
    found = problems(small(LEADING_NOWHERE[name]))

    assert found
    assert [one.fix for one in found if one.fix] == []


def test_the_quote_that_an_apostrophe_seemed_to_close_is_taken_away() -> None:
    (problem,) = problems(small((FEW, "    says: 'It's free\n")))

    assert problem.fix
    assert problem.fix.text == '    says: "It\'s free"'
