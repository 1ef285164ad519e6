"""A trial whose groups are options of the aid: told once with all its figures, and each figure in its option's cell.

It is the one place where figures of options may be compared, and says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from decision_aid.consultation.amounts import amount_face
from decision_aid.consultation.amounts_over_time import amount_course_face
from decision_aid.consultation.courses import course_face
from decision_aid.consultation.faces import Face
from decision_aid.consultation.frequencies import frequency
from decision_aid.consultation.wording import Translate
from decision_aid.model.aid import Option
from decision_aid.model.amounts import Amount, AmountCourse, Measurement
from decision_aid.model.evidence import Arm, Chance, Course, Figure, groups_of
from decision_aid.model.gettext_marker import _

SAME_TRIAL = _("From the same study as other options. See the comparison above.")
IN_ONE_TRIAL = _("Compared in one study")
Measured = TypeVar("Measured", Amount, Measurement)
MAY_COMPARE = _("You can compare these numbers. They come from the same study.")


def with_option_names(figure: Figure, options: Iterable[Option]) -> Figure:
    """The figure with groups that are options called like them and in their order; any other figure unchanged."""
    names = {option.id: option.name for option in options}
    groups = groups_of(figure)
    if not groups or not all(group.option in names for group in groups):
        return figure
    order = sorted(range(len(groups)), key=lambda place: [*names].index(groups[place].option))
    match figure:
        case Chance():
            between = _moved(figure.change_between, order)
            return replace(figure, arms=_arms(figure.arms, order, names), change_between=between)
        case Course():
            times = (replace(time, arms=_arms(time.arms, order, names)) for time in figure.times)
            return replace(figure, times=tuple(times))
        case Amount():
            return _amount(figure, order, names)
        case AmountCourse():
            return replace(figure, times=tuple(_amount(time, order, names) for time in figure.times))
    return figure


def _arms(arms: tuple[Arm, ...], order: list[int], names: Mapping[str, str]) -> tuple[Arm, ...]:
    return tuple(replace(arm, name=arm.name or names[arm.option]) for arm in (arms[place] for place in order))


def _amount(amount: Measured, order: list[int], names: Mapping[str, str]) -> Measured:
    """The amount, whose difference stays that of the same group from the same other."""
    groups = (amount.groups[place] for place in order)
    named = tuple(replace(group, name=group.name or names[group.option]) for group in groups)
    return replace(amount, groups=named, change_between=_moved(amount.change_between, order))


def _moved(between: tuple[int, int], order: list[int]) -> tuple[int, int]:
    """Where the two groups of a difference stand in the new order."""
    one, other = map(order.index, between)
    return one, other


def figure_of_option(
    figure: Figure | None, option_id: str, out_of: int, translate: Translate, *, drawn: bool
) -> Face | None:
    """The figure of one option, told out of the same number and `drawn` on the same scale as those of the others."""
    place = [group.option for group in groups_of(figure)].index(option_id)
    match figure:
        case Chance():
            told = frequency(replace(figure, arms=_nameless(figure.arms)), out_of, translate)
            return replace(told, groups=(told.groups[place],), picture=drawn and told.picture)
        case Course():
            times = tuple(replace(time, arms=_nameless(time.arms)) for time in figure.times)
            return course_face(replace(figure, times=times), out_of, translate, only=place)
        case Amount():
            measured = amount_face(_without_names(figure), translate)
            return replace(measured, figures=(measured.figures[place],), picture=drawn and measured.picture)
        case AmountCourse():
            nameless = replace(figure, times=tuple(map(_without_names, figure.times)))
            return amount_course_face(nameless, translate, only=place)
    return None


def _nameless(arms: Iterable[Arm]) -> tuple[Arm, ...]:
    return tuple(replace(arm, name="") for arm in arms)


def _without_names(amount: Measured) -> Measured:
    return replace(amount, groups=tuple(replace(group, name="") for group in amount.groups))
