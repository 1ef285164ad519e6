"""Mistakes in a course: one finding each, at its line, in words that say what to write."""

import pytest

from tests.support.figures import findings_with

COURSE = """\
    course:
      event: moved with ease
      times:
        - {over: 1 year, people: 18, of: 40}
        - {over: 2 years, people: 24, of: 40}
"""
GROUPS = "[{name: with it, people: %s, of: 40}, {name: without, people: %s, of: 40}]"
IN_GROUPS = COURSE.replace("people: 18, of: 40", f"groups: {GROUPS % (18, 9)}").replace(
    "people: 24, of: 40", f"groups: {GROUPS % (24, 15)}"
)


@pytest.mark.parametrize("figure", [COURSE, IN_GROUPS, COURSE.replace("over: 1", "at: 1").replace("over: 2", "at: 2")])
def test_what_is_right_has_no_finding(figure: str) -> None:
    assert findings_with(figure) == []


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ("over: 2 years", "over: 6 months", "- {over: 6 months", "different units"),
        ("over: 2 years", "over: 1 year", "- {over: 1 year, people: 24", "not later than '1 year'"),
        ("over: 1 year", "over: 3 years", "- {over: 2 years", "Put the times in order"),
        ("over: 2 years", "at: 2 years", "- {at: 2 years", "all how it was then"),
        ("over: 2 years", "over: the end", "- {over: the end", "Write it like this: 5 years"),
        ("over: 2 years, ", "", "- {people: 24", "over: 5 years (what happened by then)"),
        ("people: 24, of: 40", "people: 44, of: 40", "- {over: 2 years", "44 of 40 can't be"),
        ("      event: moved with ease\n", "", "times:", "no 'event'"),
        ("moved with ease\n", "moved with ease\n      picture: no\n", "picture: no", "This figure has no picture"),
        ("moved with ease\n", "did not move with ease\n", "event", "what the others did"),
    ],
)
def test_each_mistake_is_told_once_at_its_line(old: str, new: str, at: str, says: str) -> None:
    ((line, message),) = set(findings_with(COURSE.replace(old, new)))

    assert line.startswith(at), line
    assert says in message


def test_one_time_alone_is_a_chance() -> None:
    ((_, message),) = findings_with(COURSE.replace("        - {over: 2 years, people: 24, of: 40}\n", ""))

    assert message == "A course has two times or more; found 1. One time alone is a chance."


def test_every_time_has_the_same_groups() -> None:
    other = IN_GROUPS.replace("name: without, people: 15", "name: beside it, people: 15")

    ((line, message),) = findings_with(other)

    assert line.startswith("- {over: 2 years")
    assert message.startswith("The groups are not those of the time above")
