"""Read the example people, who are the tests of an aid, and the questions to ask the care team."""

from collections.abc import Iterator

from decision_aid.model.aid import AskTheTeam, Example
from decision_aid.rule_file.reading.by_schema import KnownIds, read_values
from decision_aid.rule_file.reading.conditions import Scope, read_condition
from decision_aid.rule_file.reading.context import ReadingContext
from decision_aid.rule_file.reading.fields import EntryFields, check_reference, read_entry
from decision_aid.rule_file.schema.table import ASK, EXAMPLE
from decision_aid.rule_file.syntax.parse import Node, ScalarNode, SequenceNode


def read_ask_the_team(
    context: ReadingContext, node: Node | None, known: KnownIds, scope: Scope
) -> Iterator[AskTheTeam]:
    """The questions to ask the care team, in file order."""
    for item in context.items(node, "ask_the_team"):
        if given := read_entry(context, item, "a thing to ask", ASK.needs):
            yield AskTheTeam(when=read_condition(given, "when", scope), **read_values(given, ASK.keys, known))


def read_examples(context: ReadingContext, node: Node | None, known: KnownIds, scope: Scope) -> Iterator[Example]:
    """The example people, in file order."""
    for item in context.items(node, "examples"):
        if given := read_entry(context, item, "an example", EXAMPLE.needs):
            answers = tuple(_given(context, given, scope))
            yield Example(given=answers, place=given.place, **read_values(given, EXAMPLE.keys, known))


def _given(context: ReadingContext, example: EntryFields, scope: Scope) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for name, value in context.mapping_pairs(example.node("given"), "given"):
        question = check_reference(context, name, "question", scope.questions)
        if question and isinstance(value, SequenceNode):
            yield question, tuple(item.value for item in value.items if isinstance(item, ScalarNode))
        elif question and isinstance(value, ScalarNode):
            yield question, value.value
