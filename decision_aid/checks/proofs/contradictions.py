"""A condition that nobody can meet goes in; the smallest set of lines that contradict each other comes out."""

from itertools import combinations, islice

from decision_aid.checks.proofs.answer_facts import sayings
from decision_aid.checks.proofs.sat_solver import Logic
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import All, Condition, Line, Truth
from decision_aid.model.problems import Place

Spot = tuple[Place, Line]
MOST_TRIED = 2000  # more lines than ever stand in one condition; then none of those told can go


def contradicting(aid: DecisionAid, condition: Condition) -> tuple[Line, ...]:
    """The fewest lines, of the condition and of the questions it leads to, that nobody can meet together."""
    return _Demands(aid).contradicting(condition)


class _Demands:
    """What a condition asks for, where each line counts only while the fact that it is there is so."""

    def __init__(self, aid: DecisionAid) -> None:
        self.logic = Logic()
        self.said = sayings(aid, self.logic)
        self.when = {question.id: question.when for question in aid.questions}
        self.there: dict[Spot, int] = {}
        self.asked: dict[str, int] = {}

    def contradicting(self, condition: Condition) -> tuple[Line, ...]:
        wanted = self.need(condition)
        if self.logic.together([wanted, *self.there.values()]) is not Truth.NO:
            return ()
        kept = self.logic.clash()
        for fact in sorted(kept - {wanted}):
            if self.logic.together([wanted, *(kept - {wanted, fact})]) is Truth.NO:
                kept = self.logic.clash() | {wanted}
        kept = self.fewest(wanted, kept - {wanted})
        return tuple(line for (_, line), fact in sorted(self.there.items(), key=_spot) if fact in kept)

    def fewest(self, wanted: int, kept: set[int]) -> set[int]:
        """A smaller set of lines that contradict, where there is one; else these, of which none can go."""
        smaller = (set(some) for size in range(1, len(kept)) for some in combinations(self.there.values(), size))
        tried = islice(smaller, MOST_TRIED)
        return next((some for some in tried if self.logic.together([wanted, *some]) is Truth.NO), kept)

    def need(self, condition: Condition) -> int:
        """A fact that can be so only where the condition is met."""
        if isinstance(condition, Line):
            return self.line(condition)
        parts = [self.need(part) for part in condition.parts]
        return self.logic.all_of(parts) if isinstance(condition, All) else self.logic.any_of(parts)

    def line(self, line: Line) -> int:
        there = self.there.setdefault((line.place, line), self.logic.fact())
        counts = self.logic.any_of(self.said[line.question].counting(line))
        if line.question not in self.asked:
            self.asked[line.question] = self.need(self.when[line.question])
        return self.logic.any_of((-there, self.logic.all_of((counts, self.asked[line.question]))))


def _spot(item: tuple[Spot, int]) -> Place:
    return item[0][0]
