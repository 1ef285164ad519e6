"""All conditions of an aid, compiled to bit masks and evaluated together in one pass over a person's answers.

A page needs hundreds of conditions at once. Each is expanded to disjunctive normal form (DNF), and each distinct
conjunctive clause of any condition gets one bit. Two masks then describe a person: `hold`, the clauses that are true,
and `fail`, those that are false; a clause in neither is undecided (Kleene's third value). A condition is yes if one
of its clauses holds, no if all fail. Kleene's logic is distributive, so this equals evaluating the syntax tree.

Cost: one integer operation or two per question; DNF can grow exponentially, but a rule file nests one level only.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, product

from decision_aid.model.conditions import Any, Condition, Line, Truth

Way = frozenset[Line]

ANSWERS_REMEMBERED = 1024  # cache entries per question: answers to numbers are many, and visitors choose them

YES, NO, CANNOT_TELL = Truth.YES, Truth.NO, Truth.CANNOT_TELL  # looked up once: a page asks for hundreds


@dataclass(frozen=True, slots=True)
class Standing:
    """The values of all conditions for one person: two masks over the clauses of the table, disjoint."""

    table: "Table"
    hold: int
    fail: int

    def of(self, condition: Condition) -> Truth | None:
        """The value of a condition, looked up by identity, not equality; None if it is not an object of this aid."""
        ways = self.table.ways.get(id(condition))
        return None if ways is None else _answer(self.hold, self.fail, ways)

    def stated(self) -> list[Truth]:
        """The value of the condition of each statement, in file order."""
        hold, fail = self.hold, self.fail
        return [YES if hold & ways else NO if fail & ways == ways else CANNOT_TELL for ways in self.table.stated]

    def undecided(self, asked: Iterable[int]) -> set[int]:
        """Those of these conditions, each given as the mask of its clauses, that are undecided."""
        return {ways for ways in asked if not self.hold & ways and self.fail & ways != ways}

    def beside(self, other: "Standing") -> "Standing":
        """Kleene's *or* of two people, condition by condition: yes before cannot tell before no."""
        return Standing(self.table, self.hold | other.hold, self.fail & other.fail)


def _answer(hold: int, fail: int, ways: int) -> Truth:
    if hold & ways:
        return YES
    return NO if fail & ways == ways else CANNOT_TELL


def ways(condition: Condition) -> tuple[Way, ...]:
    """The disjunctive normal form: clauses, each a set of atoms that must all hold; () is never true."""
    if isinstance(condition, Line):
        return (frozenset({condition}),)
    parts = [ways(part) for part in condition.parts]
    if isinstance(condition, Any):
        return tuple(chain.from_iterable(parts))
    return tuple(frozenset[Line]().union(*chosen) for chosen in product(*parts))


class Table:
    """One bit per DNF clause of any condition, and per question the clauses that an answer to it makes false.

    Built once per aid. `asked` are the questions with their conditions, in the order in which they are asked;
    a condition may refer to earlier questions only, so one pass in that order decides everything.
    """

    def __init__(
        self, asked: Sequence[tuple[str, Condition]], stated: Sequence[Condition], others: Iterable[Condition]
    ) -> None:
        bits: dict[Way, int] = {}
        self._conditions = [*(when for _, when in asked), *stated, *others]
        self.ways = {
            id(part): sum({1 << bits.setdefault(way, len(bits)) for way in ways(part)})
            for condition in self._conditions
            for part in _parts(condition)
        }
        self.stated = tuple(self.ways[id(when)] for when in stated)
        self._all = (1 << len(bits)) - 1
        naming = _naming(bits)
        self._questions = [(name, self.ways[id(when)], *_effects(naming.get(name, {}))) for name, when in asked]

    def stand(self, answers: Mapping[str, object]) -> tuple[dict[str, Truth], Standing]:
        """Evaluate all conditions for these answers: whether each question is asked, in order, and everything else.

        An answer to a question that is not asked is ignored. Chosen ids come as a frozenset, numbers as int; a value
        of another type counts as no answer.
        """
        hold, fail, asked = self._all, 0, {}
        for name, when, mentioned, failing in self._questions:
            asked[name] = truth = _answer(hold, fail, when)
            answer = answers.get(name)
            if truth is YES and isinstance(answer, (frozenset, int)):
                failed = failing(answer)
                hold, fail = hold & ~failed, fail | failed
            else:
                hold &= ~mentioned
                fail |= mentioned if truth is NO else 0
        return asked, Standing(self, hold, fail)


def _parts(condition: Condition) -> Iterable[Condition]:
    yield condition
    if not isinstance(condition, Line):
        yield from chain.from_iterable(map(_parts, condition.parts))


def _naming(bits: Mapping[Way, int]) -> dict[str, dict[Line, int]]:
    """For each question its atoms, and for each atom the mask of the clauses that contain it."""
    naming: dict[str, dict[Line, int]] = {}
    for way, bit in bits.items():
        for line in way:
            lines = naming.setdefault(line.question, {})
            lines[line] = lines.get(line, 0) | 1 << bit
    return naming


def _effects(lines: Mapping[Line, int]) -> tuple[int, Callable[[frozenset[str] | int], int]]:
    """The mask of the clauses that mention a question, and a cached function: which of them an answer falsifies."""

    @lru_cache(maxsize=ANSWERS_REMEMBERED)
    def failing(answer: frozenset[str] | int) -> int:
        return _joined(ways for line, ways in lines.items() if not line.counts(answer))

    return _joined(lines.values()), failing


def _joined(ways: Iterable[int]) -> int:
    joined = 0
    for one in ways:
        joined |= one
    return joined
