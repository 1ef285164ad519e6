"""Unreachable conditions: those, or parts of an `any:`, that nobody can meet, with the clauses that contradict.

Several checks report them, each for its own kind of reason, so that an author reads one message for one mistake.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from decision_aid.checks.aid_cache import cached_for_last_aid
from decision_aid.checks.proofs.all_people import all_people
from decision_aid.checks.proofs.condition_uses import ConditionUse, UseKind, condition_uses
from decision_aid.checks.proofs.contradictions import find_contradiction
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import All, Any, Clause, Condition, Otherwise, Truth


class UnreachableReason(Enum):
    """Why nobody can meet a condition."""

    TWO_LINES = "two lines of one condition, or the lines of one part of an 'any:', contradict"
    BRANCH = "a question is asked only of others"
    MORE = "three or more lines of one condition contradict"
    TOO_HARD = "not found out"


@dataclass(frozen=True, slots=True)
class UnreachableCondition:
    """A condition that nobody can meet, as a whole or in one part of its `any:`."""

    use: ConditionUse
    whole: bool
    reason: UnreachableReason
    clauses: tuple[Clause, ...]  # the clauses that contradict each other

    @property
    def clause(self) -> Clause:
        """The last of the condition's own contradicting clauses, where the problem is reported."""
        own = [line for line in self.clauses if _is_own(line, self.use)]
        return max(own or self.use.clauses, key=lambda line: line.place)

    @property
    def is_question(self) -> bool:
        """Whether a question is therefore asked of nobody."""
        return self.whole and self.use.kind is UseKind.QUESTION


@cached_for_last_aid
def unreachable_conditions(aid: DecisionAid) -> tuple[UnreachableCondition, ...]:
    """All unreachable conditions, without those that only follow from another; cached for the last aid.

    A condition on a question that nobody is asked follows from that question's own.
    """
    rows, told = {statement.id: statement.table for statement in aid.statements if statement.case}, set[object]()
    return tuple(
        unreachable
        for unreachable in _unreachable(aid)
        if not _is_told(unreachable, rows.get(unreachable.use.name, ""), told)
    )


def _is_told(unreachable: UnreachableCondition, table: str, told: set[object]) -> bool:
    """Whether the same lines were told of another case of that table: what limits the table stands in each of them."""
    lines = (table, *((line.place, line) for line in unreachable.clauses))
    known = bool(table and unreachable.clauses) and lines in told
    told.add(lines)
    return known


def _unreachable(aid: DecisionAid) -> Iterator[UnreachableCondition]:
    everybody = all_people(aid)
    never_asked: set[str] = set()
    for use in condition_uses(aid):
        truth = everybody.satisfiable((use.condition, Truth.YES))
        if truth is Truth.NO and use.kind is UseKind.QUESTION:
            never_asked.add(use.name)
        if truth is Truth.CANNOT_TELL:
            yield UnreachableCondition(use, True, UnreachableReason.TOO_HARD, ())
        elif truth is Truth.NO:
            yield from _explained(aid, use, use.condition, never_asked)
        else:
            for part in _any_variants(use.condition):
                if everybody.satisfiable((part, Truth.YES)) is Truth.NO:
                    yield from _explained(aid, use, part, never_asked)


def _explained(
    aid: DecisionAid, use: ConditionUse, condition: Condition, never_asked: set[str]
) -> Iterator[UnreachableCondition]:
    lines, everybody = find_contradiction(aid, condition), all_people(aid)
    own = [line for line in lines if _is_own(line, use)]
    follows = any(line.question in never_asked for line in own)
    if any(isinstance(part, Otherwise) for part in (condition, *_all_of(condition))) and not lines:
        return  # the other cases of its table fit everybody, which has a check of its own
    if not follows and all(map(everybody.accepts_any_answer, lines)):
        whole = condition is use.condition
        yield UnreachableCondition(use, whole, _clash(len(own), len(lines), whole), lines)


def _all_of(condition: Condition) -> tuple[Condition, ...]:
    return condition.parts if isinstance(condition, All) else ()


def _clash(own: int, found: int, whole: bool) -> UnreachableReason:
    if own < found:
        return UnreachableReason.BRANCH
    return UnreachableReason.TWO_LINES if own == 2 or not whole else UnreachableReason.MORE


def _is_own(line: Clause, use: ConditionUse) -> bool:
    return any(line == clause and line.place == clause.place for clause in use.clauses)


def _any_variants(condition: Condition) -> Iterator[Condition]:
    """One variant of the condition for each part of each `any:` in it, with that part alone."""
    if isinstance(condition, Any):
        yield from condition.parts
    elif isinstance(condition, All):
        for place, part in enumerate(condition.parts):
            for alone in _any_variants(part):
                yield All((*condition.parts[:place], alone, *condition.parts[place + 1 :]))
