"""Coverage of an aid's examples: what they don't test, by mutation testing, and examples that would."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from decision_aid.checks.proofs.all_people import AllPeople
from decision_aid.checks.proofs.condition_uses import ConditionUse, UseKind, condition_uses
from decision_aid.checks.proofs.unreachable import unreachable_conditions
from decision_aid.checks.rules import example
from decision_aid.consultation.answers import Answer, as_form_values
from decision_aid.consultation.path import QuestionPath, follow_path, path_of_example
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.conditions import (
    All,
    Any,
    Clause,
    Condition,
    NumberRange,
    Otherwise,
    Truth,
    clauses_of,
    parts_of,
)
from decision_aid.model.problems import Place


@dataclass(frozen=True, slots=True)
class ProposedExample:
    """A proposed example: a person's answers, and the ids of what they must and must not see."""

    answers: Mapping[str, Answer]
    must_show: tuple[str, ...]
    must_not_show: tuple[str, ...]


def uncovered_statements(aid: DecisionAid) -> tuple[str, ...]:
    """Conditional statements that no example requires, except those that nobody can ever see (proved by SAT solver)."""
    settled = {name for one in aid.examples for name in one.must_show}
    settled |= {
        unreachable.use.name
        for unreachable in unreachable_conditions(aid)
        if unreachable.whole and unreachable.use.kind is UseKind.STATEMENT
    }
    return tuple(use.name for use in condition_uses(aid) if use.kind is UseKind.STATEMENT and use.name not in settled)


def uncovered_choices(aid: DecisionAid) -> tuple[tuple[str, str], ...]:
    """(question, choice) pairs that no example gives where the question is asked, though somebody could."""
    given = {(name, choice) for one in aid.examples for name, choice in _choices(path_of_example(aid, one))}
    never = {unreachable.use.name for unreachable in unreachable_conditions(aid) if unreachable.is_question}
    asked = (question for question in aid.questions if question.id not in never)
    every = ((question.id, choice.id) for question in asked for choice in question.choices)
    return tuple(pair for pair in every if pair not in given)


def surviving_mutants(aid: DecisionAid) -> Iterator[tuple[ConditionUse, Clause]]:
    """Surviving mutants: clauses that can be negated without any example failing. Runs all examples for each clause."""
    for use in condition_uses(aid):
        if use.kind in (UseKind.QUESTION, UseKind.STATEMENT):
            for line in use.clauses:
                if not any(example.problems(_mutant(aid, use, line))):
                    yield use, line


def propose_examples(aid: DecisionAid) -> Iterator[ProposedExample]:
    """Examples that together cover all that is not covered, each as much as one person can."""
    everybody, statements, choices = AllPeople(aid), set(uncovered_statements(aid)), list(uncovered_choices(aid))
    while wanted := _shown_by_one_person(aid, everybody, statements, choices):
        person = everybody.example_person(*wanted)
        path = follow_path(aid, person)
        shown = tuple(
            statement.id
            for statement, truth in path.statement_results()
            if statement.id in statements and truth is Truth.YES
        )
        statements -= set(shown)
        tried = {name for name, choice in _choices(path) if (name, choice) in choices}
        given = set(_choices(path))
        choices = [pair for pair in choices if pair not in given]
        yield ProposedExample(person, shown or _naming(path, tried), _left_out(aid, path))


def find_person_shown(aid: DecisionAid, statement_id: str) -> dict[str, list[str]]:
    """Raw form values of a person who is shown that statement; empty if the solver finds nobody."""
    statement, everybody = next((one for one in aid.statements if one.id == statement_id), None), AllPeople(aid)
    if statement is None or everybody.satisfiable((statement.when, Truth.YES)) is not Truth.YES:
        return {}
    person = everybody.example_person((statement.when, Truth.YES))
    return {name: as_form_values(aid.question(name), answer) for name, answer in person.items()}


def _choices(path: QuestionPath) -> Iterator[tuple[str, str]]:
    for name, answer in path.answers_on_path().items():
        if isinstance(answer, frozenset):
            yield from ((name, choice) for choice in answer)


def _shown_by_one_person(
    aid: DecisionAid, everybody: AllPeople, statements: set[str], choices: list[tuple[str, str]]
) -> list[int]:
    """Uncovered things, greedily in file order, as many as one person can have together."""
    shown = (everybody.encode(statement.when, Truth.YES) for statement in aid.statements if statement.id in statements)
    chosen = (
        everybody.solver.all_of((everybody.is_asked(name), everybody.variables[name].parts[one]))
        for name, one in choices
    )
    wanted: list[int] = []
    for literal in (*shown, *chosen):
        if everybody.satisfiable(*wanted, literal) is Truth.YES:
            wanted.append(literal)
    return wanted


def _naming(path: QuestionPath, questions: Collection[str]) -> tuple[str, ...]:
    """The visible statements whose conditions refer to one of these questions."""
    shown = (statement for statement, truth in path.statement_results() if truth is Truth.YES)
    return tuple(
        statement.id for statement in shown if any(line.question in questions for line in clauses_of(statement.when))
    )


def _left_out(aid: DecisionAid, path: QuestionPath) -> tuple[str, ...]:
    known = {name for one in aid.examples for name in one.must_not_show}
    return tuple(
        statement.id for statement, truth in path.statement_results() if statement.id not in known and truth is Truth.NO
    )


def _mutant(aid: DecisionAid, use: ConditionUse, line: Clause) -> DecisionAid:
    """The mutant: the aid with one clause of a condition negated."""
    turned = _replaced(use.condition, line.place, _complement(aid.question(line.question), line))
    if use.kind is UseKind.QUESTION:
        questions = (
            replace(question, when=turned) if question.id == use.name else question for question in aid.questions
        )
        return replace(aid, questions=tuple(questions))
    statements = (
        replace(statement, when=turned) if statement.id == use.name else statement for statement in aid.statements
    )
    return replace(aid, statements=tuple(statements))


def _replaced(condition: Condition, place: Place, by: Condition) -> Condition:
    if isinstance(condition, Clause):
        return by if condition.place == place else condition
    parts = tuple(_replaced(part, place, by) for part in parts_of(condition))
    if isinstance(condition, Otherwise):
        return replace(condition, cases=parts)
    return All(parts) if isinstance(condition, All) else Any(parts)


def _complement(question: Question, line: Clause) -> Condition:
    """The condition that accepts exactly the answers that a clause rejects."""
    if not isinstance(line.answers, NumberRange):
        return replace(line, answers=frozenset(choice.id for choice in question.choices) - line.answers)
    low, high = line.answers.at_least, line.answers.below
    bands = (NumberRange(None, low) if low is not None else None, NumberRange(high, None) if high is not None else None)
    return Any(tuple(replace(line, answers=band) for band in bands if band))
