"""A condition and the three answers it can give; what was said goes in, yes, no or cannot tell comes out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum

from decision_aid.model.problems import Place


class Truth(Enum):
    """What a condition answers; *cannot tell* is never taken for *no*."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Band:
    """Whole numbers from `at_least` up to, but not with, `below`; None leaves that end open."""

    at_least: int | None = None
    below: int | None = None

    def __contains__(self, number: object) -> bool:
        if not isinstance(number, int):
            return False
        return (self.at_least is None or number >= self.at_least) and (self.below is None or number < self.below)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a condition: this question has one of these answers."""

    question: str
    answers: frozenset[str] | Band
    place: Place = field(default=Place(), compare=False)

    def counts(self, answer: frozenset[str] | int) -> bool:
        """Whether the answer is one of those that the line names."""
        if isinstance(answer, int) or isinstance(self.answers, Band):
            return answer in self.answers
        return bool(answer & self.answers)


@dataclass(frozen=True, slots=True)
class All:
    """Every part must hold; with no parts it always does."""

    parts: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part must hold."""

    parts: tuple["Condition", ...]


Condition = Line | All | Any
ALWAYS = All()


def both(truths: Iterable[Truth]) -> Truth:
    """Yes when all are yes, no when one is no, else cannot tell."""
    found = set(truths)
    if Truth.NO in found:
        return Truth.NO
    return Truth.CANNOT_TELL if Truth.CANNOT_TELL in found else Truth.YES


def either(truths: Iterable[Truth]) -> Truth:
    """Yes when one is yes, no when all are no, else cannot tell."""
    found = set(truths)
    if Truth.YES in found:
        return Truth.YES
    return Truth.CANNOT_TELL if Truth.CANNOT_TELL in found else Truth.NO


def holds(condition: Condition, line_holds: Callable[[Line], Truth]) -> Truth:
    """Whether a condition holds, given what each of its lines answers."""
    match condition:
        case Line():
            return line_holds(condition)
        case All(parts):
            return both([holds(part, line_holds) for part in parts])
        case Any(parts):
            return either([holds(part, line_holds) for part in parts])


def lines(condition: Condition) -> tuple[Line, ...]:
    """Every line of a condition, in the order written."""
    if isinstance(condition, Line):
        return (condition,)
    return tuple(line for part in condition.parts for line in lines(part))


def deciding(condition: Condition, truth: Truth, line_holds: Callable[[Line], Truth]) -> tuple[Line, ...]:
    """The lines that alone explain why the condition answers `truth`, in the order written."""
    if isinstance(condition, Line):
        return (condition,) if line_holds(condition) is truth else ()
    explaining = [part for part in condition.parts if holds(part, line_holds) is truth]
    if (isinstance(condition, All) and truth is Truth.NO) or (isinstance(condition, Any) and truth is Truth.YES):
        explaining = explaining[:1]
    return tuple(line for part in explaining for line in deciding(part, truth, line_holds))
