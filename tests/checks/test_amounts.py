"""Each fault in an amount or a difference is one finding, at the line that its author must mend."""

import re

import pytest

from decision_aid.checks.run import check_rule_file
from tests.support.aids import TODAY
from tests.support.amounts import with_figure

MARK = re.compile(r" #! ([a-z-]+)")
GOOD = """\
amount:
      unit: throat infections a year
      statistic: mean
      over: 22 months
      groups:
        - {name: after the operation, value: 0.56, range: [0.4, 0.7], range_is: published}
        - {name: while waiting, value: 0.77}
      difference: {fewer: 0.21, range: [0.06, 0.36], range_is: published}"""
FEWER = """\
difference:
      fewer: 3
      unit: deaths from breast cancer
      per: 10000
      over: 10 years
      compared_with: no screening
      range: [1, 7]
      range_is: published"""
CHANGE = "{fewer: 0.21, range: [0.06, 0.36], range_is: published}"
FAULTS = {
    "range beside the value": (GOOD, "[0.4, 0.7], range_is", "[0.6, 0.7], #! range-outside\n            range_is"),
    "range beside the difference": (FEWER, "range: [1, 7]", "range: [4, 7] #! range-outside"),
    "range in the other direction": (FEWER, "range: [1, 7]", "range: [1 more, 7 more] #! range-outside"),
    "difference turned round": (GOOD, CHANGE, "{more: 0.21} #! amount-difference"),
    "difference of another size": (GOOD, CHANGE, "{fewer: 0.12} #! amount-difference"),
    "groups of one name": (GOOD, "while waiting, value: 0.77}", "after the operation, value: 0.77} #! same-name"),
    "share as an amount": (GOOD, "throat infections a year", "of 100 children with infections #! share-as-amount"),
    "per cent as an amount": (GOOD, "throat infections a year", "per cent of children #! share-as-amount"),
    "share as a difference": (FEWER, "deaths from breast cancer", "deaths in 100 women #! share-as-amount"),
    "number in the unit": (GOOD, "throat infections a year", "2 infections a year #! sentence-part"),
    "unit as a sentence": (GOOD, "throat infections a year", "Infections a year. #! sentence-part"),
    "time with its word": (GOOD, "over: 22 months", "over: over 22 months #! sentence-part"),
    "time without its unit": (GOOD, "over: 22 months", "over: 22 #! sentence-part"),
    "unit says fewer": (FEWER, "deaths from breast cancer", "fewer deaths from breast cancer #! sentence-part"),
    "comparison said twice": (FEWER, "no screening", "compared with no screening #! sentence-part"),
}  # fmt: skip


def found(text: str) -> list[tuple[int, str]]:
    """What a check finds, by line."""
    problems = check_rule_file(text.encode(), today=TODAY)[1]
    return [(one.place.line, one.check) for one in problems]


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_one_finding_at_its_line(name: str) -> None:
    good, old, new = FAULTS[name]
    marked = with_figure(good.replace(old, new, 1))
    expected = [(n, hit[1]) for n, line in enumerate(marked.splitlines(), 1) if (hit := MARK.search(line))]
    assert found(MARK.sub("", marked)) == expected


@pytest.mark.parametrize("figure", [GOOD, FEWER])
def test_what_is_right_is_let_be(figure: str) -> None:
    assert found(with_figure(figure)) == []


SECOND = """\
  - option: wait
    outcome: time
    says: It was looked at again.
    {figure}
    certainty: low
    because: one small trial
    sources: [alpha]
"""


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (FEWER, FEWER, ["repeated-chance"]),
        (FEWER, FEWER.replace("10 years", "120 months").replace("fewer: 3", "fewer: 4"), ["mixed-times"]),
        (GOOD, "amount: {value: 2, unit: throat infections a year, statistic: mean, over: 2 years}", []),
        (
            GOOD.replace("22 months", "2 years"),
            "amount: {value: 2, unit: throat infections a year, statistic: mean, over: 24 months}",
            ["mixed-times"],
        ),
        (
            GOOD,
            "amount: {value: 2, unit: throat infections a year, statistic: median, over: 2 years}",
            ["mixed-amounts"],
        ),
        (
            GOOD,
            "amount: {value: 2, unit: throat infections a month, statistic: mean, over: 2 years}",
            ["mixed-amounts"],
        ),
    ],
)
def test_two_figures_of_a_row_fit_together(first: str, second: str, told: list[str]) -> None:
    text = with_figure(first).replace("statements:\n", "statements:\n" + SECOND.replace("{figure}", second), 1)
    assert [check for _, check in found(text)] == told


def test_an_amount_comes_from_one_source_like_a_chance() -> None:
    text = with_figure(GOOD).replace("sources: [alpha]", "sources: [alpha, beta]", 1)
    assert found(text) == [(text[: text.index("- option: exercises")].count("\n") + 1, "chance-sources")]
