"""What is right in amounts and differences is let be, and two figures of a row fit together."""

import pytest

from decision_aid.checks.run import check_rule_file
from tests.support.aids import TODAY
from tests.support.amounts import with_figure
from tests.support.seeded_amounts import FEWER, GOOD, with_two


def found(text: str) -> list[tuple[int, str]]:
    """What a check finds, by line."""
    problems = check_rule_file(text.encode(), today=TODAY)[1]
    return [(one.place.line, one.check) for one in problems]


@pytest.mark.parametrize("figure", [GOOD, FEWER])
def test_what_is_right_is_let_be(figure: str) -> None:
    assert found(with_figure(figure)) == []


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
    assert [check for _, check in found(with_two(first, second))] == told


def test_an_amount_comes_from_one_source_like_a_chance() -> None:
    text = with_figure(GOOD).replace("sources: [alpha]", "sources: [alpha, beta]", 1)
    assert found(text) == [(text[: text.index("- option: exercises")].count("\n") + 1, "chance-sources")]
