"""The SAT solver behind the proofs: whether some facts, and formulas over them, can hold together.

The solver is MiniSat 2.2, which keeps nothing of a fixed size for the levels of a search. Glucose does: with more
assumptions than variables it writes past the end of an array, and the process dies, there or later. So no assumption
is handed over twice either.
"""

import weakref
from collections import deque
from collections.abc import Iterable, Sequence

from decision_aid.model.conditions import Truth

CONFLICTS = 20_000
KEPT = 40
FOUND = {True: Truth.YES, False: Truth.NO, None: Truth.CANNOT_TELL}


class Logic:
    """Facts are whole numbers from 1, and -1 says that fact 1 is not so; equal formulas are the same fact."""

    def __init__(self, conflicts: int = CONFLICTS) -> None:
        from pysat.solvers import Minisat22

        self._solver = Minisat22()
        weakref.finalize(self, self._solver.delete)  # its own end of life comes too late when Python stops
        self._formulas: dict[tuple[int, ...], int] = {}
        self._conflicts = conflicts
        self._facts = 0
        self._cases: deque[list[int]] = deque(maxlen=KEPT)
        self.true = self.fact()
        self.rule(self.true)

    def fact(self) -> int:
        """A new fact, which may be so or not."""
        self._facts += 1
        return self._facts

    def rule(self, *facts: int) -> None:
        """At least one of these is so."""
        self._solver.add_clause(facts)

    def all_of(self, facts: Iterable[int]) -> int:
        """The fact that all of these are so."""
        parts = {fact for fact in facts if fact != self.true}
        if -self.true in parts or any(-fact in parts for fact in parts):
            return -self.true
        if len(parts) < 2:
            return parts.pop() if parts else self.true
        key = tuple(sorted(parts))
        if key not in self._formulas:
            self._formulas[key] = self._equal_to_all(key)
        return self._formulas[key]

    def any_of(self, facts: Iterable[int]) -> int:
        """The fact that at least one of these is so."""
        return -self.all_of(-fact for fact in facts)

    def at_most_one(self, facts: Sequence[int]) -> None:
        """No two of these are so."""
        before = facts[0] if facts else 0
        for fact in facts[1:]:
            self.rule(-before, -fact)
            either = self.fact()
            self.rule(-before, either)
            self.rule(-fact, either)
            before = either

    def together(self, facts: Iterable[int]) -> Truth:
        """Whether all of these can be so at once, named once or often; cannot tell where that takes too long."""
        self._solver.conf_budget(self._conflicts)
        found = FOUND[self._solver.solve_limited(assumptions=list(dict.fromkeys(facts)))]
        if found is Truth.YES:
            self._cases.appendleft(self._solver.get_model())
        return found

    def known_together(self, facts: Sequence[int]) -> bool:
        """Whether all of these are so in one of the last cases that were found."""
        return any(all(_so(case, fact) for fact in facts) for case in self._cases)

    def prefer(self, facts: Sequence[int]) -> None:
        """Of what else may be so in a case, these are tried first."""
        self._solver.set_phases(facts)

    def most(self, facts: Sequence[int]) -> tuple[list[int], Truth]:
        """As many of these as can be so at once, and whether it is proved that no more can."""
        from pysat.card import ITotalizer

        best = self._so_among(facts) if self.together(()) is Truth.YES else []
        counted = ITotalizer([-fact for fact in facts], ubound=len(facts), top_id=self._facts)
        self._facts = counted.top_id
        for clause in counted.cnf.clauses:
            self.rule(*clause)
        while len(best) < len(facts):
            more = self.together([-counted.rhs[len(facts) - len(best) - 1]])
            if more is not Truth.YES:
                return best, Truth.YES if more is Truth.NO else Truth.CANNOT_TELL
            best = self._so_among(facts)
        return best, Truth.YES

    def clash(self) -> set[int]:
        """Of the facts that were just found not to go together, some that already do not."""
        return set(self._solver.get_core() or ())

    def so(self, fact: int) -> bool:
        """Whether the fact is so in the last case that was found."""
        return _so(self._cases[0], fact)

    def _so_among(self, facts: Sequence[int]) -> list[int]:
        return [fact for fact in facts if self.so(fact)]

    def _equal_to_all(self, parts: tuple[int, ...]) -> int:
        whole = self.fact()
        for part in parts:
            self.rule(-whole, part)
        self.rule(whole, *(-part for part in parts))
        return whole


def _so(case: list[int], fact: int) -> bool:
    return len(case) >= abs(fact) and (case[abs(fact) - 1] > 0) is (fact > 0)
