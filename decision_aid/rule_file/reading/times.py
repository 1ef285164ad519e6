"""Read the times of a figure at several times of one study, whatever it says for each.

They have one unit and get later, so that they can stand on one line; every time has the same groups.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from decision_aid.model.amounts import Measurement
from decision_aid.model.evidence import Moment
from decision_aid.model.problems import Wording, worded
from decision_aid.rule_file.reading.fields import EntryFields, read_entry
from decision_aid.rule_file.reading.figure_parts import check_time, report
from decision_aid.rule_file.schema.figures import TIME
from decision_aid.rule_file.schema.keys import EntrySchema
from decision_aid.rule_file.syntax.parse import scalar_value

# "5 years", "1.5 Jahre", "year 3"
WITH_UNIT = re.compile(r"(?P<before>\D*?)\s*(?P<number>\d{1,4}(?:\.\d{1,2})?)\s*(?P<after>\D*)")
SAME_LETTERS = 2  # of a unit in one and in many: year and years, mes and meses, Jahr and Jahre
CHECK = "course"

AtOneTime = TypeVar("AtOneTime", Moment, Measurement)

OVER_AND_AT = worded(
    "One time is {} and another {}: all say what happened by then, or all how it was then.",
    *(Wording(f"'{key.name}'", f"“{key.title}”") for key in TIME),
)


@dataclass(frozen=True, slots=True)
class PlacedTime(Generic[AtOneTime]):
    """What a figure says for a time, the number in it, and the names of its groups; () if a problem is told of them."""

    said: AtOneTime
    number: Decimal
    groups: tuple[str, ...]

    @property
    def time(self) -> str:
        """The time as it is written."""
        return self.said.over or self.said.at


def read_times(
    figure: EntryFields, schema: EntrySchema, alone: str, read: Callable[[EntryFields], AtOneTime | None]
) -> tuple[tuple[AtOneTime, ...], tuple[Decimal, ...]]:
    """Each time as `read` reads it, and the numbers that say where they are on the line; `alone` reports one alone."""
    nodes = figure.context.items(figure.node("times"), "times")
    if "times" in figure and len(nodes) < 2:
        report(figure, "times", CHECK, alone.format(count=len(nodes)))
    placed: list[PlacedTime[AtOneTime]] = []
    for node in nodes:
        given = read_entry(figure.context, node, schema.called, schema.needs)
        if given and (one := _placed(given, read)):
            _check_order(given, one, placed[-1:])
            placed.append(one)
    return tuple(one.said for one in placed), tuple(one.number for one in placed)


def _placed(fields: EntryFields, read: Callable[[EntryFields], AtOneTime | None]) -> PlacedTime[AtOneTime] | None:
    if not check_time(fields, CHECK, "Each time says once when it is", "5 years", "5 years"):
        return None
    said, number = read(fields), _number(fields)
    if not said or number is None:
        return None
    groups = tuple(group.option or group.name for group in (said.arms if isinstance(said, Moment) else said.groups))
    written = len(fields.context.items(fields.node("groups"), "groups")) if "groups" in fields else None
    return PlacedTime(said, number, groups if written is None or 1 < written == len(groups) else ())


def _number(fields: EntryFields) -> Decimal | None:
    key = "over" if "over" in fields else "at"
    said = scalar_value(fields.node(key)).strip()
    hit = WITH_UNIT.fullmatch(said)
    if said and not hit:
        message = f"'{said}' has no number that says where it is on the line. Write it like this: 5 years."
        report(fields, key, CHECK, message)
    return Decimal(hit["number"]) if hit else None


def _check_order(fields: EntryFields, time: PlacedTime[AtOneTime], above: Sequence[PlacedTime[AtOneTime]]) -> None:
    """Report a time that does not go on from the one above it, if there is one."""
    key, said = "over" if time.said.over else "at", time.time
    message: str
    for before in above:
        if bool(time.said.over) != bool(before.said.over):
            message = OVER_AND_AT
        elif not _same_unit(said, before.time):
            message = f"'{before.time}' and '{said}' have different units. Write all times in the same unit."
        elif time.number <= before.number:
            message = f"'{said}' is not later than '{before.time}' above it. Put the times in order, each once."
        elif time.groups and before.groups and time.groups != before.groups:
            key = "groups"
            message = "The groups are not those of the time above, by name and in that order. Every time has the same."
        else:
            continue
        report(fields, key, CHECK, message)


def _same_unit(one: str, other: str) -> bool:
    units = ("".join(WITH_UNIT.fullmatch(time).group("before", "after")) for time in (one, other))  # type: ignore[union-attr]  # both have matched
    first, second = (unit.strip().casefold()[:SAME_LETTERS] for unit in units)
    return first == second
