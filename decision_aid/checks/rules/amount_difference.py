"""The published difference of two groups agrees with them: otherwise a number, or its direction, was mistyped.

Passes:
    format: 2
    statements:
      - option: wait
        outcome: ache
        says: They ached about as often.
        amount:
          unit: aches a month
          statistic: mean
          over: 1 year
          groups: [{name: with rest, value: 2.5}, {name: without, value: 2.8}]
          difference: {fewer: 0.3}
        certainty: low
        because: few people
        sources: [beta]
Fails:
    format: 2
    statements:
      - option: wait
        outcome: ache
        says: They ached about as often.
        amount:
          unit: aches a month
          statistic: mean
          over: 1 year
          groups: [{name: with rest, value: 2.5}, {name: without, value: 2.8}]
          difference: {more: 0.3}
        certainty: low
        because: few people
        sources: [beta]
"""

from collections.abc import Iterator
from decimal import Decimal

from decision_aid.checks.text.chances import figures
from decision_aid.model.aid import DecisionAid
from decision_aid.model.amounts import Amount, SignedChange
from decision_aid.model.evidence import Arm, Chance
from decision_aid.model.problems import Level, Problem, Wording, worded

ID = "amount-difference"
ADJUSTED = Wording(
    f"add at the end of the line:  # waive {ID}: the source adjusted it for ...", "let it stand with that reason."
)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at a difference of the wrong direction; a warning at one of another size, beyond what rounding does."""
    for _, _, figure in figures(aid):
        if isinstance(figure, Chance | Amount) and figure.change:
            yield from _problems(_numbers(figure), figure.change)


def _numbers(figure: Chance | Amount) -> list[tuple[str, Decimal]]:
    """Each group with its number: of a chance, out of as many people as the difference."""
    if isinstance(figure, Amount):
        return [(group.name or group.option, group.value) for group in figure.groups]
    return [(arm.name or arm.option, _out_of_per(arm)) for arm in figure.arms]


def _out_of_per(arm: Arm) -> Decimal:
    """A share as it was published; of a count, the share with as many decimals as a published one has at most."""
    if arm.share is not None:
        return arm.share
    share = arm.proportion * arm.per
    return (Decimal(share.numerator) / share.denominator).quantize(Decimal("0.01"))


def _problems(numbers: list[tuple[str, Decimal]], change: SignedChange) -> Iterator[Problem]:
    (first, value), (second, other) = numbers
    apart = value - other
    said = f"“{first}” has {value} and “{second}” {other}"
    slack = sum((_half_a_digit(one) for one in (value, other, change.by)), Decimal(0))
    if apart * change.by < 0:
        meant, found = _direction(apart), _direction(change.by)
        message = f"{said}, so there are {meant} in the first group, not {found}. Look them up again."
        yield Problem(change.place, ID, message)
    elif abs(apart - change.by) > slack:
        message = worded(
            "{}: that is {} {}, and the difference says {}. Look them up; if the source adjusted it, {}",
            *(said, abs(apart), _direction(apart), abs(change.by), ADJUSTED),
        )
        yield Problem(change.place, ID, message, Level.WARNING)


def _direction(change: Decimal) -> str:
    return "fewer" if change < 0 else "more"


def _half_a_digit(number: Decimal) -> Decimal:
    """How far a published number may be from the one that was measured."""
    return Decimal(5).scaleb(int(number.as_tuple().exponent) - 1)
