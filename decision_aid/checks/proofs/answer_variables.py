"""The solver's variables for the answers to each question, and the clauses that make them a valid answer.

A choice has a variable each. The numbers of a question fall into intervals at the bounds that conditions name, with a
variable each, since no condition can tell two numbers of one interval apart.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from decision_aid.checks.aid_cache import cached_for_last_aid
from decision_aid.checks.proofs.condition_uses import condition_uses
from decision_aid.checks.proofs.sat_solver import SatSolver
from decision_aid.consultation.answers import Answer
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.conditions import Clause, NumberRange
from decision_aid.model.enums import QuestionKind


@dataclass(frozen=True, slots=True)
class AnswerVariables:
    """The variables of one question; a part of an answer is a choice id, or the lowest number of an interval."""

    question: Question
    no_answer: int  # the variable for no answer, or "rather not say"
    parts: Mapping[str | int, int]  # the variable of each part
    numbers: Sequence[int] = ()  # the parts of a number question, sorted

    def satisfying(self, line: Clause) -> list[int]:
        """The variables of the answers that satisfy a clause; of a number range found by bisection."""
        if isinstance(line.answers, NumberRange):
            band, end = line.answers, len(self.numbers)
            first = bisect_left(self.numbers, band.at_least) if band.at_least is not None else 0
            last = bisect_left(self.numbers, band.below) if band.below is not None else end
            return [self.parts[number] for number in self.numbers[first:last]]
        return [self.parts[choice] for choice in sorted(line.answers) if choice in self.parts]

    def answer(self, solver: SatSolver) -> Answer | None:
        """The answer in the solver's last model; None for no answer."""
        said = {part for part, literal in self.parts.items() if solver.value(literal)}
        return _answer(self.question, said) if said else None


def _answer(question: Question, parts: set[str | int]) -> frozenset[str] | int:
    """An answer from its parts: choice ids, or the lowest number of an interval."""
    if question.kind is QuestionKind.NUMBER:
        return min(part for part in parts if isinstance(part, int))
    return frozenset(part for part in parts if isinstance(part, str))


def create_answer_variables(aid: DecisionAid, solver: SatSolver) -> dict[str, AnswerVariables]:
    """Create the variables of every question that a condition may name, by question id."""
    named = (question for question in aid.questions if question.kind is not QuestionKind.IMPORTANCE)
    return {question.id: answer_variables(aid, question, solver) for question in named}


@cached_for_last_aid
def _bounds(aid: DecisionAid) -> dict[str, set[int]]:
    """The numbers at which the ranges in conditions begin or end, by question id; cached for the last aid."""
    bounds = defaultdict[str, set[int]](set)
    for use in condition_uses(aid):
        for line in use.clauses:
            if isinstance(line.answers, NumberRange):
                bounds[line.question].update(line.answers.ends)
    return bounds


def answer_variables(aid: DecisionAid, question: Question, solver: SatSolver) -> AnswerVariables:
    """Create the variables of one question."""
    lowest, highest = question.limits
    bounds = _bounds(aid).get(question.id, ())
    numbers = [lowest, *sorted(bound for bound in bounds if lowest < bound <= highest)]
    parts = numbers if question.kind is QuestionKind.NUMBER else [choice.id for choice in question.choices]
    silent, literals = solver.new_variable(), {part: solver.new_variable() for part in parts}
    variables = AnswerVariables(question, silent, literals, numbers if parts is numbers else ())
    together = [literal for part, literal in literals.items() if _goes_with_others(question, part)]
    apart = [literal for part, literal in literals.items() if not _goes_with_others(question, part)]
    solver.add_clause(variables.no_answer, *variables.parts.values())
    solver.at_most_one([variables.no_answer, *apart])
    if together:
        _keep_apart(together, [variables.no_answer, *apart], solver)
    return variables


def _keep_apart(some: Iterable[int], others: Iterable[int], solver: SatSolver) -> None:
    """None of `some` is true together with any of `others`; an auxiliary variable saves a clause for each pair."""
    any_other = solver.new_variable()
    for other in others:
        solver.add_clause(-other, any_other)
    for literal in some:
        solver.add_clause(-literal, -any_other)


def _goes_with_others(question: Question, part: str | int) -> bool:
    return question.kind is QuestionKind.SEVERAL and part not in question.alone
