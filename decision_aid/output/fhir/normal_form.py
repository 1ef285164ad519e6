"""Conditions in conjunctive normal form over tests of single answers, which is all that plain enableWhen can say.

A test compares one answer: is there one, is it this code, is it at least this number. A FHIR item requires all of its
tests or any of them, and is shown only inside groups that are shown. So groups within groups, each with "any", can say
every *and* of *or*s: a conjunctive normal form (CNF). FHIR has two values and we have three (Kleene's), so a
condition is asked for the values that are wanted: "cannot tell" is what may apply.

An answer to a question that is not asked counts as missing, as in FHIR, where its item is disabled. "Rather not say" is
a code of a choice; a number that is not said is missing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import product

from decision_aid.consultation.answers import RATHER_NOT_SAY
from decision_aid.model.aid import Question
from decision_aid.model.conditions import All, Clause, Condition, NumberRange, Otherwise, Truth, not_
from decision_aid.model.enums import QuestionKind

EXISTS, EQUAL, UNEQUAL, BELOW, AT_LEAST = "exists", "=", "!=", "<", ">="
MAX_CLAUSES = 300  # of a condition, each a group within the last; the shipped aids need 35
MAX_MULTIPLIED = 2_000  # clauses before those go that others imply, which takes a few tenths of a second

Truths = frozenset[Truth]
YES, NO, CANNOT_TELL = (frozenset({truth}) for truth in (Truth.YES, Truth.NO, Truth.CANNOT_TELL))
NOT_NO = YES | CANNOT_TELL


class TooManyTests(Exception):
    """A condition is too long for plain enableWhen: its normal form would have too many clauses."""


@dataclass(frozen=True, slots=True)
class AnswerTest:
    """One comparison of the answer to a question with a code, a whole number or, for "exists", with true or false."""

    question: str
    operator: str
    value: bool | int | str


AnyOf = frozenset[AnswerTest]  # one of them must hold; empty, nobody fits
AllOf = frozenset[AnyOf]  # each must hold; empty, everybody fits
NOBODY: AllOf = frozenset({frozenset()})
Questions = Mapping[str, Question]


@dataclass(frozen=True, slots=True)
class NormalForms:
    """The normal forms of the conditions of one aid; cached, since many statements and questions share one."""

    questions: Questions
    made: dict[tuple[int, Truths], AllOf] = field(default_factory=dict)  # by the identity of a condition of the aid

    def of(self, condition: Condition, truths: Truths) -> AllOf:
        """The tests that hold exactly where a condition of the aid has one of the wanted values."""
        key = (id(condition), truths)
        if key not in self.made:
            found = self._multiplied_out(condition, truths)
            self.made[key] = frozenset(clause for clause in found if not self._always_holds(clause))
        return self.made[key]

    def _always_holds(self, clause: AnyOf) -> bool:
        """Whether it names all answers to a question, and none as well."""
        unanswered = [
            self.questions[test.question] for test in clause if (test.operator, test.value) == (EXISTS, False)
        ]
        return any(
            question.kind is QuestionKind.ONE
            and {AnswerTest(question.id, EQUAL, code) for code in codes(question)} <= clause
            for question in unanswered
        )

    def _multiplied_out(self, condition: Condition, wanted: Truths) -> AllOf:
        if isinstance(condition, Clause):
            return self._of_clause(condition, wanted)
        if isinstance(condition, Otherwise):
            return self._multiplied_out(condition.any_case, frozenset(map(not_, wanted)))
        deciding, neutral = (Truth.NO, Truth.YES) if isinstance(condition, All) else (Truth.YES, Truth.NO)

        def of_parts(truths: Truths) -> list[AllOf]:
            return [self._multiplied_out(part, truths) for part in condition.parts]

        if wanted == CANNOT_TELL:
            return all_of([any_of(of_parts(wanted)), *of_parts(wanted | {neutral})])
        return any_of(of_parts(wanted)) if deciding in wanted else all_of(of_parts(wanted))

    def _of_clause(self, clause: Clause, truths: Truths) -> AllOf:
        """The tests of one question, with the condition under which it is asked: it is no where the question is not."""
        question = self.questions[clause.question]
        parts = [_accepted(question, clause)] if Truth.YES in truths else []
        if Truth.NO in truths:
            parts.append(_rejected(question, clause))
        if truths >= NO | CANNOT_TELL:
            parts.append(_missing(question))
        elif Truth.NO in truths:
            parts.append(self.of(question.when, NO))
        elif Truth.CANNOT_TELL in truths:
            parts.append(all_of([self.of(question.when, NOT_NO), _missing(question)]))
        return any_of(parts)


def codes(question: Question) -> tuple[str, ...]:
    """The codes that may answer a question of choices."""
    return (*(choice.id for choice in question.choices), RATHER_NOT_SAY)


def all_of(parts: Iterable[AllOf]) -> AllOf:
    """What holds where each part does."""
    return _shortest(clause for part in parts for clause in part)


def any_of(parts: Iterable[AllOf]) -> AllOf:
    """What holds where any part does, multiplied out by the distributive law."""
    return reduce(_either, parts, NOBODY)


def _either(one: AllOf, other: AllOf) -> AllOf:
    if len(one) * len(other) > MAX_MULTIPLIED:
        raise TooManyTests
    found = _shortest(first | second for first, second in product(one, other))
    if len(found) > MAX_CLAUSES:
        raise TooManyTests
    return found


def _shortest(clauses: Iterable[AnyOf]) -> AllOf:
    """The clauses without those that always hold, and those that another one implies."""
    found: list[AnyOf] = []
    for clause in sorted({merged for tests in clauses if (merged := _merged(tests)) is not None}, key=len):
        if not any(shorter <= clause for shorter in found):
            found.append(clause)
    return frozenset(found)


def _merged(clause: AnyOf) -> AnyOf | None:
    """The clause with one test where two numbers are compared; None where it always holds."""
    by_question: dict[str, set[AnswerTest]] = {}
    for test in clause:
        by_question.setdefault(test.question, set()).add(test)
    merged = [_widest(name, tests) for name, tests in by_question.items()]
    if any({test.value for test in tests if test.operator == EXISTS} == {True, False} for tests in merged):
        return None
    return frozenset().union(*merged)


def _widest(question: str, tests: set[AnswerTest]) -> set[AnswerTest]:
    below = max((test.value for test in tests if test.operator == BELOW and isinstance(test.value, int)), default=None)
    least = min(
        (test.value for test in tests if test.operator == AT_LEAST and isinstance(test.value, int)), default=None
    )
    others = {test for test in tests if test.operator not in (BELOW, AT_LEAST)}
    if below is not None and least is not None and least <= below:
        return others | {AnswerTest(question, EXISTS, True)}
    ends = ((BELOW, below), (AT_LEAST, least))
    return others | {AnswerTest(question, operator, end) for operator, end in ends if end is not None}


def _accepted(question: Question, clause: Clause) -> AllOf:
    if isinstance(clause.answers, NumberRange):
        ends = ((AT_LEAST, clause.answers.at_least), (BELOW, clause.answers.below))
        return all_of(_test(question, operator, end) for operator, end in ends if end is not None)
    return any_of(_test(question, EQUAL, choice) for choice in clause.answers)


def _rejected(question: Question, clause: Clause) -> AllOf:
    """Where it is answered, and otherwise."""
    if isinstance(clause.answers, NumberRange):
        ends = ((BELOW, clause.answers.at_least), (AT_LEAST, clause.answers.below))
        return any_of(_test(question, operator, end) for operator, end in ends if end is not None)
    if question.kind is QuestionKind.ONE:
        others = [choice.id for choice in question.choices if choice.id not in clause.answers]
        return any_of(_test(question, EQUAL, choice) for choice in others)
    none_of = (_test(question, UNEQUAL, choice) for choice in (*clause.answers, RATHER_NOT_SAY))
    return all_of([_test(question, EXISTS, True), *none_of])


def _missing(question: Question) -> AllOf:
    """Where it has no answer, or "rather not say"."""
    unsaid = [] if question.kind is QuestionKind.NUMBER else [_test(question, EQUAL, RATHER_NOT_SAY)]
    return any_of([_test(question, EXISTS, False), *unsaid])


def _test(question: Question, operator: str, value: bool | int | str) -> AllOf:
    return frozenset({frozenset({AnswerTest(question.id, operator, value)})})
