"""Mistakes in amounts at several times: one finding each, at its line, in words that say what to write."""

import pytest

from tests.support.figures import findings_with

ALONE = """\
    amounts:
      unit: visits to the clinic
      statistic: mean
      times:
        - {over: 1 year, value: 4.5}
        - {over: 2 years, value: 7}
"""
GROUPS = "groups: [{name: with it, value: %s}, {name: without, value: %s}]"
IN_GROUPS = ALONE.replace("value: 4.5", GROUPS % (4.5, 2.5)).replace("value: 7", GROUPS % (7, 3))


@pytest.mark.parametrize(
    "figure",
    [
        ALONE,
        IN_GROUPS,
        ALONE.replace("over", "at").replace("mean", "median"),
        ALONE.replace("value: 7", "value: 7, of: 40, range: [5, 9], range_is: published"),
        IN_GROUPS.replace("value: 3}]", "value: 3}], difference: {more: 4, range: [1, 7], range_is: published}"),
    ],
)
def test_what_is_right_has_no_finding(figure: str) -> None:
    assert findings_with(figure) == []


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ("over: 2 years", "over: 18 months", "- {over: 18 months", "different units"),
        ("over: 2 years", "over: 1 year", "- {over: 1 year, value: 7", "not later than '1 year'"),
        ("over: 2 years", "at: 2 years", "- {at: 2 years", "all how it was then"),
        ("over: 2 years", "over: the end", "- {over: the end", "Write it like this: 5 years"),
        ("over: 2 years, ", "", "- {value: 7", "over: 5 years (what happened by then)"),
        ("value: 7", "value: seven", "- {over: 2 years", "seven"),
        ("value: 7", "of: 40", "- {over: 2 years", "An amount needs its number: value: 0.56."),
        ("value: 7", "of: 0, value: 7", "- {over: 2 years", "one or more"),
        ("value: 7", "value: 7, range: [8, 9], range_is: published", "- {over: 2 years", "its range goes from 8 to 9"),
        ("value: 7", "value: 7, range: [5, 9]", "- {over: 2 years", "under 'range_is'"),
        ("value: 7", "people: 7, of: 40", "- {over: 2 years", "'people'"),
        ("value: 7", "value: 7, difference: {fewer: 2}", "- {over: 2 years", "so it needs two groups"),
        ("      unit: visits to the clinic\n", "", "statistic", "no 'unit'"),
        ("      statistic: mean\n", "", "unit", "no 'statistic'"),
        ("statistic: mean", "statistic: average", "statistic", "average"),
        ("visits to the clinic", "in 100 people", "unit", "share of people"),
    ],
)
def test_each_mistake_is_told_once_at_its_line(old: str, new: str, at: str, says: str) -> None:
    ((line, message),) = set(findings_with(ALONE.replace(old, new)))

    assert line.startswith(at), line
    assert says in message


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("name: without, value: 3", "name: beside it, value: 3", "The groups are not those of the time above"),
        ("{name: without, value: 3}", "", "'groups' needs two to 6 groups of one study; found 1."),
        ("value: 3}", "value: three}", "three"),
        ("value: 3}]", "value: 3}], difference: {fewer: 4}", "so there are more in the first group, not fewer"),
    ],
)
def test_each_mistake_in_a_group_is_told_once_at_its_line(old: str, new: str, says: str) -> None:
    ((line, message),) = set(findings_with(IN_GROUPS.replace(old, new)))

    assert line.startswith("- {over: 2 years")
    assert says in message


def test_one_time_alone_is_an_amount() -> None:
    ((line, message),) = findings_with(ALONE.replace("        - {over: 2 years, value: 7}\n", ""))

    assert line.startswith("- {over: 1 year")
    assert message == "Amounts at several times have two times or more; found 1. One time alone is an amount."
