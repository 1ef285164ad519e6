"""All conditions of an aid, compiled to bit masks and evaluated together in one pass over a person's answers.

A page needs hundreds of conditions at once. Each is expanded to disjunctive normal form (DNF), and each distinct
conjunction in it gets one bit. Two masks then describe a person: `hold`, the conjunctions that are true, and `fail`,
those that are false; one in neither is undecided (Kleene's third value). A condition is yes if one of its
conjunctions holds, no if all fail. Kleene's logic is distributive, so this equals evaluating the syntax tree.

An `otherwise` stays whole in a conjunction, and is decided last, by the masks of the other cases: multiplied out, that
of a table of age by density would have millions of conjunctions.

Cost: one integer operation or two per question; DNF can grow exponentially, but a rule file nests one level only.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, product

from decision_aid.model.conditions import Any, Clause, Condition, Otherwise, Truth, parts_of

Conjunction = frozenset[Clause | Otherwise]

ANSWER_CACHE_SIZE = 1024  # cache entries per question: answers to numbers are many, and visitors choose them

YES, NO, CANNOT_TELL = Truth.YES, Truth.NO, Truth.CANNOT_TELL  # looked up once: a page asks for hundreds


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The values of all conditions for one person: two masks over the conjunctions of the table, disjoint."""

    table: "ConditionTable"
    hold: int
    fail: int

    def of(self, condition: Condition) -> Truth | None:
        """The value of a condition, looked up by identity, not equality; None if it is not an object of this aid."""
        mask = self.table.masks.get(id(condition))
        return None if mask is None else _value(self.hold, self.fail, mask)

    def stated(self) -> list[Truth]:
        """The value of the condition of each statement, in file order."""
        hold, fail = self.hold, self.fail
        return [YES if hold & mask else NO if fail & mask == mask else CANNOT_TELL for mask in self.table.stated]

    def undecided(self, asked: Iterable[int]) -> set[int]:
        """Those of these conditions, each given as the mask of its conjunctions, that are undecided."""
        return {mask for mask in asked if not self.hold & mask and self.fail & mask != mask}

    def beside(self, other: "Evaluation") -> "Evaluation":
        """Kleene's *or* of two people, condition by condition: yes before cannot tell before no."""
        return Evaluation(self.table, self.hold | other.hold, self.fail & other.fail)


def select(people: Sequence[Evaluation], mask: int) -> dict[Truth, int]:
    """For whom the condition of that mask has each value: a bit for each of these people of one aid."""
    yes = sum(1 << number for number, evaluation in enumerate(people) if evaluation.hold & mask)
    no = sum(1 << number for number, evaluation in enumerate(people) if evaluation.fail & mask == mask)
    return {YES: yes, NO: no & ~yes, CANNOT_TELL: (1 << len(people)) - 1 & ~(yes | no)}


def _value(hold: int, fail: int, mask: int) -> Truth:
    if hold & mask:
        return YES
    return NO if fail & mask == mask else CANNOT_TELL


def disjunctive_normal_form(condition: Condition) -> tuple[Conjunction, ...]:
    """The disjunctive normal form: conjunctions, each a set of clauses that must all hold; () is never true."""
    if isinstance(condition, Clause | Otherwise):
        return (frozenset({condition}),)
    parts = [disjunctive_normal_form(part) for part in condition.parts]
    if isinstance(condition, Any):
        return tuple(chain.from_iterable(parts))
    return tuple(frozenset[Clause]().union(*chosen) for chosen in product(*parts))


class ConditionTable:
    """One bit per conjunction in any DNF, and per question the conjunctions that an answer to it falsifies.

    Built once per aid, of all its `conditions`. Among those are the conditions of its statements, `stated`, and of its
    questions, `asked`, in the order in which they are asked: a condition may refer to earlier questions only, so one
    pass in that order decides everything.
    """

    def __init__(
        self, asked: Sequence[tuple[str, Condition]], stated: Sequence[Condition], conditions: Iterable[Condition]
    ) -> None:
        bits: dict[Conjunction, int] = {}
        self._conditions = tuple(conditions)  # kept, since they are looked up by identity
        self.masks = {
            id(part): sum(
                {1 << bits.setdefault(conjunction, len(bits)) for conjunction in disjunctive_normal_form(part)}
            )
            for condition in self._conditions
            for part in _parts(condition)
        }
        self.stated = tuple(self.masks[id(when)] for when in stated)
        self._all = (1 << len(bits)) - 1
        atoms = _masks_of_atoms(bits)
        left_over = [(one, mask) for one, mask in atoms.items() if isinstance(one, Otherwise)]
        self._otherwise = [
            (_union(self.masks[id(case)] for case in otherwise.cases), mask) for otherwise, mask in left_over
        ]
        mentions = _by_question(atoms)
        self._questions = [(name, self.masks[id(when)], *_effects(mentions.get(name, {}))) for name, when in asked]

    def evaluate(self, answers: Mapping[str, object]) -> tuple[dict[str, Truth], Evaluation]:
        """Evaluate all conditions for these answers: whether each question is asked, in order, and everything else.

        An answer to a question that is not asked is ignored. Chosen ids come as a frozenset, numbers as int; a value
        of another type counts as no answer.
        """
        hold, fail, asked = self._all, 0, {}
        for name, when, mentioned, failing in self._questions:
            asked[name] = truth = _value(hold, fail, when)
            answer = answers.get(name)
            if truth is YES and isinstance(answer, (frozenset, int)):
                failed = failing(answer)
                hold, fail = hold & ~failed, fail | failed
            else:
                hold &= ~mentioned
                fail |= mentioned if truth is NO else 0
        for cases, mentioned in self._otherwise:
            truth = _value(hold, fail, cases)
            hold &= -1 if truth is NO else ~mentioned
            fail |= mentioned if truth is YES else 0
        return asked, Evaluation(self, hold, fail)


def _parts(condition: Condition) -> Iterable[Condition]:
    yield condition
    if not isinstance(condition, Clause):
        yield from chain.from_iterable(map(_parts, parts_of(condition)))


def _masks_of_atoms(bits: Mapping[Conjunction, int]) -> dict[Clause | Otherwise, int]:
    """Each clause and `otherwise` with the mask of the conjunctions that contain it."""
    masks: dict[Clause | Otherwise, int] = {}
    for conjunction, bit in bits.items():
        for atom in conjunction:
            masks[atom] = masks.get(atom, 0) | 1 << bit
    return masks


def _by_question(atoms: Mapping[Clause | Otherwise, int]) -> dict[str, dict[Clause, int]]:
    """The clauses of each question, with their masks."""
    mentions: dict[str, dict[Clause, int]] = {}
    for atom, mask in atoms.items():
        if isinstance(atom, Clause):
            mentions.setdefault(atom.question, {})[atom] = mask
    return mentions


def _effects(masks: Mapping[Clause, int]) -> tuple[int, Callable[[frozenset[str] | int], int]]:
    """The mask of the conjunctions about a question, and a cached function: which of them an answer falsifies."""

    @lru_cache(maxsize=ANSWER_CACHE_SIZE)
    def failing(answer: frozenset[str] | int) -> int:
        return _union(mask for clause, mask in masks.items() if not clause.accepts(answer))

    return _union(masks.values()), failing


def _union(masks: Iterable[int]) -> int:
    union = 0
    for mask in masks:
        union |= mask
    return union
