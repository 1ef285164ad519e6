"""Read `when:` as a condition over earlier questions.

The grammar: a mapping of question ids to answers, all of which must match, plus `any:` and `all:`, each a list of such
mappings, one level deep. There is no `not`: an author names the answers that count. Conditions refer to earlier
questions only, which makes cycles impossible.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from decision_aid.model.aid import Question
from decision_aid.model.conditions import ALWAYS, All, Any, Clause, Condition, NumberRange
from decision_aid.model.enums import QuestionKind
from decision_aid.model.problems import Wording, worded
from decision_aid.rule_file.lookalikes import in_plain_signs
from decision_aid.rule_file.reading.context import ReadingContext
from decision_aid.rule_file.reading.fields import EntryFields, check_reference, parse_whole_number, read_entry
from decision_aid.rule_file.reading.other_notations import GROUPS as OTHER_GROUPS
from decision_aid.rule_file.reading.other_notations import NOT, choices_instead, comparison_instead, range_instead
from decision_aid.rule_file.reading.suggestions import did_you_mean
from decision_aid.rule_file.syntax.parse import MappingNode, Node, ScalarNode, SequenceNode, scalar_value

GROUPS = ("any", "all")
OTHERWISE = "otherwise"  # in place of a condition, in one case of a table
NUMBER = re.compile(r"-?[0-9][0-9.,% ]*")
NUMBER_RANGE_KEYS = {"at_least": False, "below": False}
LOOK_BACK = Wording("A condition looks back: name", "Only what was asked before counts: tick answers to")


@dataclass(frozen=True, slots=True)
class Scope:
    """The symbol table of a condition: all questions in the order asked; those before index `before` may be used."""

    questions: Mapping[str, Question]
    choices: Mapping[str, Mapping[str, None]]
    order: Mapping[str, int]
    before: int

    @property
    def earlier(self) -> list[str]:
        """The ids of the questions that a condition may use here."""
        return [
            name
            for name, place in self.order.items()
            if place < self.before and self.questions[name].kind is not QuestionKind.IMPORTANCE
        ]


def scope_of(questions: Iterable[Question]) -> Scope:
    """The scope that allows all questions, which must come in the order in which they are asked."""
    by_id = {question.id: question for question in questions}
    choices = {name: dict.fromkeys(choice.id for choice in question.choices) for name, question in by_id.items()}
    return Scope(by_id, choices, {name: place for place, name in enumerate(by_id)}, len(by_id))


def read_condition(fields: EntryFields, key: str, scope: Scope) -> Condition:
    """The condition under a key; always true if there is none or it cannot be read (a problem)."""
    node = fields.node(key)
    return _mapping(fields.context, node, scope, groups=GROUPS) if node is not None else ALWAYS


def _mapping(context: ReadingContext, node: Node, scope: Scope, groups: tuple[str, ...]) -> Condition:
    if not isinstance(node, MappingNode) or not node.entries:
        message = "A condition names questions and answers, such as {duration: [long, unsure]}."
        if scalar_value(node) == OTHERWISE:
            message = f"'{OTHERWISE}' is for one of the 'cases' of a table: for those whom no other case fits."
        context.problem(node.place, "condition", message)
        return ALWAYS
    parts = [
        _group(context, name.value, value, scope) if name.value in groups else _line(context, name, value, scope)
        for name, value in node.entries
    ]
    read = tuple(part for part in parts if part is not None)
    return read[0] if len(read) == 1 else All(read)


def _group(context: ReadingContext, name: str, node: Node, scope: Scope) -> Condition | None:
    items = context.items(node, name)
    if not items:
        _names_nothing(context, name, node)
        return None
    parts = tuple(_mapping(context, item, scope, groups=()) for item in items)
    return Any(parts) if name == "any" else All(parts)


def _line(context: ReadingContext, name: ScalarNode, node: Node, scope: Scope) -> Clause | None:
    question = scope.questions.get(name.value)
    if question is None:
        _unknown_question(context, name, node, scope)
    elif name.value in context.repeated:
        return None
    elif scope.order[name.value] >= scope.before:
        context.problem(
            name.place,
            "later-question",
            worded(
                "{} is asked later, or is this question itself. {} a question that is asked earlier, or move this one.",
                *(Wording(f"'{name.value}'", f"“{question.ask}”"), LOOK_BACK),
            ),
        )
    elif question.kind is QuestionKind.IMPORTANCE:
        context.problem(
            name.place,
            "importance-condition",
            f"'{name.value}' asks what matters to the person, and that never changes what is shown. "
            "Name another question.",
        )
    else:
        return _answers(context, question, name, node, scope)
    return None


def _unknown_question(context: ReadingContext, name: ScalarNode, node: Node, scope: Scope) -> None:
    if name.value in GROUPS:
        message = f"'{name.value}:' can't be inside another 'any:' or 'all:'. Move it one level out."
        context.problem(name.place, "condition-depth", message)
        return
    if message := _other_notation(name.value, node, scope):
        context.problem(name.place, "condition", message)
        return
    if not context.repeated.isdisjoint(scope.questions):
        return
    earlier = scope.earlier if context.comparisons_left else ()
    near = context.suggest(name.value, [*earlier, *GROUPS])
    context.report_merged(
        name.place,
        "unknown-question",
        f"There is no question '{name.value}'{{lines}}. {did_you_mean(name.value, near, earlier)}",
        context.replaced(name.place, name.value, near),
        same=name.value,
    )


def _other_notation(name: str, node: Node, scope: Scope) -> str:
    """What to write in place of a word or sign of another language; "" if it is none that is known."""
    word = name.casefold()
    if word in NOT:
        return f"A condition has no '{name}:'. {_without_not(node, scope)}"
    if instead := OTHER_GROUPS.get(word.replace("_", " ")):
        return f"A condition has no '{name}:'. Write '{instead}:', with a list of conditions."
    if instead := comparison_instead(name, scope.choices):
        return f"A condition has a colon after its question, and no sign such as = or <. {instead}"
    return ""


def _without_not(node: Node, scope: Scope) -> str:
    """How to say a negated condition without "not": by all the other choices, if it names those of one question."""
    if isinstance(node, MappingNode) and len(node.entries) == 1:
        (name, value), *_ = node.entries
        if isinstance(value, ScalarNode) and value.value in scope.choices.get(name.value, ()):
            return choices_instead(name.value, f"not {value.value}", scope.choices[name.value], several=False)
    return "Name the answers that count, all of them."


def _negated(node: MappingNode, question: str, scope: Scope) -> str:
    """What to write for "{not: short}" below a question with choices; "" for anything else."""
    (key, value), *more = node.entries
    if more or key.value.casefold() not in NOT:
        return ""
    named = [scalar_value(item) for item in (value.items if isinstance(value, SequenceNode) else (value,))]
    return choices_instead(question, f"not {' '.join(named)}", scope.choices[question], several=False)


def _answers(context: ReadingContext, question: Question, name: ScalarNode, node: Node, scope: Scope) -> Clause | None:
    if question.kind is QuestionKind.NUMBER:
        band = _band(context, question, node)
        return Clause(question.id, band, name.place) if band else None
    if isinstance(node, MappingNode) and (instead := _negated(node, question.id, scope)):
        context.problem(node.place, "condition", instead)
        return None
    if isinstance(node, MappingNode):
        ways = ", ".join(list(scope.choices[question.id])[:2])
        message = f"'{question.id}' is answered by choices. Name those that count, such as {question.id}: [{ways}]."
        context.problem(node.place, "condition", message)
        return None
    choices = scope.choices[question.id]
    items = context.items(node, question.id)
    if not items:
        _names_nothing(context, question.id, node)
    texts = [context.plain_text(item, question.id) for item in items]
    named = frozenset(found for text in texts if text and (found := _choice(context, question, text, choices)))
    return Clause(question.id, named, name.place) if named else None


def _choice(context: ReadingContext, question: Question, text: ScalarNode, choices: Mapping[str, None]) -> str:
    several = question.kind is QuestionKind.SEVERAL
    if text.value not in choices and (instead := choices_instead(question.id, text.value, choices, several)):
        context.problem(text.place, "unknown-choice", f"'{text.value}' is not one of the choices. {instead}")
        return ""
    return check_reference(context, text, "choice", choices)


def _band(context: ReadingContext, question: Question, node: Node) -> NumberRange | None:
    if isinstance(node, ScalarNode) and node.value and not NUMBER.fullmatch(in_plain_signs(node.value)):
        ways = range_instead(node.value) or "one number, or where it begins and ends, such as {at_least: 18, below: 65}"
        message = f"'{node.value}' is not a number that '{question.id}' can be compared with. Write {ways}."
        context.problem(node.place, "number", message)
        return None
    if isinstance(node, ScalarNode):
        number = parse_whole_number(context, node, question.id)
        return NumberRange(number, number + 1) if number is not None else None
    band = read_entry(context, node, f"a condition on '{question.id}', a number,", NUMBER_RANGE_KEYS)
    if band and not band.fields:
        _names_nothing(context, question.id, node)
    return NumberRange(band.number("at_least"), band.number("below")) if band and band.fields else None


def _names_nothing(context: ReadingContext, name: str, node: Node) -> None:
    """Report an empty list: as a conjunction it would match everybody, as a disjunction nobody."""
    if not isinstance(node, ScalarNode):
        message = f"'{name}' names no answer. Write those that count, or delete the line."
        context.problem(node.place, "condition", message)
