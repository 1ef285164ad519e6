"""The conditions of an aid come in; a table that answers all of them in one pass over somebody's answers goes out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, product

from decision_aid.model.conditions import Any, Condition, Line, Truth

Way = frozenset[Line]

ANSWERS_REMEMBERED = 1024


YES, NO, CANNOT_TELL = Truth.YES, Truth.NO, Truth.CANNOT_TELL  # looked up once: a page asks for hundreds


@dataclass(frozen=True, slots=True)
class Standing:
    """How all conditions stand for one person: a bit for each way to hold, set in `hold` or `fail` where that is so."""

    table: "Table"
    hold: int
    fail: int

    def of(self, condition: Condition) -> Truth | None:
        """What a condition of the aid answers, known by being the very one that stands there; None for any other."""
        ways = self.table.ways.get(id(condition))
        return None if ways is None else _answer(self.hold, self.fail, ways)

    def stated(self) -> list[Truth]:
        """What the condition of each statement answers, in order."""
        hold, fail = self.hold, self.fail
        return [YES if hold & ways else NO if fail & ways == ways else CANNOT_TELL for ways in self.table.stated]

    def undecided(self, asked: Iterable[int]) -> set[int]:
        """Of these conditions, each as the bits of its ways, those of which one cannot tell."""
        return {ways for ways in asked if not self.hold & ways and self.fail & ways != ways}

    def beside(self, other: "Standing") -> "Standing":
        """How all conditions stand for either of two: yes before cannot tell, and that before no."""
        return Standing(self.table, self.hold | other.hold, self.fail & other.fail)


def _answer(hold: int, fail: int, ways: int) -> Truth:
    if hold & ways:
        return YES
    return NO if fail & ways == ways else CANNOT_TELL


def ways(condition: Condition) -> tuple[Way, ...]:
    """The condition as alternatives, each a set of lines that must all hold; for *cannot tell* they say the same."""
    if isinstance(condition, Line):
        return (frozenset({condition}),)
    parts = [ways(part) for part in condition.parts]
    if isinstance(condition, Any):
        return tuple(chain.from_iterable(parts))
    return tuple(frozenset[Line]().union(*chosen) for chosen in product(*parts))


class Table:
    """A bit for every way in which a condition can hold, and what each answer does to all of them."""

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
        """Which questions are asked, in order, and how all conditions stand."""
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
    """For each question the lines that name it, and the ways in which each line stands."""
    naming: dict[str, dict[Line, int]] = {}
    for way, bit in bits.items():
        for line in way:
            lines = naming.setdefault(line.question, {})
            lines[line] = lines.get(line, 0) | 1 << bit
    return naming


def _effects(lines: Mapping[Line, int]) -> tuple[int, Callable[[frozenset[str] | int], int]]:
    """The ways that name a question, and those among them that fail with an answer to it."""

    @lru_cache(maxsize=ANSWERS_REMEMBERED)
    def failing(answer: frozenset[str] | int) -> int:
        return _joined(ways for line, ways in lines.items() if not line.counts(answer))

    return _joined(lines.values()), failing


def _joined(ways: Iterable[int]) -> int:
    joined = 0
    for one in ways:
        joined |= one
    return joined
