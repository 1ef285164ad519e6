"""What FHIR R4 says of a Questionnaire, written from its text and not from our export: invariants and `enableWhen`.

The evaluator knows plain `enableWhen` alone and ignores every extension, as the simplest record system does.
"""

import operator
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from decision_aid.consultation.answers import Answer, Declined, as_form_values
from decision_aid.model.aid import DecisionAid
from decision_aid.model.enums import QuestionKind

Item = dict[str, Any]
Said = Mapping[str, Sequence[object]]  # the values of the answers, by linkId
COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
OPERATORS = {"exists", "!=", *COMPARISONS}
CODE = re.compile(r"[^\s]+(\s[^\s]+)*")
EXPRESSION = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression"
ANSWER_OF = {"choice": "answerCoding", "integer": "answerInteger", "boolean": "answerBoolean"}


def items_of(items: Sequence[Item], parent: str = "") -> Iterator[tuple[Item, str]]:
    """Every item with the linkId of the one that it stands in, from the top down."""
    for item in items:
        yield item, parent
        yield from items_of(item.get("item", ()), item["linkId"])


def values_of(aid: DecisionAid, answers: Mapping[str, Answer]) -> dict[str, list[object]]:
    """Our answers as a person would give them in the form."""
    said: dict[str, list[object]] = {}
    for name, answer in answers.items():
        question = aid.question(name)
        if question.kind is not QuestionKind.NUMBER:
            said[name] = list(as_form_values(question, answer))
        elif isinstance(answer, Declined):
            said[f"declined:{name}"] = [True]
        else:
            said[name] = [answer]
    return said


def as_response(said: Said) -> Item:
    """The values as a response without groups, for an evaluator of FHIRPath."""
    kinds = {str: "valueCoding", bool: "valueBoolean", int: "valueInteger"}
    items = [
        {
            "linkId": name,
            "answer": [{kinds[type(one)]: {"code": one} if isinstance(one, str) else one} for one in values],
        }
        for name, values in said.items()
    ]
    return {"resourceType": "QuestionnaireResponse", "status": "completed", "item": items}


class PlainForm:
    """A Questionnaire whose items are shown and hidden by `enableWhen` alone.

    FHIR's text can be read in two ways where a question has no answer: that it is unlike each code, and (`strict`) that
    no comparison holds.
    """

    def __init__(self, questionnaire: Item, *, strict: bool = False) -> None:
        self.strict = strict
        self.questionnaire = questionnaire
        found = list(items_of(questionnaire["item"]))
        self.items = {item["linkId"]: item for item, _ in found}
        self.parents = {item["linkId"]: parent for item, parent in found}

    def enabled(self, said: Said) -> set[str]:
        """The linkIds of what is shown."""
        known: dict[str, bool] = {}
        return {name for name in self.items if self.is_enabled(name, said, known)}

    def is_enabled(self, name: str, said: Said, known: dict[str, bool]) -> bool:
        """Whether an item is shown: by its own tests, and only within what is shown itself."""
        if name not in known:
            parent = self.parents[name]
            known[name] = (not parent or self.is_enabled(parent, said, known)) and self._fits(name, said, known)
        return known[name]

    def _fits(self, name: str, said: Said, known: dict[str, bool]) -> bool:
        tests = self.items[name].get("enableWhen", ())
        held = [self._holds(test, said, known) for test in tests]
        return any(held) if held and self.items[name].get("enableBehavior") == "any" else all(held)

    def _holds(self, test: Item, said: Said, known: dict[str, bool]) -> bool:
        """One test; the answer to a question that is not enabled counts as none."""
        name, sign = test["question"], test["operator"]
        values = said.get(name, ()) if self.is_enabled(name, said, known) else ()
        (wanted,) = (value for key, value in test.items() if key.startswith("answer"))
        if sign == "exists":
            return bool(values) is wanted
        if isinstance(wanted, dict):
            wanted = wanted["code"]
        if sign == "!=":
            return wanted not in values and not (self.strict and not values)
        return any(COMPARISONS[sign](value, wanted) for value in values)


def broken_invariants(questionnaire: Item) -> list[str]:
    """What R4 and SDC forbid and a validator would find; the key of the rule first, where it has one."""
    found = [item for item, _ in items_of(questionnaire["item"])]
    names = [item["linkId"] for item in found]
    by_name = {item["linkId"]: item for item in found}
    wrong = [f"que-2: {name} stands twice" for name, count in Counter(names).items() if count > 1]
    wrong += [f"{name} is no linkId" for name in names if not CODE.fullmatch(name) or len(name) > 255]
    for item in found:
        wrong += [f"{item['linkId']}: {why}" for why in (*_item_rules(item), *_test_rules(item, by_name))]
    return wrong


def _item_rules(item: Item) -> Iterator[str]:
    kind, inner, tests = item["type"], item.get("item"), item.get("enableWhen", [])
    if (kind == "group") is not bool(inner) and kind in ("group", "display"):
        yield "que-1: groups have items, displays have none"
    if kind not in {"group", "display", *ANSWER_OF}:
        yield f"{kind} is no type that we use"
    if kind != "group" and not item.get("text", "").strip():
        yield "has no text"
    if ("answerOption" in item) is not (kind == "choice"):
        yield "que-5: choices alone have options"
    if kind in ("group", "display") and ("repeats" in item or "required" in item):
        yield "que-6, que-9: only questions repeat or are required"
    if len(tests) > 1 and item.get("enableBehavior") not in ("all", "any"):
        yield "que-12: several tests need a behaviour"
    if "enableWhen" in item and not tests:
        yield "has an empty list of tests"
    if tests and any(one["url"] == EXPRESSION for one in item.get("extension", ())):
        yield "sdc-behave-2: tests and an expression"
    codes = [one["valueCoding"]["code"] for one in item.get("answerOption", ())]
    if len(set(codes)) < len(codes) or not all(map(CODE.fullmatch, codes)):
        yield "has codes that are none"


def _test_rules(item: Item, by_name: Mapping[str, Item]) -> Iterator[str]:
    for test in item.get("enableWhen", ()):
        asked = by_name.get(test["question"])
        answers = [key for key in test if key.startswith("answer")]
        if asked is None or asked["type"] not in ANSWER_OF:
            yield f"asks {test['question']}, which is no question"
        elif test["operator"] not in OPERATORS or len(answers) != 1:
            yield "has a test with no operator or answer"
        elif test["operator"] == "exists":
            if answers != ["answerBoolean"]:
                yield "que-7: exists is true or false"
        elif answers != [ANSWER_OF[asked["type"]]]:
            yield f"compares {test['question']} with another type"
        elif asked["type"] == "choice":
            options = [{**one["valueCoding"], "display": ""} for one in asked["answerOption"]]
            if test["answerCoding"] | {"display": ""} not in options:
                yield f"compares {test['question']} with what it does not offer"
