"""Read `chance:` as a natural frequency, with one group of people or two that a study compared."""

from collections.abc import Iterator

from decision_aid.model.evidence import Arm, Chance
from decision_aid.rule_file.reading.by_schema import SchemaReader
from decision_aid.rule_file.reading.counts_and_ranges import read_arm
from decision_aid.rule_file.reading.fields import EntryFields, read_entry
from decision_aid.rule_file.schema.table import CHANCE, COUNTS, GROUP, RANGES

OF_A_GROUP = tuple(key.name for key in (*COUNTS, *RANGES))


def read_chance(reader: SchemaReader, given: EntryFields) -> Chance | None:
    """The chance of a statement; None if it has none or it cannot be read (a problem)."""
    node = given.node("chance")
    figure = read_entry(given.context, node, CHANCE.called, CHANCE.needs) if node is not None else None
    if figure is None:
        return None
    _time(figure)
    values = reader.values(figure, CHANCE.keys_without("groups", *OF_A_GROUP))
    picture = values["picture"] is not False
    arms = tuple(arm for arm in _arms(figure) if arm)
    at = figure.place_of("picture")
    return Chance(arms=arms, place=figure.place, picture_at=at, **values | {"picture": picture})


def _time(figure: EntryFields) -> None:
    if ("over" in figure) == ("at" in figure):
        message = (
            "A chance says its time once: over: 6 months (what happened by then), or at: 6 months (how it was then)."
        )
        figure.context.problem(figure.place, "time", message)


def _arms(figure: EntryFields) -> Iterator[Arm | None]:
    if "groups" not in figure:
        yield read_arm(figure, "")
        return
    _nothing_beside(figure)
    groups = figure.context.items(figure.node("groups"), "groups")
    if len(groups) != 2:
        message = f"'groups' needs the two groups that were compared; found {len(groups)}."
        figure.context.problem(figure.place_of("groups"), "chance", message)
    for node in groups:
        if group := read_entry(figure.context, node, GROUP.called, GROUP.needs):
            yield read_arm(group, group.text("name"))


def _nothing_beside(figure: EntryFields) -> None:
    """Report numbers beside `groups`: they would belong to neither group and never be shown."""
    if beside := [f"'{key}'" for key in OF_A_GROUP if key in figure]:
        message = (
            f"Beside 'groups' there stands {', '.join(beside)}, which belongs to no group. Write it into one of them."
        )
        figure.context.problem(figure.place_of("groups"), "chance", message)
