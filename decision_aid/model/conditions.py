"""Conditions (`when:` in a rule file) in three-valued logic: yes, no, or cannot tell yet.

The connectives are those of Kleene's strong three-valued logic. Without it, an unanswered question would count as
"no", and evidence that may well apply would silently disappear. This module evaluates one condition as a syntax tree;
`condition_table` evaluates all conditions of an aid at once.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum

from decision_aid.model.problems import Place


class Truth(Enum):
    """The value of a condition. CANNOT_TELL (the answer is missing) must never be treated as NO."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class NumberRange:
    """The half-open range of whole numbers `at_least <= n < below`; None leaves that end unbounded."""

    at_least: int | None = None
    below: int | None = None

    def __contains__(self, number: object) -> bool:
        if not isinstance(number, int):
            return False
        return (self.at_least is None or number >= self.at_least) and (self.below is None or number < self.below)

    @property
    def ends(self) -> tuple[int, ...]:
        """The ends that are bounded."""
        return tuple(end for end in (self.at_least, self.below) if end is not None)

    def within(self, limits: tuple[int, int]) -> range:
        """Its numbers within these limits, both inclusive."""
        (lowest, highest), (low, end) = limits, (self.at_least, self.below)
        first = lowest if low is None else max(low, lowest)
        return range(first, highest + 1 if end is None else min(end, highest + 1))


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, the atom of a condition: the answer to `question` is among `answers`, or in that range of numbers."""

    question: str
    answers: frozenset[str] | NumberRange
    place: Place = field(default=Place(), compare=False)

    def accepts(self, answer: frozenset[str] | int) -> bool:
        """Whether an answer (chosen ids, or a number) satisfies this; one common choice is enough."""
        if isinstance(answer, int) or isinstance(self.answers, NumberRange):
            return answer in self.answers
        return bool(answer & self.answers)


@dataclass(frozen=True, slots=True)
class All:
    """Conjunction: every part must hold. Empty, it is always true."""

    parts: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """Disjunction: at least one part must hold."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Negation: none of the other cases of a table holds.

    Kleene's *not*, so it is undecided while one of them is. A file cannot negate anything else, so that a new choice
    never slips in unseen: here the other cases stand beside it, and the checks say whom it is left with.
    """

    cases: tuple["Condition", ...]
    place: Place = field(default=Place(), compare=False)

    @property
    def any_case(self) -> "Any":
        """What it is the negation of."""
        return Any(self.cases)


Condition = Clause | All | Any | Otherwise
ALWAYS = All()


def and_(truths: Iterable[Truth]) -> Truth:
    """Kleene's *and*: no if any is no, yes if all are yes, else cannot tell."""
    found = set(truths)
    if Truth.NO in found:
        return Truth.NO
    return Truth.CANNOT_TELL if Truth.CANNOT_TELL in found else Truth.YES


def or_(truths: Iterable[Truth]) -> Truth:
    """Kleene's *or*: yes if any is yes, no if all are no, else cannot tell."""
    found = set(truths)
    if Truth.YES in found:
        return Truth.YES
    return Truth.CANNOT_TELL if Truth.CANNOT_TELL in found else Truth.NO


def not_(truth: Truth) -> Truth:
    """Kleene's *not*: yes and no change places, cannot tell stays."""
    return {Truth.YES: Truth.NO, Truth.NO: Truth.YES}.get(truth, truth)


def evaluate(condition: Condition, evaluate_clause: Callable[[Clause], Truth]) -> Truth:
    """Evaluate a condition recursively, given a function that evaluates its clauses."""
    match condition:
        case Clause():
            return evaluate_clause(condition)
        case All(parts):
            return and_([evaluate(part, evaluate_clause) for part in parts])
        case Any(parts):
            return or_([evaluate(part, evaluate_clause) for part in parts])
        case Otherwise():
            return not_(evaluate(condition.any_case, evaluate_clause))


def clauses_of(condition: Condition) -> tuple[Clause, ...]:
    """All clauses of a condition, in file order."""
    if isinstance(condition, Clause):
        return (condition,)
    return tuple(line for part in parts_of(condition) for line in clauses_of(part))


def parts_of(condition: All | Any | Otherwise) -> tuple[Condition, ...]:
    """The conditions that it is made of, one level down."""
    return condition.cases if isinstance(condition, Otherwise) else condition.parts


def deciding_clauses(
    condition: Condition, truth: Truth, evaluate_clause: Callable[[Clause], Truth]
) -> tuple[Clause, ...]:
    """The clauses that suffice to explain why the condition evaluates to `truth`, in file order; () if it does not.

    One false part explains a false conjunction and one true part a true disjunction: the first of them is taken.
    """
    if isinstance(condition, Clause):
        return (condition,) if evaluate_clause(condition) is truth else ()
    if isinstance(condition, Otherwise):
        return deciding_clauses(condition.any_case, not_(truth), evaluate_clause)
    explaining = [part for part in condition.parts if evaluate(part, evaluate_clause) is truth]
    if (isinstance(condition, All) and truth is Truth.NO) or (isinstance(condition, Any) and truth is Truth.YES):
        explaining = explaining[:1]
    return tuple(line for part in explaining for line in deciding_clauses(part, truth, evaluate_clause))
