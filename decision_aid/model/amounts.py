"""Amounts and differences: figures that are no share of people, such as days, visits a year, or fewer deaths.

All numbers are exact, as they were published and in the unit of the figure. Nothing here may be shown as a count of
people: 0.77 infections a year is not 77 of 100 children.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from decision_aid.model.enums import Statistic
from decision_aid.model.problems import Place


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the true figure may lie, both ends inclusive, in the unit of the figure.

    Of a difference, an end below 0 means so many fewer. `computed_here` if no source published it.
    """

    low: Decimal
    high: Decimal
    computed_here: bool
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class MeasuredGroup:
    """The amount in one group of a study; `of` is how many people it had. It has an interval or a standard error.

    `option` is the option of the aid that the group had; "" if it was none.
    """

    name: str
    value: Decimal
    of: int | None
    interval: Interval | None
    standard_error: Decimal | None
    option: str = ""


@dataclass(frozen=True, slots=True)
class SignedChange:
    """How much more one group had than another; below 0, how much fewer. It has an interval or a standard error.

    `may_be_none` is for a source that gives no interval, but says that the difference may be none.
    """

    by: Decimal
    interval: Interval | None
    standard_error: Decimal | None
    may_be_none: bool
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Amount:
    """What people had on average, or what everybody has, in one group or in up to six of one study.

    `change` is the published difference of one of two groups from the other; `change_between` has their places. At most
    one of `over` and `at` is set: a unit such as "visits a year" has its time in it.
    """

    groups: tuple[MeasuredGroup, ...]
    unit: str
    statistic: Statistic
    over: str
    at: str
    change: SignedChange | None
    place: Place = field(compare=False)
    change_between: tuple[int, int] = (0, 1)


@dataclass(frozen=True, slots=True)
class Measurement:
    """One time of an amount at several times, with its groups and, of two, their published difference."""

    groups: tuple[MeasuredGroup, ...]
    over: str
    at: str
    change: SignedChange | None
    place: Place = field(compare=False)
    change_between: tuple[int, int] = (0, 1)


@dataclass(frozen=True, slots=True)
class AmountCourse:
    """One amount at several times of one study, the earliest first; every time has the same groups.

    `numbers` are those in the times, and say where each is on the line.
    """

    unit: str
    statistic: Statistic
    times: tuple[Measurement, ...]
    numbers: tuple[Decimal, ...]
    place: Place = field(compare=False)

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """Each time as an amount of its own."""
        thing = (self.unit, self.statistic)
        return tuple(
            Amount(time.groups, *thing, time.over, time.at, time.change, time.place, time.change_between)
            for time in self.times
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """A published difference whose two groups have no figures of their own; it is never drawn as people.

    It counts what there is more or fewer of among `per` people, or, without `per`, for each person on average. `who`
    they are, such as women; "" for people. `of` is how many people were studied. Either `over` or `at` is set.
    """

    change: SignedChange
    unit: str
    per: int | None
    compared_with: str
    over: str
    at: str
    of: int | None
    place: Place = field(compare=False)
    who: str = ""
