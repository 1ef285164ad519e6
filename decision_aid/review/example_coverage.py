"""An aid goes in; what its examples leave untried, and examples that would try it, come out."""

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
    """A missing example: somebody's answers, what they must and must not see."""

    answers: Mapping[str, Answer]
    must_show: tuple[str, ...]
    must_not_show: tuple[str, ...]


def untried_statements(aid: DecisionAid) -> tuple[str, ...]:
    """The statements with a condition that no example names as one it must show, and that somebody can see."""
    settled = {name for one in aid.examples for name in one.must_show}
    settled |= {found.use.name for found in dead(aid) if found.whole and found.use.what is What.STATEMENT}
    return tuple(use.name for use in uses(aid) if use.what is What.STATEMENT and use.name not in settled)


def untried_choices(aid: DecisionAid) -> tuple[tuple[str, str], ...]:
    """The choices, each with its question, that no example gives when it is asked, though it can be."""
    given = {(name, choice) for one in aid.examples for name, choice in _choices(walked(aid, one))}
    never = {found.use.name for found in dead(aid) if found.is_question}
    asked = (question for question in aid.questions if question.id not in never)
    every = ((question.id, choice.id) for question in asked for choice in question.choices)
    return tuple(pair for pair in every if pair not in given)


def unnoticed(aid: DecisionAid) -> Iterator[tuple[Use, Line]]:
    """The lines that no example would notice if they counted the other answers instead."""
    for use in uses(aid):
        if use.what in (What.QUESTION, What.STATEMENT):
            for line in use.lines:
                if not any(example.problems(_flipped(aid, use, line))):
                    yield use, line


def proposals(aid: DecisionAid) -> Iterator[Proposal]:
    """Examples that between them try all that is untried and can be, each as much as one person can."""
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
    """The walk of an example person."""
    typed = {name: (given,) if isinstance(given, str) else given for name, given in one.given}
    return walk(aid, take_all(aid, typed)[0])


def _choices(seen: Walk) -> Iterator[tuple[str, str]]:
    for name, answer in seen.said().items():
        if isinstance(answer, frozenset):
            yield from ((name, choice) for choice in answer)


def _wanted(aid: DecisionAid, everybody: Space, statements: set[str], choices: list[tuple[str, str]]) -> list[int]:
    """Untried things, in file order, as many as go together in one person."""
    shown = (everybody.fact(one.when, Truth.YES) for one in aid.statements if one.id in statements)
    chosen = (everybody.logic.all_of((everybody.asked(name), everybody.said[name].parts[one])) for name, one in choices)
    wanted: list[int] = []
    for fact in (*shown, *chosen):
        if everybody.can(*wanted, fact) is Truth.YES:
            wanted.append(fact)
    return wanted


def _naming(seen: Walk, questions: Collection[str]) -> tuple[str, ...]:
    """The statements shown whose conditions name one of these questions."""
    shown = (one for one, truth in seen.stated() if truth is Truth.YES)
    return tuple(one.id for one in shown if any(line.question in questions for line in lines(one.when)))


def _left_out(aid: DecisionAid, seen: Walk) -> tuple[str, ...]:
    known = {name for one in aid.examples for name in one.must_not_show}
    return tuple(one.id for one, truth in seen.stated() if one.id not in known and truth is Truth.NO)


def _flipped(aid: DecisionAid, use: Use, line: Line) -> DecisionAid:
    """The aid with one line of a condition turned round."""
    turned = _turned(use.condition, line.place, _others(aid.question(line.question), line))
    if use.what is What.QUESTION:
        questions = (replace(one, when=turned) if one.id == use.name else one for one in aid.questions)
        return replace(aid, questions=tuple(questions))
    statements = (replace(one, when=turned) if one.id == use.name else one for one in aid.statements)
    return replace(aid, statements=tuple(statements))


def _turned(condition: Condition, place: Place, by: Condition) -> Condition:
    if isinstance(condition, Line):
        return by if condition.place == place else condition
    parts = tuple(_turned(part, place, by) for part in condition.parts)
    return All(parts) if isinstance(condition, All) else Any(parts)


def _others(question: Question, line: Line) -> Condition:
    """The condition that counts the answers that a line does not."""
    if not isinstance(line.answers, Band):
        return replace(line, answers=frozenset(choice.id for choice in question.choices) - line.answers)
    low, high = line.answers.at_least, line.answers.below
    bands = (Band(None, low) if low is not None else None, Band(high, None) if high is not None else None)
    return Any(tuple(replace(line, answers=band) for band in bands if band))
