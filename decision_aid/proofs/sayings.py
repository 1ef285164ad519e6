"""Questions and the bounds that conditions name go in; the facts of what can be said to each come out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from decision_aid.answers import Answer
from decision_aid.conditions import Band, Line
from decision_aid.model import DecisionAid, Question
from decision_aid.proofs.logic import Logic
from decision_aid.proofs.uses import uses
from decision_aid.scales import QuestionKind


@dataclass(frozen=True, slots=True)
class Sayings:
    """What can be said to one question: a fact for nothing or "rather not say", and one for each part of an answer."""

    question: Question
    silent: int
    parts: Mapping[str | int, int]

    def counting(self, line: Line) -> list[int]:
        """The facts of the parts of an answer that count for a line."""
        return [fact for part, fact in self.parts.items() if line.counts(_answer(self.question, {part}))]

    def answer(self, logic: Logic) -> Answer | None:
        """The answer in the last case found; None for silence."""
        said = {part for part, fact in self.parts.items() if logic.so(fact)}
        return _answer(self.question, said) if said else None


def _answer(question: Question, parts: set[str | int]) -> frozenset[str] | int:
    """An answer from its parts: choices, or the lowest number of a band."""
    if question.kind is QuestionKind.NUMBER:
        return min(part for part in parts if isinstance(part, int))
    return frozenset(part for part in parts if isinstance(part, str))


def sayings(aid: DecisionAid, logic: Logic) -> dict[str, Sayings]:
    """What can be said to each question that a condition may name."""
    named = {question.id: question for question in aid.questions if question.kind is not QuestionKind.IMPORTANCE}
    bounds: dict[str, set[int]] = {question_id: set() for question_id in named}
    for use in uses(aid):
        for line in use.lines:
            if isinstance(line.answers, Band):
                bounds[line.question] |= {line.answers.at_least or 0, line.answers.below or 0}
    return {name: _sayings(question, bounds[name], logic) for name, question in named.items()}


def _sayings(question: Question, bounds: Iterable[int], logic: Logic) -> Sayings:
    lowest, highest = question.limits
    numbers = [lowest, *sorted(bound for bound in bounds if lowest < bound <= highest)]
    parts = numbers if question.kind is QuestionKind.NUMBER else [choice.id for choice in question.choices]
    said = Sayings(question, logic.fact(), {part: logic.fact() for part in parts})
    together = [fact for part, fact in said.parts.items() if _goes_with_others(question, part)]
    apart = [fact for fact in said.parts.values() if fact not in together]
    logic.rule(said.silent, *said.parts.values())
    logic.at_most_one([said.silent, *apart])
    for fact in together:
        for other in (said.silent, *apart):
            logic.rule(-fact, -other)
    return said


def _goes_with_others(question: Question, part: str | int) -> bool:
    return question.kind is QuestionKind.SEVERAL and part not in question.alone
