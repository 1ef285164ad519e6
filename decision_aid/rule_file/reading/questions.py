"""Read the questions, in two passes, since a condition may refer to any question that is *asked* earlier.

That order is not file order: questions are grouped by consideration, and those about importance come last. So all
questions are read and sorted first, then their conditions.
"""

from collections.abc import Iterator
from dataclasses import replace

from decision_aid.model.aid import Question
from decision_aid.model.enums import QuestionKind
from decision_aid.model.problems import Wording, worded
from decision_aid.rule_file.reading.by_schema import SchemaReader
from decision_aid.rule_file.reading.conditions import GROUPS, read_condition, scope_of
from decision_aid.rule_file.reading.context import ReadingContext, in_line
from decision_aid.rule_file.reading.fields import EntryFields, parse_whole_number, read_entry
from decision_aid.rule_file.schema.table import QUESTION
from decision_aid.rule_file.syntax.parse import Node, ScalarNode, SequenceNode

ANY_NUMBER = (0, 999_999)


def read_questions(reader: SchemaReader, node: Node | None) -> tuple[Question, ...]:
    """All questions with their conditions, in the order in which they are asked."""
    given = dict(_entries(reader.context, node))
    heads = [_head(reader, key, value) for key, value in given.items()]
    pages = reader.known["considerations"] or {}
    ordered = sorted(heads, key=lambda question: pages.get(question.page, len(pages)))
    scope = scope_of(ordered)
    return tuple(
        replace(question, when=read_condition(given[question.id], "when", replace(scope, before=place)))
        for place, question in enumerate(ordered)
    )


def _entries(context: ReadingContext, node: Node | None) -> Iterator[tuple[str, EntryFields]]:
    seen: dict[str, int] = {}
    for item in context.items(node, "questions"):
        fields = read_entry(context, item, QUESTION.called, QUESTION.needs)
        name = fields.node("id") if fields else None
        if fields is None or not isinstance(name, ScalarNode) or not _usable(context, name, seen):
            continue
        seen[name.value] = name.place.line
        yield name.value, fields


def _usable(context: ReadingContext, name: ScalarNode, seen: dict[str, int]) -> bool:
    if name.value in seen:
        message = worded(
            "There is a question '{}' already{}. Give this one another id.", name.value, in_line(seen[name.value])
        )
        context.problem(name.place, "duplicate", message)
        context.repeated.add(name.value)
        return False
    if name.value in GROUPS:
        context.problem(name.place, "id", f"'{name.value}' has a meaning of its own in conditions. Choose another id.")
        return False
    return context.check_id(name)


def _head(reader: SchemaReader, question_id: str, fields: EntryFields) -> Question:
    kind = fields.one_of("kind", QuestionKind, QuestionKind.ONE)
    own = QUESTION.own_keys(kind.value)
    for key in (key.name for key in own if key.required):
        if "kind" in fields and key not in fields:
            message = f"Question '{question_id}' has no '{key}', which its kind '{kind.value}' needs. Add '{key}: ...'."
            reader.context.problem(fields.place, "missing-key", message, key=key)
    apart = ["id", "kind", "alone", "when"] + (["choices"] if QUESTION.by_name["choices"] not in own else [])
    values = {"choices": ()} | reader.values(fields, QUESTION.keys_without(*apart))
    ids = [choice.id for choice in values["choices"]] or None
    return Question(
        id=question_id,
        kind=kind,
        alone=frozenset(fields.references("alone", "choice", ids)),
        limits=_limits(reader.context, fields),
        place=fields.place,
        **values,
    )


def _limits(context: ReadingContext, fields: EntryFields) -> tuple[int, int]:
    node = fields.node("limits")
    if node is None:
        return ANY_NUMBER
    ends = (
        [parse_whole_number(context, item, "limits") for item in node.items] if isinstance(node, SequenceNode) else []
    )
    if len(ends) == 2 and ends[0] is not None and ends[1] is not None and ends[0] < ends[1]:
        return ends[0], ends[1]
    if None not in ends:
        message = worded(
            "{} needs the lowest and the highest number, such as {}.",
            *(Wording("'limits'", "This"), Wording("[16, 110]", "16 and 110")),
        )
        context.problem(node.place, "limits", message)
    return ANY_NUMBER
