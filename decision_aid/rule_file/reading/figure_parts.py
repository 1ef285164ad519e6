"""Read what figures of every kind have in common: their time, groups, the origin of a range, what they are out of.

A group has a name, or the option of the aid that it had.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from decision_aid.model.amounts import MeasuredGroup
from decision_aid.model.evidence import OPTION_WORDS, Arm
from decision_aid.model.problems import Wording, worded
from decision_aid.rule_file.reading.fields import EntryFields, read_entry
from decision_aid.rule_file.reading.suggestions import join_with_or
from decision_aid.rule_file.schema.figures import PER, RANGE_IS, TIME_NOT_GIVEN
from decision_aid.rule_file.schema.keys import EntrySchema
from decision_aid.rule_file.syntax.parse import MappingNode, scalar_value

EVERY = OPTION_WORDS[0][0]
MOST_GROUPS = 6
# What forms say of a figure.
ONE_TIME = (
    "Fill in one of the two: within which time it happened, or at which time it was so. If the source does not say "
    f"when, write “{TIME_NOT_GIVEN}”."
)
RANGE_FROM = "Say where the range comes from; leave that blank where there is no range."
THIS_BASE = Wording("'per'", "This")


def read_figure_entry(fields: EntryFields, key: str, schema: EntrySchema) -> EntryFields | None:
    """The fields of the figure under a key; None if there is none or it is no mapping (a problem)."""
    node = fields.node(key)
    return read_entry(fields.context, node, schema.called, schema.needs) if node is not None else None


def report(figure: EntryFields, key: str, check: str, message: str) -> None:
    """Report an error at a key of the figure."""
    figure.context.problem(figure.place_of(key), check, message)


def report_whole(figure: EntryFields, check: str, message: str, told_at: str) -> None:
    """Report an error of the figure as a whole, which forms tell at that key."""
    figure.context.problem(figure.place, check, message, key=told_at)


def check_time(figure: EntryFields, check: str, what: str, *examples: str) -> bool:
    """Whether the time is said once, within or at which it is; `examples` are one of each."""
    is_once = ("over" in figure) != ("at" in figure)
    if not is_once:
        message = f"{what}: over: {examples[0]} (what happened by then), or at: {examples[1]}."
        report_whole(figure, check, Wording(message, ONE_TIME), "over")
    return is_once


def read_per(figure: EntryFields, check: str, what: str, default: str = "") -> int | None:
    """Out of how many people numbers are, a word of a closed list; None if there is none, or another (a problem)."""
    word = figure.word("per", default)
    if word and word not in PER:
        report(figure, "per", check, worded("{} is {}: {}; found '{}'.", THIS_BASE, what, join_with_or(PER), word))
    return int(word) if word in PER else None


def check_studied(figure: EntryFields, check: str, of: int | None, what: str = "how many people were studied") -> bool:
    """Whether `of` is one or more, or missing."""
    if of is not None and of < 1:
        report(figure, "of", check, worded("{} is {}: one or more.", Wording("'of'", "This"), what))
        return False
    return True


def has_range(figure: EntryFields) -> bool:
    """Whether there is a range; an origin without one is a problem."""
    if "range" not in figure and "range_is" in figure:
        message = (
            "'range_is' says where a range comes from, and there is none. Add range: [64, 91], or delete range_is."
        )
        report(figure, "range_is", "range-is", Wording(message, RANGE_FROM))
    return "range" in figure


def is_computed_here(figure: EntryFields) -> bool:
    """Whether the range was computed for the aid, and not published; a range must say which (a problem)."""
    word = figure.word("range_is")
    if word not in RANGE_IS:
        message = f"A range says where it comes from, under 'range_is': {join_with_or(RANGE_IS)}."
        report(figure, "range_is" if word else "range", "range-is", Wording(message, RANGE_FROM))
    return word == "computed here"


def with_picture(figure: EntryFields, values: dict[str, Any]) -> dict[str, Any]:
    """The values of a figure that is drawn unless it says no, and the place of that."""
    return values | {"picture": values["picture"] is not False, "picture_at": figure.place_of("picture")}


def read_named_groups(
    figure: EntryFields, check: str, schema: EntrySchema, options: Collection[str] | None
) -> Iterator[tuple[EntryFields, str, str]]:
    """Each group under `groups` with its name and its option; one that had an option needs no name."""
    _check_groups(figure, check, schema)
    instead = schema.by_name["name"].unless
    for node in figure.context.items(figure.node("groups"), "groups"):
        is_option = isinstance(node, MappingNode) and any(key.value == instead for key, _ in node.entries)
        if group := read_entry(figure.context, node, schema.called, {**schema.needs, "name": not is_option}):
            yield group, group.text("name"), group.reference("option", "option", options) if is_option else ""


def _check_groups(figure: EntryFields, check: str, schema: EntrySchema) -> None:
    """Report too few or too many groups, and numbers beside them: they would belong to none and never be shown."""
    if beside := [f"'{key}'" for key in schema.by_name if key in figure and key not in ("name", "option")]:
        message = f"Beside 'groups' there is {', '.join(beside)}, which belongs to no group. Move it into one of them."
        report(figure, "groups", check, message)
    count = len(figure.context.items(figure.node("groups"), "groups"))
    if figure.context.format == 1 and count != 2:
        report(figure, "groups", check, f"'groups' needs the two groups that were compared; found {count}.")
    elif not 2 <= count <= MOST_GROUPS:
        report(figure, "groups", check, f"'groups' needs two to {MOST_GROUPS} groups of one study; found {count}.")


def check_options_of_groups(
    statement: EntryFields, figure: EntryFields, check: str, groups: Sequence[Arm | MeasuredGroup]
) -> None:
    """Report groups of which only some had an option, or two the same, and a trial of options under one of them."""
    if not all(group.option or group.name for group in groups):
        return
    option, place = scalar_value(statement.node("option")), figure.place_of("groups")
    message = _mixed(groups)
    if not message and groups[:1] and groups[0].option and option != EVERY:
        place = statement.place_of("option")
        message = Wording(
            f"The groups are options, so this is not about '{option}' alone. Write 'option: {EVERY}'.",
            "The groups are options, so this is not about one option alone. Choose “About all options”.",
        )
    if message:
        statement.context.problem(place, check, message)


def _mixed(groups: Sequence[Arm | MeasuredGroup]) -> str:
    """What is wrong with the options of the groups; "" if nothing is."""
    named = [group.option for group in groups if group.option]
    if named and len(named) < len(groups):
        return "One group names its option and another does not. Name the option of each group, or of none."
    if len(set(named)) < len(named):
        message = f"Two groups name the option '{named[0]}'. Each option is one group of the trial."
        return Wording(message, "Two groups name the same option. Each option is one group of the trial.")
    return ""
