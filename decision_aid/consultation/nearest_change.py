"""The nearest change: the fewest answers that would have to be different for a condition to hold.

Brute force over the condition's DNF (alternatives of clauses that must all hold), extended by what has the questions in
them asked; conditions are one level deep, so that there are few. Candidates are tried in order of how many answers they
change, and each is verified by evaluating it. A condition with very many candidates is given up after the first.
"""

from collections.abc import Iterator
from itertools import chain, islice, product

from decision_aid.consultation.answers import Answer
from decision_aid.consultation.path import QuestionPath, follow_path
from decision_aid.model.aid import Question
from decision_aid.model.condition_table import Conjunction, disjunctive_normal_form
from decision_aid.model.conditions import Clause, Condition, NumberRange, Truth
from decision_aid.model.enums import QuestionKind

Way = frozenset[Clause]

MAX_WAYS = 200
MAX_TRIES = 50  # of one condition; each evaluates all conditions of the aid


def nearest_change(made: QuestionPath, condition: Condition) -> tuple[Clause, ...]:
    """The clauses to satisfy in addition, in file order, with the fewest changed answers; () where none suffice."""
    for way, given in islice(_candidates(made, condition), MAX_TRIES):
        if follow_path(made.aid, {**made.answers, **given}).holds(condition) is Truth.YES:
            return tuple(line for line in _in_order(made, way) if line.question in given)
    return ()


def _candidates(made: QuestionPath, condition: Condition) -> Iterator[tuple[Way, dict[str, Answer]]]:
    for way in sorted(_ways(made, condition), key=lambda way: len(_questions(made, way))):
        for given in _answers(made, way):
            yield way, given


def _ways(made: QuestionPath, condition: Condition) -> list[Way]:
    """The alternatives (sets of clauses) that satisfy it, each with the clauses that have its questions asked."""
    named = (way for way in map(_clauses, disjunctive_normal_form(condition)) if way)
    found = chain.from_iterable(_with_askings(made, way, frozenset()) for way in named)
    return list(dict.fromkeys(islice(found, MAX_WAYS)))


def _clauses(way: Conjunction) -> Way | None:
    """The clauses of an alternative; None if it wants that no other case of a table fits: that names no answer."""
    clauses = frozenset(one for one in way if isinstance(one, Clause))
    return clauses if len(clauses) == len(way) else None


def _with_askings(made: QuestionPath, way: Way, asked: frozenset[str]) -> Iterator[Way]:
    unasked = sorted({line.question for line in way if made.asked[line.question] is not Truth.YES} - asked)
    if not unasked:
        yield way
        return
    conditions = (made.aid.question(name).when for name in unasked)
    for askings in product(*(filter(None, map(_clauses, disjunctive_normal_form(one))) for one in conditions)):
        yield from _with_askings(made, way.union(*askings), asked | set(unasked))


def _questions(made: QuestionPath, way: Way) -> frozenset[str]:
    """The questions that need another answer; one that is not asked now may still have a fitting answer stored."""
    return frozenset(line.question for line in way if not _fits(made.answers.get(line.question), line))


def _fits(answer: Answer | None, line: Clause) -> bool:
    return isinstance(answer, (frozenset, int)) and line.accepts(answer)


def _answers(made: QuestionPath, way: Way) -> Iterator[dict[str, Answer]]:
    """Answers to those questions that satisfy every clause."""
    wanted = [made.aid.question(name) for name in sorted(_questions(made, way))]
    each = [list(_fitting(one, [line for line in way if line.question == one.id], made)) for one in wanted]
    for chosen in product(*each):
        yield {question.id: answer for question, answer in zip(wanted, chosen, strict=True)}


def _fitting(question: Question, asked: list[Clause], made: QuestionPath) -> Iterator[Answer]:
    """Answers that satisfy all the clauses; for "choose several", the given choices stay where they are compatible."""
    if question.kind is QuestionKind.NUMBER:
        low, high = question.limits
        lows = [line.answers.at_least for line in asked if isinstance(line.answers, NumberRange)]
        first = max([low, *(end for end in lows if end is not None)])
        if first <= high and all(line.accepts(first) for line in asked):
            yield first
        return
    sets = [line.answers for line in asked if isinstance(line.answers, frozenset)]
    if question.kind is QuestionKind.ONE:
        yield from (frozenset({one.id}) for one in question.choices if all(one.id in each for each in sets))
        return
    given = made.answers.get(question.id)
    before = given if isinstance(given, frozenset) else frozenset[str]()
    chosen_of_each = product(*([one.id for one in question.choices if one.id in each] for each in sets))
    for chosen in map(frozenset, islice(chosen_of_each, MAX_TRIES)):
        yield from (one for one in (chosen | before, chosen) if len(one) == 1 or not one & question.alone)


def _in_order(made: QuestionPath, way: Way) -> list[Clause]:
    order = {question.id: number for number, question in enumerate(made.aid.questions)}
    return sorted(way, key=lambda line: order[line.question])
