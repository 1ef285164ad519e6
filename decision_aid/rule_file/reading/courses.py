"""Read `course:`, one event at several times of one study: what a chance says once, it says for each time.

The times have one unit and get later, so that they can stand on one line; every time has the same groups.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from decision_aid.model.evidence import Arm, Course, Moment
from decision_aid.rule_file.reading.by_schema import SchemaReader
from decision_aid.rule_file.reading.chances import read_arms
from decision_aid.rule_file.reading.fields import EntryFields, read_entry
from decision_aid.rule_file.reading.figure_parts import (
    check_options_of_groups,
    check_time,
    read_figure_entry,
    report,
    with_picture,
)
from decision_aid.rule_file.schema.figures import COURSE, MOMENT

# "5 years", "1.5 Jahre", "year 3"
WITH_UNIT = re.compile(r"(?P<before>\D*?)\s*(?P<number>\d{1,4}(?:\.\d{1,2})?)\s*(?P<after>\D*)")
SAME_LETTERS = 2  # of a unit in one and in many: year and years, mes and meses, Jahr and Jahre


def read_course(reader: SchemaReader, given: EntryFields) -> Course | None:
    """The course of a statement; None if it has none or it cannot be read (a problem)."""
    figure = read_figure_entry(given, "course", COURSE)
    if figure is None:
        return None
    values = with_picture(figure, reader.values(figure, COURSE.keys_without("times")))
    times = tuple(_times(reader, figure))
    if times:
        check_options_of_groups(given, figure, "course", times[0].arms)
    return Course(times=times, place=figure.place, **values) if times else None


def _times(reader: SchemaReader, figure: EntryFields) -> Iterator[Moment]:
    nodes = figure.context.items(figure.node("times"), "times")
    if "times" in figure and len(nodes) < 2:
        report(
            figure,
            "times",
            "course",
            f"A course has two times or more; found {len(nodes)}. One time alone is a chance.",
        )
    before: Moment | None = None
    for node in nodes:
        given = read_entry(figure.context, node, MOMENT.called, MOMENT.needs)
        moment = _moment(reader, given) if given else None
        if given and moment:
            _beside(given, moment, before)
            yield moment
            before = moment


def _moment(reader: SchemaReader, given: EntryFields) -> Moment | None:
    if not check_time(given, "course", "Each time says once when it is", "5 years", "5 years"):
        return None
    times = {key: reader.values(given, (MOMENT.by_name[key],))[key] for key in ("over", "at")}
    arms = [arm for arm in read_arms(given, reader.known["options"]) if arm]
    said = times["over"] or times["at"]
    hit = WITH_UNIT.fullmatch(said)
    if said and not hit:
        key = "over" if times["over"] else "at"
        report(
            given,
            key,
            "course",
            f"'{said}' has no number that says where it is on the line. Write it like this: 5 years.",
        )
    if not hit or not arms:
        return None
    return Moment(arms=tuple(arms), number=Decimal(hit["number"]), place=given.place, **times)


def _beside(given: EntryFields, moment: Moment, before: Moment | None) -> None:
    """Report a time that does not go on from the one before it."""
    if before is None:
        return
    key, said, earlier = "over" if moment.over else "at", moment.over or moment.at, before.over or before.at
    if bool(moment.over) != bool(before.over):
        message = "One time is 'over' and another 'at': all say what happened by then, or all how it was then."
        report(given, key, "course", message)
    elif not _same_unit(said, earlier):
        message = f"'{earlier}' and '{said}' have different units. Write all times of a course in the same unit."
        report(given, key, "course", message)
    elif moment.number <= before.number:
        report(
            given, key, "course", f"'{said}' is not later than '{earlier}' above it. Put the times in order, each once."
        )
    elif _names(moment.arms) != _names(before.arms):
        message = "The groups are not those of the time above, by name and in that order. Every time has the same."
        report(given, "groups", "course", message)


def _same_unit(one: str, other: str) -> bool:
    units = ("".join(WITH_UNIT.fullmatch(time).group("before", "after")) for time in (one, other))  # type: ignore[union-attr]  # both have matched
    first, second = (unit.strip().casefold()[:SAME_LETTERS] for unit in units)
    return first == second


def _names(arms: Sequence[Arm]) -> list[str]:
    return [arm.option or arm.name for arm in arms]
