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

from decision_aid.checks.text.chances import chances
from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Range
from decision_aid.model.problems import Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each range without its figure, allowing for ends that were rounded to their last digit."""
    for _, _, chance in chances(aid):
        for arm in chance.arms:
            if arm.range and not _contains(arm.range, arm.proportion):
                figure, per = float(arm.proportion * arm.range.per), arm.range.per
                message = (
                    f"The figure is {figure:.3g} out of {per}, and its range goes from {arm.range.low} to "
                    f"{arm.range.high}. Look both up in the source."
                )
                yield Problem(arm.range.place, "range-outside", message)


def _contains(ends: Range, proportion: Fraction) -> bool:
    last_digit = min(int(end.as_tuple().exponent) for end in (ends.low, ends.high))
    rounding, figure = Fraction(Decimal(1).scaleb(last_digit)), proportion * ends.per
    return Fraction(ends.low) - rounding < figure < Fraction(ends.high) + rounding
