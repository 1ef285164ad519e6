"""Amounts and differences are read digit for digit; each slip of an author is one problem, in words, at its line."""

from decimal import Decimal

import pytest

from decision_aid.model.amounts import Amount, Difference
from decision_aid.rule_file.reading import read_rule_file
from tests.support.amounts import GROUPS, YEARLY, figure_of, findings_on, with_figure

DEATHS = "unit: deaths, per: 10000, over: 10 years, compared_with: no screening"
ONE = f"value: 2, {YEARLY}"
CHANGED = f"{YEARLY}, groups: {GROUPS}"


def test_an_amount_keeps_every_digit() -> None:
    figure = figure_of(f"amount: {{value: 0.560, of: 150, range: [0.4, 0.70], range_is: published, {YEARLY}}}")
    assert isinstance(figure, Amount)
    group = figure.groups[0]
    assert (str(group.value), group.of, group.interval and str(group.interval.high)) == ("0.560", 150, "0.70")


@pytest.mark.parametrize(
    ("change", "by", "ends"),
    [
        ("fewer: 0.21, range: [0.06, 0.36]", "-0.21", ("-0.36", "-0.06")),
        ("more: 0.21, range: [0.06, 0.36]", "0.21", ("0.06", "0.36")),
        ("fewer: 0.21, range: [0.54 fewer, 0.12 more]", "-0.21", ("-0.54", "0.12")),
        ("more: 0.21, range: [0.12 fewer, 0.54 more]", "0.21", ("-0.12", "0.54")),
    ],
)
def test_the_ends_of_a_difference_say_their_own_direction(change: str, by: str, ends: tuple[str, str]) -> None:
    figure = figure_of(f"difference: {{{change}, range_is: published, {DEATHS}}}")
    assert isinstance(figure, Difference)
    assert figure.change.interval
    interval = figure.change.interval
    assert (figure.change.by, interval.low, interval.high) == (Decimal(by), *map(Decimal, ends))


SLIPS = [
    (f"amount: {{value: '0,56', {YEARLY}}}", "number: 'value' is a number such as 12 or 0.56; found '0,56'. "
     "Write the decimals after a point: 0.56."),
    (f"amount: {{value: '1,200', {YEARLY}}}", "number: 'value' is a number such as 12 or 0.56; found '1,200'. "
     "If the comma parts the thousands, write 1200; if it is a decimal sign, 1.200."),
    (f"amount: {{value: 12 days, {YEARLY}}}", "number: 'value' is a number such as 12 or 0.56; found '12 days'. "
     "Write the number alone, 12, and what it counts under 'unit'."),
    (f"amount: {{value: -0.2, {YEARLY}}}", "number: 'value' is a number such as 12 or 0.56; found '-0.2'. "
     "It is never below 0: what there is less of is written as a difference, under 'fewer'."),
    (f"amount: {{{YEARLY}}}", "amount: An amount needs its number: value: 0.56."),
    ("amount: {value: 2, statistic: mean}", "missing-key: An amount has no 'unit'. Add a line 'unit: ...'."),
    ("amount: {value: 2, unit: visits, statistic: average}",
     "statistic: 'average' is not a statistic; write mean, median or count."),
    (f"amount: {{{ONE}, over: 1 year, at: 1 year}}",
     "time: An amount says its time once: over: 2 years, or at: 2 years."),
    (f"amount: {{{ONE}, range: [3, 1], range_is: published}}",
     "range: 'range' needs two numbers, the lower first: [1, 3]."),
    (f"amount: {{{ONE}, range: [1, 3]}}",
     "range-is: A range says where it comes from, under 'range_is': published or computed here."),
    (f"amount: {{{ONE}, range: [1, 3], range_is: published, standard_error: 0.5}}",
     "standard-error: 'range' and 'standard_error' are both here, and only one can be shown. Keep the range."),
    (f"amount: {{{ONE}, of: 0}}", "amount: 'of' is how many people were studied: one or more."),
    (f"amount: {{{YEARLY}, groups: [{{name: all, value: 2}}]}}",
     "amount: 'groups' needs two to 6 groups of one study; found 1."),
    (f"amount: {{value: 2, {CHANGED}}}",
     "amount: Beside 'groups' there is 'value', which belongs to no group. Move it into one of them."),
    (f"amount: {{{ONE}, difference: {{fewer: 1}}}}",
     "amount: The difference is that of the first group from the second, so it needs two groups."),
    (f"difference: {{fewer: 3, more: 3, {DEATHS}}}",
     "difference: A difference says once how much it is: fewer: 3, or more: 3."),
    (f"difference: {{fewer: 0, {DEATHS}}}",
     "difference: A difference of 0 is none. Say under 'says', in words, that no difference was found."),
    (f"difference: {{fewer: 3, {DEATHS.replace('10000', '5000')}}}",
     "difference: 'per' is among how many people there were fewer or more: 10, 100, 1000, 10000 or 100000; found "
     "'5000'."),
    (f"difference: {{fewer: 3, {DEATHS}, at: 5 years}}",
     "time: A difference says its time once: over: 10 years (what happened by then), or at: 10 years."),
    (f"difference: {{fewer: 3, range: [-1, 7], range_is: published, {DEATHS}}}",
     "range: 'range' needs two numbers, the smaller first: [0.1, 0.3]; or both with a direction: "
     "[0.5 fewer, 0.1 more]."),
    (f"difference: {{fewer: 3, range: [1, 7], range_is: published, may_be_none: yes, {DEATHS}}}",
     "difference: The range says whether the difference may be none. Delete 'may_be_none'."),
    (f"difference: {{fewer: 3, {DEATHS}}}\n    amount: {{{ONE}}}",
     "figure: A statement has one figure, and this one has 'amount' and 'difference'. Make a statement of each."),
]  # fmt: skip


@pytest.mark.parametrize(("figure", "told"), SLIPS)
def test_a_slip_is_one_problem_in_words(figure: str, told: str) -> None:
    assert findings_on(figure) == [told]


@pytest.mark.parametrize(("typed", "mended"), [("0,56", "value: 0.56"), ("1,200", None), ("12 days", None)])
def test_only_a_number_that_can_mean_one_thing_is_mended_with_one_press(typed: str, mended: str | None) -> None:
    figure = f"amount:\n      value: {typed}\n      unit: visits a year\n      statistic: mean"
    fix = read_rule_file(with_figure(figure).encode())[1][0].fix
    assert (fix.text.strip() if fix else None) == mended


def test_a_file_of_form_1_is_told_what_it_needs_for_an_amount() -> None:
    text = with_figure(f"amount: {{{ONE}}}").replace("format: 2\n", "")
    assert [str(problem) for problem in read_rule_file(text.encode())[1]] == [
        "66:5: error: 'amount' belongs to form 2 of the rule file. Write 'format: 2' as the first line of the file, or "
        "delete it. [format]"
    ]
