"""The nearest change: the fewest answers that would have to be different for a condition to hold.

Brute force over the condition's DNF (alternatives of clauses that must all hold), extended by what has the questions in
them asked; conditions are one level deep, so that there are few. Candidates are tried in order of how many answers they
change, and each is verified by evaluating it.
"""

from collections.abc import Iterator
from itertools import chain, product

from decision_aid.consultation.answers import Answer
from decision_aid.consultation.path import Walk, walk
from decision_aid.model.aid import Question
from decision_aid.model.condition_table import Way, ways
from decision_aid.model.conditions import Band, Condition, Line, Truth
from decision_aid.model.enums import QuestionKind


def bringing(made: Walk, condition: Condition) -> tuple[Line, ...]:
    """The clauses to satisfy in addition, in file order, with the fewest changed answers; () where none suffice."""
    for way in sorted(_ways(made, condition), key=lambda way: len(_questions(made, way))):
        for given in _answers(made, way):
            if walk(made.aid, {**made.answers, **given}).holds(condition) is Truth.YES:
                return tuple(line for line in _in_order(made, way) if line.question in given)
    return ()


def _ways(made: Walk, condition: Condition) -> list[Way]:
    """The alternatives (sets of clauses) that satisfy it, each with the clauses that have its questions asked."""
    found = chain.from_iterable(_with_askings(made, way, frozenset()) for way in ways(condition))
    return list(dict.fromkeys(found))


def _with_askings(made: Walk, way: Way, asked: frozenset[str]) -> Iterator[Way]:
    unasked = sorted({line.question for line in way if made.asked[line.question] is not Truth.YES} - asked)
    if not unasked:
        yield way
        return
    for askings in product(*(ways(made.aid.question(name).when) for name in unasked)):
        yield from _with_askings(made, way.union(*askings), asked | set(unasked))


def _questions(made: Walk, way: Way) -> frozenset[str]:
    """The questions that need another answer; one that is not asked now may still have a fitting answer stored."""
    return frozenset(line.question for line in way if not _fits(made.answers.get(line.question), line))


def _fits(answer: Answer | None, line: Line) -> bool:
    return isinstance(answer, (frozenset, int)) and line.counts(answer)


def _answers(made: Walk, way: Way) -> Iterator[dict[str, Answer]]:
    """Answers to those questions that satisfy every clause."""
    wanted = [made.aid.question(name) for name in sorted(_questions(made, way))]
    each = [list(_fitting(one, [line for line in way if line.question == one.id], made)) for one in wanted]
    for chosen in product(*each):
        yield {question.id: answer for question, answer in zip(wanted, chosen, strict=True)}


def _fitting(question: Question, asked: list[Line], made: Walk) -> Iterator[Answer]:
    """Answers that satisfy all the clauses; for "choose several", the given choices stay where they are compatible."""
    if question.kind is QuestionKind.NUMBER:
        low, high = question.limits
        lows = [line.answers.at_least for line in asked if isinstance(line.answers, Band)]
        first = max([low, *(end for end in lows if end is not None)])
        if first <= high and all(line.counts(first) for line in asked):
            yield first
        return
    sets = [line.answers for line in asked if isinstance(line.answers, frozenset)]
    before = made.answers.get(question.id)
    for chosen in map(frozenset, product(*([one.id for one in question.choices if one.id in each] for each in sets))):
        if question.kind is QuestionKind.SEVERAL:
            given = before if isinstance(before, frozenset) else frozenset[str]()
            yield from (one for one in (chosen | given, chosen) if len(one) == 1 or not one & question.alone)
        elif len(chosen) == 1:
            yield chosen


def _in_order(made: Walk, way: Way) -> list[Line]:
    order = {question.id: number for number, question in enumerate(made.aid.questions)}
    return sorted(way, key=lambda line: order[line.question])
