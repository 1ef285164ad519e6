"""Read the example people, who are the tests of an aid, and the questions to ask the care team."""

from collections.abc import Collection, Iterator

from decision_aid.model.aid import AskTheTeam, Example
from decision_aid.rule_file.reading.conditions import Scope, condition
from decision_aid.rule_file.reading.context import Reader
from decision_aid.rule_file.reading.fields import Entry, entry, known_id
from decision_aid.rule_file.syntax.parse import Items, Node, Text

ASK = {"ask": True, "consideration": True, "when": False}
EXAMPLE = {"name": True, "given": True, "must_show": False, "must_not_show": False, "may_apply": False}


def ask_the_team(
    context: Reader, node: Node | None, considerations: Collection[str] | None, scope: Scope
) -> Iterator[AskTheTeam]:
    """The questions to ask the care team, in file order; `considerations` are the ids, None if unreadable."""
    for item in context.items(node, "ask_the_team"):
        if given := entry(context, item, "a thing to ask", ASK):
            consideration = given.reference("consideration", "consideration", considerations)
            yield AskTheTeam(given.text("ask"), consideration, condition(given, "when", scope))


def examples(context: Reader, node: Node | None, statements: Collection[str] | None, scope: Scope) -> Iterator[Example]:
    """The example people in file order; `statements` are the ids that they may name, None if unreadable."""
    for item in context.items(node, "examples"):
        if given := entry(context, item, "an example", EXAMPLE):
            yield Example(
                name=given.word("name"),
                given=tuple(_given(context, given, scope)),
                must_show=given.references("must_show", "statement", statements),
                must_not_show=given.references("must_not_show", "statement", statements),
                may_apply=given.references("may_apply", "statement", statements),
                place=given.place,
            )


def _given(context: Reader, example: Entry, scope: Scope) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for name, value in context.named(example.node("given"), "given"):
        question = known_id(context, name, "question", scope.questions)
        if question and isinstance(value, Items):
            yield question, tuple(item.value for item in value.items if isinstance(item, Text))
        elif question and isinstance(value, Text):
            yield question, value.value
