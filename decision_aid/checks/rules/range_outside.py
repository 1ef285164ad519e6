"""The range of a figure contains the figure: otherwise, one of the two has a typing mistake.

Passes:
    statements:
      - option: wait
        outcome: ache
        says: Some ached.
        chance: {people: 8, of: 20, event: ached, over: 1 year, range: [19, 64], range_is: published}
        certainty: low
        because: few people
        sources: [beta]
Fails:
    statements:
      - option: wait
        outcome: ache
        says: Some ached.
        chance: {people: 8, of: 20, event: ached, over: 1 year, range: [49, 64], range_is: published}
        certainty: low
        because: few people
        sources: [beta]
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from decision_aid.checks.text.chances import figures
from decision_aid.model.aid import DecisionAid
from decision_aid.model.amounts import Amount, Difference, Interval
from decision_aid.model.evidence import Chance, Range
from decision_aid.model.problems import Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each range without its figure; ends of a chance may have been rounded to their last digit."""
    for _, _, figure in figures(aid):
        if isinstance(figure, Chance):
            yield from _of_chance(figure)
        if isinstance(figure, Chance | Amount | Difference):
            yield from _of_numbers(figure)


def _of_chance(chance: Chance) -> Iterator[Problem]:
    for arm in chance.arms:
        if arm.range and not _contains(arm.range, arm.proportion):
            figure, per = float(arm.proportion * arm.range.per), arm.range.per
            message = (
                f"The figure is {figure:.3g} out of {per}, and its range goes from {arm.range.low} to "
                f"{arm.range.high}. Look both up in the source."
            )
            yield Problem(arm.range.place, "range-outside", message)


def _of_numbers(figure: Chance | Amount | Difference) -> Iterator[Problem]:
    for value, interval in _measured(figure):
        if interval and not interval.low <= value <= interval.high:
            said, low, high = (_in_words(one, figure) for one in (value, interval.low, interval.high))
            message = f"The figure is {said}, and its range goes from {low} to {high}. Look both up in the source."
            yield Problem(interval.place, "range-outside", message)


def _contains(ends: Range, proportion: Fraction) -> bool:
    last_digit = min(int(end.as_tuple().exponent) for end in (ends.low, ends.high))
    rounding, figure = Fraction(Decimal(1).scaleb(last_digit)), proportion * ends.per
    return Fraction(ends.low) - rounding < figure < Fraction(ends.high) + rounding


def _measured(figure: Chance | Amount | Difference) -> Iterator[tuple[Decimal, Interval | None]]:
    """The numbers of an amount, and a difference, each with its range."""
    if isinstance(figure, Amount):
        yield from ((group.value, group.interval) for group in figure.groups)
    if figure.change:
        yield figure.change.by, figure.change.interval


def _in_words(value: Decimal, figure: Chance | Amount | Difference) -> str:
    """A number as the file has it: below 0, it is so many fewer."""
    return f"{-value} fewer" if value < 0 else f"{value}" if isinstance(figure, Amount) else f"{value} more"
