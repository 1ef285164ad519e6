"""The nearest change: the fewest answers that would have to be different for a condition to hold.

Brute force over the condition's DNF (alternatives of clauses that must all hold), extended by what has the questions in
them asked; conditions are one level deep, so that there are few. Candidates are tried in order of how many answers they
change, and each is verified by evaluating it. A condition with very many candidates is given up after the first.
Where no other case of a table may fit, the candidates are the answers that those cases tell apart.
"""

from collections.abc import Iterator
from itertools import chain, combinations, islice, pairwise, product

from decision_aid.consultation.answers import Answer
from decision_aid.consultation.path import QuestionPath, follow_path
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.condition_table import disjunctive_normal_form
from decision_aid.model.conditions import Clause, Condition, NumberRange, Otherwise, Truth, clauses_of
from decision_aid.model.enums import QuestionKind

Way = frozenset[Clause]

MAX_WAYS = 200
MAX_TRIES = 50  # of one condition; each evaluates all conditions of the aid


def nearest_change(path: QuestionPath, condition: Condition) -> tuple[Clause, ...]:
    """The clauses to satisfy in addition, in file order, with the fewest changed answers; () where none suffice."""
    for way, given in islice(_candidates(path, condition), MAX_TRIES):
        if follow_path(path.aid, {**path.answers, **given}).holds(condition) is Truth.YES:
            changed = (question for question in path.aid.questions if question.id in given)
            return tuple(line for question in changed for line in _merged_clauses(question, way))
    return ()


def _candidates(path: QuestionPath, condition: Condition) -> Iterator[tuple[Way, dict[str, Answer]]]:
    tried = set[frozenset[tuple[str, Answer]]]()
    for way in sorted(_alternatives(path, condition), key=lambda way: len(_questions(path, way))):
        for answer in _answers(path, way):
            if (as_key := frozenset(answer.items())) not in tried:
                tried.add(as_key)
                yield way, answer


def _alternatives(path: QuestionPath, condition: Condition) -> list[Way]:
    """The alternatives (sets of clauses) that satisfy it, each with the clauses that have its questions asked."""
    found = chain.from_iterable(_with_askings(path, way, frozenset()) for way in _named(path.aid, condition))
    return list(dict.fromkeys(islice(found, MAX_WAYS)))


def _named(aid: DecisionAid, condition: Condition) -> Iterator[Way]:
    """The alternatives by the clauses of the condition alone."""
    for conjunction in disjunctive_normal_form(condition):
        clauses = frozenset(one for one in conjunction if isinstance(one, Clause))
        named = {clause.question for clause in clauses}
        others = (_other_answers(aid, one, named) for one in conjunction if isinstance(one, Otherwise))
        yield from (clauses.union(*chosen) for chosen in product(*(islice(other, MAX_WAYS) for other in others)))


def _other_answers(aid: DecisionAid, condition: Otherwise, named: set[str]) -> Iterator[Way]:
    """Answers to none, one or more of the questions on which the other cases of the table hang; to those named too."""
    lines = _lines(aid, condition)
    told_apart = {line.question: list(_told_apart(aid.question(line.question), lines)) for line in lines}
    for count in range(len(told_apart) + 1):
        for some in combinations(told_apart, count):
            if named & told_apart.keys() <= set(some):
                yield from map(frozenset, product(*(told_apart[name] for name in some)))


def _lines(aid: DecisionAid, condition: Condition) -> tuple[Clause, ...]:
    """The clauses of a condition, and those by which their questions are asked or not."""
    found = dict.fromkeys(clauses_of(condition))
    for question in reversed(aid.questions):
        if any(line.question == question.id for line in found):
            found |= dict.fromkeys(clauses_of(question.when))
    return tuple(found)


def _told_apart(question: Question, lines: tuple[Clause, ...]) -> Iterator[Clause]:
    """All answers to a question, together where none of the clauses tells them apart."""
    own = [line.answers for line in lines if line.question == question.id]
    if question.kind is QuestionKind.NUMBER:
        low, high = question.limits
        ends = {end for band in own if isinstance(band, NumberRange) for end in band.ends}
        inner = sorted(end for end in ends if low < end <= high)
        yield from (Clause(question.id, NumberRange(*band)) for band in pairwise([None, *inner, None]))
        return
    alike: dict[tuple[bool, ...], set[str]] = {}
    for choice in question.choices:
        alike.setdefault(tuple(choice.id in answers for answers in own), set()).add(choice.id)
    yield from (Clause(question.id, frozenset(answers)) for answers in alike.values())


def _with_askings(path: QuestionPath, way: Way, asked: frozenset[str]) -> Iterator[Way]:
    unasked = sorted({line.question for line in way if path.asked[line.question] is not Truth.YES} - asked)
    if not unasked:
        yield way
        return
    for askings in product(*(_named(path.aid, path.aid.question(name).when) for name in unasked)):
        yield from _with_askings(path, way.union(*askings), asked | set(unasked))


def _questions(path: QuestionPath, way: Way) -> frozenset[str]:
    """The questions that need another answer; one that is not asked now may still have a fitting answer stored."""
    return frozenset(line.question for line in way if not _fits(path.answers.get(line.question), line))


def _fits(answer: Answer | None, line: Clause) -> bool:
    return isinstance(answer, (frozenset, int)) and line.accepts(answer)


def _answers(path: QuestionPath, way: Way) -> Iterator[dict[str, Answer]]:
    """Answers to those questions that satisfy every clause."""
    questions = [path.aid.question(name) for name in sorted(_questions(path, way))]
    each = [
        list(_fitting(question, [line for line in way if line.question == question.id], path)) for question in questions
    ]
    for chosen in product(*each):
        yield {question.id: answer for question, answer in zip(questions, chosen, strict=True)}


def _fitting(question: Question, clauses: list[Clause], path: QuestionPath) -> Iterator[Answer]:
    """Answers that satisfy all the clauses; for "choose several", the given choices stay where they are compatible."""
    if question.kind is QuestionKind.NUMBER:
        low, high = question.limits
        lows = [line.answers.at_least for line in clauses if isinstance(line.answers, NumberRange)]
        first = max([low, *(end for end in lows if end is not None)])
        if first <= high and all(line.accepts(first) for line in clauses):
            yield first
        return
    sets = [line.answers for line in clauses if isinstance(line.answers, frozenset)]
    if question.kind is QuestionKind.ONE:
        yield from (frozenset({choice.id}) for choice in question.choices if all(choice.id in each for each in sets))
        return
    given = path.answers.get(question.id)
    before = given if isinstance(given, frozenset) else frozenset[str]()
    chosen_of_each = product(*([choice.id for choice in question.choices if choice.id in each] for each in sets))
    for chosen in map(frozenset, islice(chosen_of_each, MAX_TRIES)):
        yield from (one for one in (chosen | before, chosen) if len(one) == 1 or not one & question.alone)


def _merged_clauses(question: Question, way: Way) -> Iterator[Clause]:
    """The clauses on a question, as one where it takes one answer."""
    answers = [line.answers for line in way if line.question == question.id]
    bands = [answer for answer in answers if isinstance(answer, NumberRange)]
    sets = [answer for answer in answers if isinstance(answer, frozenset)]
    if question.kind is QuestionKind.NUMBER:
        first = max((band.at_least for band in bands if band.at_least is not None), default=None)
        end = min((band.below for band in bands if band.below is not None), default=None)
        yield Clause(question.id, NumberRange(first, end))
    elif question.kind is QuestionKind.ONE:
        yield Clause(question.id, frozenset.intersection(*sets))
    else:
        yield from (Clause(question.id, one) for one in sorted(sets, key=sorted))
