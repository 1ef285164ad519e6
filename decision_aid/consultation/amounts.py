"""Amounts and differences as people read them: sentences, ranges, and bars on one scale that begins at 0.

Nothing else words them or measures their bars. The sentence of a figure says all that its bar shows.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar

from decision_aid.consultation.figure_values import Bar, LargeNumber, MeasuredFigure
from decision_aid.consultation.frequencies import ABOUT, PEOPLE, STUDIED, period_in_words
from decision_aid.consultation.ranges import ERRORS_IN_95_OF_100, NO_RANGE, rounded_to
from decision_aid.consultation.wording import Translate, as_sentence, number_in_words
from decision_aid.model.amounts import Amount, Difference, Interval, MeasuredGroup, SignedChange
from decision_aid.model.denominators import published_among
from decision_aid.model.enums import Statistic
from decision_aid.model.evidence import Chance
from decision_aid.model.gettext_marker import _

AMOUNT = {
    Statistic.MEAN: _("%(value)s %(unit)s on average"),
    Statistic.MEDIAN: _("%(value)s %(unit)s"),
    Statistic.COUNT: _("%(value)s %(unit)s"),
}
AMOUNT_OF_ONE = {
    Statistic.MEAN: _("%(value)s on average (%(unit)s)"),
    Statistic.MEDIAN: _("%(value)s (%(unit)s)"),
    Statistic.COUNT: _("%(value)s (%(unit)s)"),
}
CAPTIONS = {
    Statistic.MEAN: _("%(unit)s, on average"),
    Statistic.MEDIAN: _("%(unit)s (median)"),
    Statistic.COUNT: "%(unit)s",
}
TIMED = _("%(amount)s, %(time)s")
MEDIAN = _("This is the median: half had this much or less, and half had this much or more.")
FEWER, MORE, NO_DIFFERENCE = _("%(value)s fewer"), _("%(value)s more"), _("no difference")
# By whether it is among so many people, whether it is fewer, and whether it is one: a unit is in the plural.
DIFFERENCES = {
    (True, True, False): _("%(value)s fewer %(unit)s among %(per)s %(who)s, %(time)s, compared with %(other)s."),
    (True, False, False): _("%(value)s more %(unit)s among %(per)s %(who)s, %(time)s, compared with %(other)s."),
    (True, True, True): _("%(unit)s among %(per)s %(who)s, %(time)s, compared with %(other)s: %(value)s fewer."),
    (True, False, True): _("%(unit)s among %(per)s %(who)s, %(time)s, compared with %(other)s: %(value)s more."),
    (False, True, False): _("%(value)s fewer %(unit)s on average, %(time)s, compared with %(other)s."),
    (False, False, False): _("%(value)s more %(unit)s on average, %(time)s, compared with %(other)s."),
    (False, True, True): _("%(unit)s on average, %(time)s, compared with %(other)s: %(value)s fewer."),
    (False, False, True): _("%(unit)s on average, %(time)s, compared with %(other)s: %(value)s more."),
}
# By whether it is fewer, and whether it is one.
DIFFERENCES_OF_GROUPS = {
    (True, False): _("%(first)s, compared with %(second)s: %(value)s fewer %(unit)s."),
    (False, False): _("%(first)s, compared with %(second)s: %(value)s more %(unit)s."),
    (True, True): _("%(first)s, compared with %(second)s: %(value)s fewer (%(unit)s)."),
    (False, True): _("%(first)s, compared with %(second)s: %(value)s more (%(unit)s)."),
}
FEWER_OF_GROUP = _("%(first)s, compared with %(second)s: %(value)s fewer among %(per)s %(who)s.")
MORE_OF_GROUP = _("%(first)s, compared with %(second)s: %(value)s more among %(per)s %(who)s.")
AS_PUBLISHED = _("The study gives this number itself. It is not exactly the difference between the two numbers.")
MAY_BE_NONE = _("There may be no difference.")
MAY_BE_FEWER = _("There may be no difference, or up to %(value)s fewer.")
MAY_BE_MORE = _("There may be no difference, or up to %(value)s more.")
AMONG = _("among %(per)s %(who)s")
PUBLISHED = _("The true number could be anywhere from %(low)s to %(high)s.")
COMPUTED = _("The true number could be anywhere from %(low)s to %(high)s. We worked this out.")
FROM_ERROR = _(
    "The true number could be anywhere from %(low)s to %(high)s. We worked this out from the standard error."
)

SCALE = 1000


@dataclass(frozen=True, slots=True)
class AmountFace:
    """An amount ready to render: a figure for each group, then its difference if one was published.

    `scale` is the number at the end of the scale of the bars; there are none where there is nothing to compare.
    `caption` says what was measured, and when.
    """

    figures: tuple[MeasuredFigure, ...]
    picture: bool
    scale: str
    caption: str


@dataclass(frozen=True, slots=True)
class DifferenceFace:
    """A difference ready to render, in words alone: nobody can point at the people who did not have something."""

    figures: tuple[MeasuredFigure, ...]
    picture: ClassVar[bool] = False


def amount_face(amount: Amount, translate: Translate) -> AmountFace:
    """Render an amount in the reader's language."""
    drawn = len(amount.groups) > 1
    end = max(_highest(group) for group in amount.groups)
    figures = [_group(group, amount, end if drawn else Decimal(0), translate) for group in amount.groups]
    if amount.change:
        figures.append(_group_difference(amount, amount.change, translate))
    caption, time = translate(CAPTIONS[amount.statistic]) % {"unit": amount.unit}, period_in_words(amount, translate)
    timed = translate(TIMED) % {"amount": caption, "time": time} if time else caption
    return AmountFace(tuple(figures), drawn and end > 0, number_in_words(end, translate), timed)


def difference_face(difference: Difference, out_of: int, translate: Translate) -> DifferenceFace:
    """Render a difference in the reader's language, among as many people as the others of its row.

    `out_of` is that number, or 0 for the one that it was published among.
    """
    per = (out_of or difference.per) if difference.per else None
    change = _among(difference.change, len(str(per)) - len(str(difference.per)))
    template = DIFFERENCES[bool(per), change.by < 0, _is_one(change.by)]
    value = _number_of(change, difference.change, difference.per, per, translate)
    facts = {
        "unit": difference.unit,
        "per": number_in_words(per or 1, translate),
        "who": difference.who or translate(PEOPLE),
        "time": period_in_words(difference, translate),
        "other": difference.compared_with,
    }
    number = value.within(translate(template), "value", **facts).as_sentence()
    studied = _studied(difference.of, difference.who, translate)
    beside = translate(AMONG) % facts if per else difference.unit
    return DifferenceFace((_figure_of_change(change, value, number, studied, beside, translate),))


def difference_of_groups(chance: Chance, change: SignedChange, out_of: int, translate: Translate) -> MeasuredFigure:
    """Render the published difference of two groups of a chance, among as many people as they are told out of."""
    first, second = (chance.arms[place] for place in chance.change_between)
    published, change = change, _among(change, len(str(out_of)) - len(str(first.per)))
    value = _number_of(change, published, first.per, out_of, translate)
    facts = {
        "first": as_sentence(first.name).removesuffix("."),
        "second": second.name,
        "per": number_in_words(out_of, translate),
        "who": chance.who or translate(PEOPLE),
    }
    places = max(0, -int(change.by.as_tuple().exponent))
    printed = [rounded_to(places, arm.proportion * out_of) for arm in (first, second)]
    number = value.within(translate(FEWER_OF_GROUP if change.by < 0 else MORE_OF_GROUP), "value", **facts)
    beside = translate(AMONG) % facts
    return _figure_of_change(change, value, number, _of_its_own(change, printed, translate), beside, translate)


def _number_of(
    change: SignedChange, published: SignedChange, per: int | None, among: int | None, translate: Translate
) -> LargeNumber:
    """The number of a difference; "about" that where it is told to a digit that nobody published."""
    number = _large(abs(change.by), translate)
    is_as_fine = not (per and among and change.by) or published_among(published.by, per) >= among
    return number if is_as_fine else number.within(translate(ABOUT), "number")


def _figure_of_change(
    change: SignedChange,
    value: LargeNumber,
    number: LargeNumber,
    more: Iterable[str],
    beside: str,
    translate: Translate,
) -> MeasuredFigure:
    """A difference, as it was told, with what is doubtful in it and what `more` there is to say."""
    return MeasuredFigure(
        name="",
        told=number.between("", "".join(f" {text}" for text in (*_doubt(change, translate), *more))),
        large=_signed(change.by, value, translate),
        beside=beside,
        range_sentence=_range_of_change(change, translate),
    )


def _among(change: SignedChange, tens: int) -> SignedChange:
    """The same difference among ten times as many people, so often, or a tenth of them: its digits stay."""
    ends, error = change.interval, change.standard_error
    return replace(
        change,
        by=change.by.scaleb(tens),
        interval=ends and replace(ends, low=ends.low.scaleb(tens), high=ends.high.scaleb(tens)),
        standard_error=error if error is None else error.scaleb(tens),
    )


def interval_around(value: Decimal, standard_error: Decimal) -> tuple[Decimal, Decimal]:
    """The 95 in 100 interval, rounded to as many decimals as the more exact of the two numbers has.

    An end that is not 0 never becomes 0: it would say that there may be nothing, or no difference.
    """
    width = standard_error * ERRORS_IN_95_OF_100.numerator / ERRORS_IN_95_OF_100.denominator
    places = Decimal(1).scaleb(min(int(one.as_tuple().exponent) for one in (value, standard_error)))
    low, high = (end.quantize(places) or end for end in (value - width, value + width))
    return low, high


def _highest(group: MeasuredGroup) -> Decimal:
    ends = _ends(group.value, group.interval, group.standard_error)
    return max(group.value, ends[1] if ends else group.value)


def _ends(value: Decimal, interval: Interval | None, standard_error: Decimal | None) -> tuple[Decimal, Decimal] | None:
    if interval:
        return interval.low, interval.high
    return interval_around(value, standard_error) if standard_error is not None else None


def _ends_of(group: MeasuredGroup) -> tuple[Decimal, Decimal] | None:
    """The interval of a group, of which nobody can have less than nothing."""
    ends = _ends(group.value, group.interval, group.standard_error)
    return (max(ends[0], Decimal(0)), ends[1]) if ends else None


def _group(group: MeasuredGroup, amount: Amount, end: Decimal, translate: Translate) -> MeasuredFigure:
    value = _large(group.value, translate)
    template = amount_template(group, amount, translate, several=len(amount.groups) > 1)
    number = value.within(template, "value", unit=amount.unit)
    if time := period_in_words(amount, translate):
        number = number.within(translate(TIMED), "amount", time=time)
    more = [translate(MEDIAN)] if amount.statistic is Statistic.MEDIAN else []
    studied = " ".join((*more, *_studied(group.of, "", translate)))
    name = f"{group.name[:1].upper()}{group.name[1:]}: " if group.name else ""
    return MeasuredFigure(
        name=group.name,
        told=number.between(name, f". {studied}".rstrip()),
        large=value,
        beside=amount.unit,
        range_sentence=_range_of_group(group, amount, translate),
        studied=studied,
        drawn=_bar(group.value, _ends_of(group), end) if end > 0 else None,
    )


def amount_template(group: MeasuredGroup, amount: Amount, translate: Translate, *, several: bool) -> str:
    """The words for the amount of a group without its time; a unit with `several` numbers is in the plural."""
    templates = AMOUNT_OF_ONE if several and _is_one(group.value) else AMOUNT
    return translate(templates[amount.statistic])


def _bar(value: Decimal, ends: tuple[Decimal, Decimal] | None, end: Decimal) -> Bar:
    low, high = (round(SCALE * one / end) for one in ends) if ends else (None, None)
    return Bar(round(SCALE * value / end), low, high)


def _range_of_group(group: MeasuredGroup, amount: Amount, translate: Translate) -> str:
    """Where the true figure may lie; nothing of a group without a range beside a published difference."""
    ends = _ends_of(group)
    if ends is None and (amount.change or amount.statistic is Statistic.COUNT):
        return ""
    words = [number_in_words(one, translate) for one in ends or ()]
    return _range_sentence(words, group.interval, translate)


def _range_of_change(change: SignedChange, translate: Translate) -> str:
    """Where the true difference may lie, the smaller end first where both are in one direction."""
    ends = _ends(change.by, change.interval, change.standard_error)
    if ends and ends[1] <= 0:
        ends = ends[::-1]
    words = [_signed(end, _large(abs(end), translate), translate).text for end in ends or ()]
    return _range_sentence(words, change.interval, translate)


def _range_sentence(words: list[str], interval: Interval | None, translate: Translate) -> str:
    if not words:
        return translate(NO_RANGE)
    template = FROM_ERROR if interval is None else COMPUTED if interval.computed_here else PUBLISHED
    return translate(template) % {"low": words[0], "high": words[1]}


def _group_difference(amount: Amount, change: SignedChange, translate: Translate) -> MeasuredFigure:
    first, second = (amount.groups[place].name for place in amount.change_between)
    value = _large(abs(change.by), translate)
    facts = {
        "first": first[:1].upper() + first[1:],
        "second": second,
        "unit": amount.unit,
    }
    template = DIFFERENCES_OF_GROUPS[change.by < 0, _is_one(change.by)]
    printed = [amount.groups[place].value for place in amount.change_between]
    number, more = value.within(translate(template), "value", **facts), _of_its_own(change, printed, translate)
    return _figure_of_change(change, value, number, more, amount.unit, translate)


def _of_its_own(change: SignedChange, printed: list[Decimal], translate: Translate) -> Iterator[str]:
    """That a difference is not that of both numbers as they are printed: the study rounded or adjusted it."""
    if printed[0] - printed[1] != change.by:
        yield translate(AS_PUBLISHED)


def _doubt(change: SignedChange, translate: Translate) -> Iterator[str]:
    """That the difference may be none, and how large it may be the other way round."""
    ends = _ends(change.by, change.interval, change.standard_error)
    if change.may_be_none or (ends and 0 in ends):
        yield translate(MAY_BE_NONE)
    elif ends and ends[0] < 0 < ends[1]:
        template, end = (MAY_BE_MORE, ends[1]) if change.by < 0 else (MAY_BE_FEWER, ends[0])
        yield translate(template) % {"value": number_in_words(abs(end), translate)}


def _signed(change: Decimal, value: LargeNumber, translate: Translate) -> LargeNumber:
    """The change with its direction; `value` is how much in words."""
    if not change:
        return LargeNumber(translate(NO_DIFFERENCE), "", "")
    return value.within(translate(FEWER if change < 0 else MORE), "value")


def _is_one(number: Decimal) -> bool:
    """Whether it is 1, as it is written: 1.0 is in the plural."""
    return str(abs(number)) == "1"


def _large(number: Decimal, translate: Translate) -> LargeNumber:
    return LargeNumber("", number_in_words(number, translate), "")


def _studied(of: int | None, who: str, translate: Translate) -> list[str]:
    facts = {"of": number_in_words(of or 0, translate), "who": who or translate(PEOPLE)}
    return [translate(STUDIED) % facts] if of else []
