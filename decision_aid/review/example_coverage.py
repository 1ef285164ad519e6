"""Coverage of an aid's examples: what they don't test, by mutation testing, and examples that would."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from decision_aid.checks.proofs.all_people import Space
from decision_aid.checks.proofs.condition_uses import Use, What, uses
from decision_aid.checks.proofs.unreachable import dead
from decision_aid.checks.rules import example
from decision_aid.consultation.answers import Answer, take_all
from decision_aid.consultation.path import Walk, walk
from decision_aid.model.aid import DecisionAid, Example, Question
from decision_aid.model.conditions import All, Any, Band, Condition, Line, Truth, lines
from decision_aid.model.problems import Place


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed example: a person's answers, and the ids of what they must and must not see."""

    answers: Mapping[str, Answer]
    must_show: tuple[str, ...]
    must_not_show: tuple[str, ...]


def untried_statements(aid: DecisionAid) -> tuple[str, ...]:
    """Conditional statements that no example requires, except those that nobody can ever see (proved by SAT solver)."""
    settled = {name for one in aid.examples for name in one.must_show}
    settled |= {found.use.name for found in dead(aid) if found.whole and found.use.what is What.STATEMENT}
    return tuple(use.name for use in uses(aid) if use.what is What.STATEMENT and use.name not in settled)


def untried_choices(aid: DecisionAid) -> tuple[tuple[str, str], ...]:
    """(question, choice) pairs that no example gives where the question is asked, though somebody could."""
    given = {(name, choice) for one in aid.examples for name, choice in _choices(walked(aid, one))}
    never = {found.use.name for found in dead(aid) if found.is_question}
    asked = (question for question in aid.questions if question.id not in never)
    every = ((question.id, choice.id) for question in asked for choice in question.choices)
    return tuple(pair for pair in every if pair not in given)


def unnoticed(aid: DecisionAid) -> Iterator[tuple[Use, Line]]:
    """Surviving mutants: clauses that can be negated without any example failing. Runs all examples for each clause."""
    for use in uses(aid):
        if use.what in (What.QUESTION, What.STATEMENT):
            for line in use.lines:
                if not any(example.problems(_mutant(aid, use, line))):
                    yield use, line


def proposals(aid: DecisionAid) -> Iterator[Proposal]:
    """Examples that together cover all that is not covered, each as much as one person can."""
    everybody, statements, choices = Space(aid), set(untried_statements(aid)), list(untried_choices(aid))
    while wanted := _wanted(aid, everybody, statements, choices):
        person = everybody.person(*wanted)
        seen = walk(aid, person)
        shown = tuple(one.id for one, truth in seen.stated() if one.id in statements and truth is Truth.YES)
        statements -= set(shown)
        tried = {name for name, choice in _choices(seen) if (name, choice) in choices}
        given = set(_choices(seen))
        choices = [pair for pair in choices if pair not in given]
        yield Proposal(person, shown or _naming(seen, tried), _left_out(aid, seen))


def walked(aid: DecisionAid, one: Example) -> Walk:
    """The path of an example person through the questions."""
    typed = {name: (given,) if isinstance(given, str) else given for name, given in one.given}
    return walk(aid, take_all(aid, typed)[0])


def _choices(seen: Walk) -> Iterator[tuple[str, str]]:
    for name, answer in seen.said().items():
        if isinstance(answer, frozenset):
            yield from ((name, choice) for choice in answer)


def _wanted(aid: DecisionAid, everybody: Space, statements: set[str], choices: list[tuple[str, str]]) -> list[int]:
    """Uncovered things, greedily in file order, as many as one person can have together."""
    shown = (everybody.fact(one.when, Truth.YES) for one in aid.statements if one.id in statements)
    chosen = (everybody.logic.all_of((everybody.asked(name), everybody.said[name].parts[one])) for name, one in choices)
    wanted: list[int] = []
    for fact in (*shown, *chosen):
        if everybody.can(*wanted, fact) is Truth.YES:
            wanted.append(fact)
    return wanted


def _naming(seen: Walk, questions: Collection[str]) -> tuple[str, ...]:
    """The visible statements whose conditions refer to one of these questions."""
    shown = (one for one, truth in seen.stated() if truth is Truth.YES)
    return tuple(one.id for one in shown if any(line.question in questions for line in lines(one.when)))


def _left_out(aid: DecisionAid, seen: Walk) -> tuple[str, ...]:
    known = {name for one in aid.examples for name in one.must_not_show}
    return tuple(one.id for one, truth in seen.stated() if one.id not in known and truth is Truth.NO)


def _mutant(aid: DecisionAid, use: Use, line: Line) -> DecisionAid:
    """The mutant: the aid with one clause of a condition negated."""
    turned = _replaced(use.condition, line.place, _complement(aid.question(line.question), line))
    if use.what is What.QUESTION:
        questions = (replace(one, when=turned) if one.id == use.name else one for one in aid.questions)
        return replace(aid, questions=tuple(questions))
    statements = (replace(one, when=turned) if one.id == use.name else one for one in aid.statements)
    return replace(aid, statements=tuple(statements))


def _replaced(condition: Condition, place: Place, by: Condition) -> Condition:
    if isinstance(condition, Line):
        return by if condition.place == place else condition
    parts = tuple(_replaced(part, place, by) for part in condition.parts)
    return All(parts) if isinstance(condition, All) else Any(parts)


def _complement(question: Question, line: Line) -> Condition:
    """The condition that accepts exactly the answers that a clause rejects."""
    if not isinstance(line.answers, Band):
        return replace(line, answers=frozenset(choice.id for choice in question.choices) - line.answers)
    low, high = line.answers.at_least, line.answers.below
    bands = (Band(None, low) if low is not None else None, Band(high, None) if high is not None else None)
    return Any(tuple(replace(line, answers=band) for band in bands if band))
