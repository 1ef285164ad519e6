"""Amounts at several times as people read them: a sentence for each time, and the lines that are drawn.

All times and groups are told in one unit. A line is drawn only where each of its numbers has room at its point.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from decision_aid.consultation.amounts import (
    AMONG,
    CAPTIONS,
    MEDIAN,
    TIMED,
    amount_face,
    amount_template,
)
from decision_aid.consultation.courses import (
    CourseLine,
    CourseLines,
    CourseTimeFigure,
    lines_on_scale,
    ranges_of_times,
    sentence_of_time,
)
from decision_aid.consultation.figure_values import LargeNumber, MeasuredFigure
from decision_aid.consultation.frequencies import PEOPLE, period_in_words
from decision_aid.consultation.wording import Translate, as_sentence, number_in_words
from decision_aid.model.amounts import Amount, AmountCourse, MeasuredGroup
from decision_aid.model.enums import Statistic

ROOM = 24  # letters that a line is wide
LONGEST = 6  # letters that there is room for at its last point


@dataclass(frozen=True, slots=True)
class AmountCourseFace:
    """An amount at several times ready to render: a figure for each time."""

    figures: tuple[CourseTimeFigure, ...]
    picture: bool


def amount_course_face(course: AmountCourse, translate: Translate, only: int | None = None) -> AmountCourseFace:
    """Render an amount at several times in the reader's language.

    `only` is the place of the one group to tell, if not all: it is told as beside the others, and not drawn.
    """
    kept = slice(None) if only is None else slice(only, only + 1)
    told = [amount_face(amount, translate).figures[kept] for amount in course.amounts]
    ranges = ranges_of_times(told, translate)
    sentences = [_sentence(*one, kept, translate) for one in zip(course.amounts, told, strict=True)]
    if course.statistic is Statistic.MEDIAN:
        sentences[-1] = f"{sentences[-1]} {translate(MEDIAN)}"
    lines = _lines(course, translate) if only is None else None
    figures = (
        CourseTimeFigure(LargeNumber(said, "", ""), how_exact, None if number else lines)
        for number, (said, how_exact) in enumerate(zip(sentences, ranges, strict=True))
    )
    return AmountCourseFace(tuple(figures), lines is not None)


def _sentence(amount: Amount, figures: Sequence[MeasuredFigure], kept: slice, translate: Translate) -> str:
    """What each group had at that time, then how much the first of two differed, if all are told."""
    groups = amount.groups[kept]
    told = [(group.name, _in_words(group, amount, translate)) for group in groups]
    differences = [figure.sentence for figure in figures[len(groups) :]]
    return " ".join((sentence_of_time(period_in_words(amount, translate), told, translate), *differences))


def _in_words(group: MeasuredGroup, amount: Amount, translate: Translate) -> str:
    facts = {"value": number_in_words(group.value, translate), "unit": amount.unit}
    said = amount_template(group, amount, translate, several=True) % facts
    if not group.of:
        return said
    among = translate(AMONG) % {"per": number_in_words(group.of, translate), "who": translate(PEOPLE)}
    return translate(TIMED) % {"amount": said, "time": among}


def _lines(course: AmountCourse, translate: Translate) -> CourseLines | None:
    """The lines of all groups; None where there is nothing to see, or no room for the numbers at the points."""
    lines = tuple(_lines_of_groups(course, translate))
    if not any(value for line in lines for value in line.values) or not _have_room(course, lines):
        return None
    caption = as_sentence(translate(CAPTIONS[course.statistic]) % {"unit": course.unit}).removesuffix(".")
    return lines_on_scale(caption, course, lines, translate)


def _lines_of_groups(course: AmountCourse, translate: Translate) -> Iterator[CourseLine]:
    for at_each_time in zip(*(time.groups for time in course.times), strict=True):
        values = tuple(group.value for group in at_each_time)
        yield CourseLine(at_each_time[0].name, values, tuple(number_in_words(value, translate) for value in values))


def _have_room(course: AmountCourse, lines: Sequence[CourseLine]) -> bool:
    longest = max(len(label) for line in lines for label in line.labels)
    whole = course.numbers[-1] - course.numbers[0]
    apart = min(after - before for before, after in pairwise(course.numbers))
    return longest <= LONGEST and apart * ROOM >= whole * (longest + 1)
