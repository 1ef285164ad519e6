"""Courses as people read them: one event at several times, a sentence for each time, and the lines that are drawn.

All times and groups are told out of the denominator of their row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import ClassVar

from decision_aid.consultation.figure_values import LargeNumber, MeasuredFigure, ToldFigure
from decision_aid.consultation.frequencies import PEOPLE, GroupFrequency, frequency, period_in_words, told_out_of
from decision_aid.consultation.wording import Translate, as_sentence, number_in_words
from decision_aid.model.amounts import AmountCourse
from decision_aid.model.denominators import is_very_few
from decision_aid.model.evidence import Arm, Chance, Course
from decision_aid.model.gettext_marker import _

ALONE, IN_GROUPS = _("%(time)s, %(told)s."), _("%(time)s: %(told)s.")
SHARE, SHARE_BESIDE = _("%(share)s %(who)s %(event)s"), _("%(told)s (%(beside)s)")
IN_GROUP, RANGE_OF_GROUP = _("%(group)s, %(told)s"), _("%(group)s: %(range)s")
CAPTION = _("How many of %(of)s %(who)s %(event)s")
STEPS = 1, 2, 5
MOST_TIMES = 8  # that a line has room for, if all are equally far apart


@dataclass(frozen=True, slots=True)
class CourseLine:
    """The line of one group: how many of the denominator, or how much, and the same in words, at each time."""

    name: str
    values: tuple[Decimal, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CourseLines:
    """What is drawn of a course. `caption` says what is counted or measured, and `numbers` are the places of the times.

    The scale goes from 0 to `scale`, which is `scale_said` in words.
    """

    caption: str
    times: tuple[str, ...]
    numbers: tuple[Decimal, ...]
    lines: tuple[CourseLine, ...]
    scale: Decimal
    scale_said: str


@dataclass(frozen=True, slots=True)
class CourseTimeFigure(ToldFigure):
    """One time in words, with all groups; the first one has the lines of all times, where they are drawn."""

    name: ClassVar[str] = ""
    range_sentence: str
    lines: CourseLines | None


@dataclass(frozen=True, slots=True)
class CourseFace:
    """A course ready to render: a figure for each time."""

    figures: tuple[CourseTimeFigure, ...]
    picture: bool


def course_face(course: Course, out_of: int, translate: Translate, only: int | None = None) -> CourseFace:
    """Render a course in the reader's language; `out_of` is the denominator of its row.

    `only` is the place of the one group to tell, if not all: it is told as beside the others, and not drawn.
    """
    groups = slice(None) if only is None else slice(only, only + 1)
    told = [frequency(chance, out_of, translate).groups[groups] for chance in course.chances]
    ranges = ranges_of_times(told, translate)
    drawn = only is None and course.picture and _are_apart(course) and _are_true(course, out_of)
    facts = {"of": number_in_words(out_of, translate), "who": course.who or translate(PEOPLE), "event": course.event}
    caption = translate(CAPTION) % facts
    lines = _lines(course, told, caption, translate) if drawn else None
    figures = tuple(
        CourseTimeFigure(LargeNumber(_sentence(chance, groups, translate), "", ""), said, None if number else lines)
        for number, (chance, groups, said) in enumerate(zip(course.chances, told, ranges, strict=True))
    )
    return CourseFace(figures, drawn)


def _are_apart(course: Course) -> bool:
    """Whether the times are so far apart on their line that the numbers at its points do not touch."""
    numbers = course.numbers
    return all((after - before) * MOST_TIMES >= numbers[-1] - numbers[0] for before, after in pairwise(numbers))


def _are_true(course: Course, out_of: int) -> bool:
    return all(_is_true(arm, chance, out_of) for chance in course.chances for arm in chance.arms)


def _is_true(arm: Arm, chance: Chance, out_of: int) -> bool:
    """Whether a point of a line shows an arm truly: as told, out of the row's denominator, and no mere bound."""
    people = arm.proportion * out_of
    is_on_scale = people == 0 or told_out_of(arm, chance, out_of) == out_of
    return is_on_scale and not is_very_few(arm) and (people in (0, out_of) or 1 <= people <= out_of - 1)


def _lines(course: Course, told: Sequence[Sequence[GroupFrequency]], caption: str, translate: Translate) -> CourseLines:
    lines = tuple(
        CourseLine(group[0].name, tuple(Decimal(one.icons) for one in group), tuple(one.large.number for one in group))
        for group in zip(*told, strict=True)
    )
    return lines_on_scale(caption, course, lines, translate)


def lines_on_scale(
    caption: str, course: Course | AmountCourse, lines: tuple[CourseLine, ...], translate: Translate
) -> CourseLines:
    """The lines on one scale over the times of their course."""
    scale = scale_end(max(max(line.values) for line in lines))
    times = tuple(time.over or time.at for time in course.times)
    return CourseLines(caption, times, course.numbers, lines, scale, number_in_words(scale, translate))


def scale_end(largest: Decimal) -> Decimal:
    """The end of the scale: the smallest of 1, 2, 5, 10, 20, 50 ..., or of 0.1, 0.2 ..., not less than the largest."""
    power = largest.adjusted()
    ends = (Decimal(step).scaleb(tens) for tens in (power, power + 1) for step in STEPS)
    return next(end for end in ends if end >= largest)


def _sentence(chance: Chance, groups: Sequence[GroupFrequency], translate: Translate) -> str:
    told = [(figure.name, _group(chance, figure, translate)) for figure in groups]
    return sentence_of_time(period_in_words(chance, translate), told, translate)


def sentence_of_time(time: str, told: Sequence[tuple[str, str]], translate: Translate) -> str:
    """One sentence that begins with the time: each group's name, "" of one that has none, with what is told of it."""
    in_groups = [translate(IN_GROUP) % {"group": name, "told": said} if name else said for name, said in told]
    return as_sentence(translate(IN_GROUPS if told[0][0] else ALONE) % {"time": time, "told": "; ".join(in_groups)})


def _group(chance: Chance, figure: GroupFrequency, translate: Translate) -> str:
    facts = {"share": figure.large.text, "who": chance.who or translate(PEOPLE), "event": chance.event}
    told = translate(SHARE) % facts
    if figure.beside:
        told = translate(SHARE_BESIDE) % {"told": told, "beside": figure.beside}
    return told


def ranges_of_times(told: Iterable[Sequence[GroupFrequency | MeasuredFigure]], translate: Translate) -> list[str]:
    """The ranges of each time; those that are all alike are said once, behind the last time."""
    ranges = [_range(groups, translate) for groups in told]
    return [*([""] * (len(ranges) - 1)), ranges[-1]] if len(set(ranges)) == 1 else ranges


def _range(groups: Sequence[GroupFrequency | MeasuredFigure], translate: Translate) -> str:
    said = [figure.range_sentence for figure in groups]
    if len(set(said)) == 1:
        return said[0]
    named = [(as_sentence(figure.name).removesuffix("."), figure.range_sentence) for figure in groups]
    facts = [{"group": name, "range": said} for name, said in named if said]
    return " ".join(translate(RANGE_OF_GROUP) % fact if fact["group"] else fact["range"] for fact in facts)
