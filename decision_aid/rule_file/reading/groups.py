"""Read what the groups of every kind of figure have in common: a name, or the option of the aid that they had."""

from collections.abc import Collection, Iterator, Sequence

from decision_aid.model.amounts import MeasuredGroup
from decision_aid.model.evidence import OPTION_WORDS, Arm
from decision_aid.rule_file.reading.fields import EntryFields, read_entry
from decision_aid.rule_file.schema.keys import EntrySchema
from decision_aid.rule_file.syntax.parse import MappingNode, scalar_value

EVERY = OPTION_WORDS[0][0]


def read_named_groups(
    figure: EntryFields, schema: EntrySchema, options: Collection[str] | None
) -> Iterator[tuple[EntryFields, str, str]]:
    """Each group under `groups` with its name and its option; one that had an option needs no name."""
    instead = schema.by_name["name"].unless
    for node in figure.context.items(figure.node("groups"), "groups"):
        is_option = isinstance(node, MappingNode) and any(key.value == instead for key, _ in node.entries)
        if group := read_entry(figure.context, node, schema.called, {**schema.needs, "name": not is_option}):
            yield group, group.text("name"), group.reference("option", "option", options) if is_option else ""


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
        message = f"The groups are options, so this is not about '{option}' alone. Write 'option: {EVERY}'."
    if message:
        statement.context.problem(place, check, message)


def _mixed(groups: Sequence[Arm | MeasuredGroup]) -> str:
    """What is wrong with the options of the groups; "" if nothing is."""
    named = [group.option for group in groups if group.option]
    if named and len(named) < len(groups):
        return "One group names its option and another does not. Name the option of each group, or of none."
    if len(set(named)) < len(named):
        return f"Two groups name the option '{named[0]}'. Each option is one group of the trial."
    return ""
