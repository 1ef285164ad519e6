"""The range of a chance in words and as a bar, out of the denominator of its row."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import count

from decision_aid.consultation.wording import Translate, number_in_words
from decision_aid.model.evidence import Arm
from decision_aid.model.gettext_marker import _

PUBLISHED = _("The true number could be anywhere from %(low)s to %(high)s of %(of)s.")
COMPUTED_FROM_COUNT = _(
    "The true number could be anywhere from %(low)s to %(high)s of %(of)s. We worked this out from the count."
)
COMPUTED = _("The true number could be anywhere from %(low)s to %(high)s of %(of)s. We worked this out.")
FROM_STANDARD_ERROR = _(
    "The true number could be anywhere from %(low)s to %(high)s of %(of)s. We worked this out from the standard error."
)
PLUS_MINUS = _("Give or take %(width)s of %(of)s.")
NO_RANGE = _("We have no range for this number.")
SHORT, SHORT_PLUS_MINUS = _("Range: %(low)s to %(high)s of %(of)s."), _("Plus or minus %(width)s of %(of)s.")
SHORTEST = _("Range: %(low)s to %(high)s.")
NO_RANGE_IN_SHORT = _("No range known.")
BARE, BARE_OF = _("%(low)s to %(high)s"), _("%(low)s to %(high)s of %(of)s")
LONGEST_SCALE = 1000
SHORTEST_BAR = 1  # per cent of its line
ERRORS_IN_95_OF_100 = Fraction(196, 100)  # to either side: an interval that holds the true figure 95 times in 100


@dataclass(frozen=True, slots=True)
class RangeBar:
    """A range as a bar on a line from 0 to `of`, and its figure as a point; places in per cent of the line."""

    low: float
    high: float
    figure: float
    of: str


def range_sentence(arm: Arm, out_of: int, translate: Translate) -> str:
    """Where the true figure may lie and how that is known, or that the file has no range."""
    return _filled(arm, out_of, _template(arm), translate)


def short_range(arm: Arm, out_of: int, translate: Translate) -> str:
    """The same range without how it is known, for where there is little room."""
    return _in_short(arm, out_of, SHORT, translate)


def shortest_range(arm: Arm, out_of: int, translate: Translate) -> str:
    """The same for right beside a number out of as many, which then is not said again."""
    return _in_short(arm, out_of, SHORTEST, translate)


def bare_range(arm: Arm, base: int, out_of: int, translate: Translate) -> str:
    """The ends alone, for beside a number out of `base` where there is no room to say what they are; "" without."""
    return _filled(arm, out_of, BARE if base == out_of else BARE_OF, translate) if _ends(arm) else ""


def _in_short(arm: Arm, out_of: int, ends: str, translate: Translate) -> str:
    if not has_range(arm):
        return translate(NO_RANGE_IN_SHORT)
    return _filled(arm, out_of, ends if _ends(arm) else SHORT_PLUS_MINUS, translate)


def _filled(arm: Arm, out_of: int, template: str, translate: Translate) -> str:
    ends = _ends(arm)
    if ends:
        low, high = _distinct(ends[0] * out_of, ends[1] * out_of, out_of)
        facts = {"low": low, "high": high}
    elif arm.plus_minus is not None:
        width = Fraction(arm.plus_minus) / arm.per * out_of
        facts = {"width": _distinct(Fraction(0), width, out_of)[1]}
    else:
        return translate(NO_RANGE)
    said = {name: number_in_words(number, translate) for name, number in (facts | {"of": Decimal(out_of)}).items()}
    return translate(template) % said


def has_range(arm: Arm) -> bool:
    """Whether anything was published of where the true figure may lie."""
    return bool(_ends(arm)) or arm.plus_minus is not None


def range_bar(arm: Arm, out_of: int, translate: Translate) -> RangeBar | None:
    """The range as a bar; None without one, or where a bar of the row's scale would be a point."""
    ends = _ends(arm)
    if not ends or out_of > LONGEST_SCALE:
        return None
    low, high, figure = (round(float(100 * one), 1) for one in (*ends, arm.proportion))
    low = min(low, 100 - SHORTEST_BAR)
    return RangeBar(low, max(high, low + SHORTEST_BAR), figure, number_in_words(out_of, translate))


def _template(arm: Arm) -> str:
    if not arm.range:
        return PLUS_MINUS if arm.standard_error is None else FROM_STANDARD_ERROR
    if not arm.range.computed_here:
        return PUBLISHED
    return COMPUTED if arm.people is None else COMPUTED_FROM_COUNT


def _ends(arm: Arm) -> tuple[Fraction, Fraction] | None:
    """Both ends as parts of all people: as given, or computed from the standard error and cut off at none and all."""
    if arm.range:
        return Fraction(arm.range.low) / arm.range.per, Fraction(arm.range.high) / arm.range.per
    if arm.standard_error is None:
        return None
    width = ERRORS_IN_95_OF_100 * Fraction(arm.standard_error) / arm.per
    return max(Fraction(0), arm.proportion - width), min(Fraction(1), arm.proportion + width)


def _distinct(low: Fraction, high: Fraction, out_of: int) -> tuple[Decimal, Decimal]:
    """Both numbers of people with as few decimals as leave none of them 0, all, or equal to the other wrongly."""
    for places in count():
        shown = rounded_to(places, low), rounded_to(places, high)
        alike = [(0, low, shown[0]), (0, high, shown[1]), (out_of, low, shown[0]), (out_of, high, shown[1])]
        true = all((exact == edge) is (number == edge) for edge, exact, number in alike)
        if true and (shown[0] == shown[1]) is (low == high):
            return shown
    raise AssertionError  # numbers that differ do so in some decimal


def rounded_to(places: int, number: Fraction) -> Decimal:
    """The number with so many decimals, rounded half up."""
    return Decimal(int(number * 10**places + Fraction(1, 2))).scaleb(-places)
