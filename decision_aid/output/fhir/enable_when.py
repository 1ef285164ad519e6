"""Tests of answers as FHIR's plain `enableWhen`, and once more as a FHIRPath expression.

Plain `enableWhen` is right by itself, since some record systems know nothing else. One item holds one list of tests, so
what needs more stands in groups around it that have no text. SDC forbids an item both ways of saying it (sdc-behave-2):
an item with an expression has its tests on the groups alone.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from decision_aid.model.aid import Question
from decision_aid.model.conditions import ALWAYS
from decision_aid.model.enums import QuestionKind
from decision_aid.output.fhir.normal_form import (
    EQUAL,
    EXISTS,
    UNEQUAL,
    YES,
    AllOf,
    AnswerTest,
    AnyOf,
    NormalForms,
    codes,
)

ENABLE_WHEN_EXPRESSION = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression"
FHIRPATH = "text/fhirpath"
MAX_EXPRESSION = 20_000  # letters; the longest of the shipped aids has 2,400
Item = dict[str, Any]


class LongExpression(Exception):
    """An expression would have more than `MAX_EXPRESSION` letters."""


def coding(canonical: str, question_id: str, code: str) -> dict[str, str]:
    """An answer to a question as a code; each question of each version of an aid has a code system of its own."""
    return {"system": f"{canonical}#{question_id}", "code": code}


def shown_where(item: Item, tests: AllOf, forms: NormalForms, canonical: str) -> Item:
    """The item with its tests, and the groups around it that hold the others."""
    levels = list(_levels(tests, forms, canonical))
    if levels and not any(one["url"] == ENABLE_WHEN_EXPRESSION for one in item.get("extension", ())):
        item = item | levels.pop()
    name = item["linkId"]
    for number, level in reversed([*enumerate(levels, 1)]):
        item = {"linkId": f"if:{number}:{name}", "type": "group"} | level | {"item": [item]}
    return item


def with_expression(item: Item, tests: AllOf, forms: NormalForms) -> Item:
    """The item with its tests as an expression, left out where it would be too long: plain tests say the same."""
    try:
        expression = {"language": FHIRPATH, "expression": fhirpath(tests, forms)}
    except LongExpression:
        return item
    return item | {"extension": [{"url": ENABLE_WHEN_EXPRESSION, "valueExpression": expression}]}


def _levels(tests: AllOf, forms: NormalForms, canonical: str) -> Iterator[Item]:
    """What each group and the item require: any of the tests of a clause; then all of what must hold alone."""
    alone: set[AnswerTest] = set()
    choices: list[AnyOf] = []
    for clause in sorted(tests, key=lambda clause: sorted(map(_key, clause))):
        together = clause if len(clause) == 1 else _flattened(clause, forms) if len(tests) > 1 else ()
        if together:
            alone.update(together)
        else:
            choices.append(clause)
    for clause in choices:
        yield _level(clause, "any", canonical)
    if alone:
        yield _level(frozenset(alone), "all", canonical)


def _flattened(clause: AnyOf, forms: NormalForms) -> list[AnswerTest]:
    """One of several choices as tests that all hold: there is an answer, and none of the others; [] if it can't be."""
    names = {test.question for test in clause}
    question = forms.questions[min(names)]
    if len(clause) < 2 or len(names) > 1 or question.kind is not QuestionKind.ONE:
        return []
    if {test.operator for test in clause} != {EQUAL}:
        return []
    accepted = {test.value for test in clause}
    others = (AnswerTest(question.id, UNEQUAL, code) for code in codes(question) if code not in accepted)
    return [AnswerTest(question.id, EXISTS, True), *others]


def _level(tests: AnyOf, behaviour: str, canonical: str) -> Item:
    written = [_enable_when(test, canonical) for test in sorted(tests, key=_key)]
    return {"enableWhen": written} | ({"enableBehavior": behaviour} if len(written) > 1 else {})


def _enable_when(test: AnswerTest, canonical: str) -> Item:
    match test.value:
        case bool():
            answer: Item = {"answerBoolean": test.value}
        case int():
            answer = {"answerInteger": test.value}
        case code:
            answer = {"answerCoding": coding(canonical, test.question, code)}
    return {"question": test.question, "operator": test.operator} | answer


def fhirpath(tests: AllOf, forms: NormalForms) -> str:
    """The tests as one expression over the response, whatever it holds for questions that are not asked.

    `LongExpression` where it would be too long, as where many questions open one another.
    """
    clauses = sorted(" or ".join(_paths(clause, forms)) for clause in tests)
    path = " and ".join(f"({clause})" for clause in clauses) or "true"
    if len(path) > MAX_EXPRESSION:
        raise LongExpression
    return path


def _paths(clause: AnyOf, forms: NormalForms) -> Iterator[str]:
    """What must hold of the answer to each question; codes are told together, since renderers evaluate each path."""
    for name in sorted({test.question for test in clause}):
        question, own = forms.questions[name], {test for test in clause if test.question == name}
        path = f"%resource.repeat(item).where(linkId='{name}'){_if_asked(question, forms)}.answer.value"
        named = sorted(str(test.value) for test in own if test.operator == EQUAL)
        unanswered = AnswerTest(name, EXISTS, False)
        if named and unanswered in own and question.kind is QuestionKind.ONE:
            others = [code for code in codes(question) if code not in named]
            yield f"{path}.where({_is_one_of(others)}).empty()"
            own -= {unanswered}
        elif named:
            yield f"{path}.where({_is_one_of(named)}).exists()"
        yield from (f"{path}{_as_path(test)}" for test in sorted(own, key=_key) if test.operator != EQUAL)


def _is_one_of(names: Iterable[str]) -> str:
    return f"code in ({' | '.join(map(repr, names))})"


def _as_path(test: AnswerTest) -> str:
    match test.operator, test.value:
        case ("exists", there):
            return ".exists()" if there else ".empty()"
        case ("!=", code):
            return f".where(code = '{code}').empty()"
        case operator, number:
            return f".where($this {operator} {number}).exists()"


def _if_asked(question: Question, forms: NormalForms) -> str:
    """What lets an answer count: a response may keep those to questions that are asked no longer."""
    if question.when == ALWAYS:
        return ""
    return f".where({fhirpath(forms.of(question.when, YES), forms)})"


def _key(test: AnswerTest) -> tuple[str, str, str]:
    return test.question, test.operator, str(test.value)
