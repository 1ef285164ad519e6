"""The SAT solver behind the proofs: a thin layer over PySAT's MiniSat 2.2 with formulas, assumptions and a budget.

Formulas become clauses by Tseitin's encoding, "at most one" by the sequential-counter (ladder) encoding, and
maximisation by the incremental totalizer. Clauses stay from query to query; assumptions are for one query only.

Not Glucose: it has an array of fixed size for decision levels, and more assumptions than variables write past its end
and crash the process, at once or later. For the same reason no assumption is passed twice.
"""

import weakref
from collections import deque
from collections.abc import Iterable, Sequence

from decision_aid.model.conditions import Truth

MAX_CONFLICTS = 20_000
MODELS_CACHED = 40
CORES_CACHED = 200
TRUTH_OF_RESULT = {True: Truth.YES, False: Truth.NO, None: Truth.CANNOT_TELL}


class SatSolver:
    """An incremental SAT solver. Literals are signed integers as in DIMACS: -1 is the negation of variable 1.

    Equal conjunctions share one variable (hash-consing). `conflicts` is the budget for each query, in solver conflicts,
    so that a result never depends on the speed of the machine.
    """

    def __init__(self, conflicts: int = MAX_CONFLICTS) -> None:
        from pysat.solvers import Minisat22

        self._solver = Minisat22()
        weakref.finalize(self, self._solver.delete)  # its own __del__ runs too late when the interpreter shuts down
        self._formulas: dict[tuple[int, ...], int] = {}
        self._conflicts = conflicts
        self._variables = 0
        self._models: deque[frozenset[int]] = deque(maxlen=MODELS_CACHED)  # each by its true literals
        self.true = self.new_variable()
        self.add_clause(self.true)
        self._cores = [frozenset({-self.true})]

    def new_variable(self) -> int:
        """A new variable, free to be true or false."""
        self._variables += 1
        return self._variables

    def add_clause(self, *literals: int) -> None:
        """Add a clause: at least one of these literals is true, from now on."""
        self._solver.add_clause(literals)

    def all_of(self, literals: Iterable[int]) -> int:
        """A literal that is true exactly when all of these are (Tseitin encoding, simplified for constants)."""
        parts = set(literals)
        parts.discard(self.true)
        if -self.true in parts or not parts.isdisjoint([-literal for literal in parts]):
            return -self.true
        if len(parts) < 2:
            return parts.pop() if parts else self.true
        key = tuple(sorted(parts))
        if key not in self._formulas:
            self._formulas[key] = self._equal_to_all(key)
        return self._formulas[key]

    def any_of(self, literals: Iterable[int]) -> int:
        """A literal that is true exactly when at least one of these is."""
        return -self.all_of([-literal for literal in literals])

    def at_most_one(self, literals: Sequence[int]) -> None:
        """Add clauses: no two of these are true; sequential-counter encoding, linear in clauses and variables."""
        before = literals[0] if literals else 0
        for literal in literals[1:]:
            self.add_clause(-before, -literal)
            either = self.new_variable()
            self.add_clause(-before, either)
            self.add_clause(-literal, either)
            before = either

    def satisfiable(self, literals: Iterable[int]) -> Truth:
        """Whether all of these literals can be true at once; cannot tell where the budget of conflicts runs out.

        `expect_interrupt` has the solver let other threads run meanwhile; so a SatSolver is for one thread alone.
        """
        self._solver.conf_budget(self._conflicts)
        truth = TRUTH_OF_RESULT[self._solver.solve_limited(list(dict.fromkeys(literals)), expect_interrupt=True)]
        if truth is Truth.YES:
            self._models.appendleft(frozenset(self._solver.get_model()))
        elif truth is Truth.NO and len(self._cores) < CORES_CACHED:
            self._cores.append(frozenset(self.unsat_core()))
        return truth

    def known_result(self, literals: Sequence[int]) -> Truth | None:
        """The result that needs no query: yes from one of the last models, no from one of the first unsat cores."""
        wanted = frozenset(literals)
        if any(wanted <= model for model in self._models):
            return Truth.YES
        return Truth.NO if any(core <= wanted for core in self._cores) else None

    def prefer_true(self, literals: Sequence[int]) -> None:
        """Try these literals first when a variable is free (the solver's phases); a hint without effect on results."""
        self._solver.set_phases(literals)

    def maximise(self, literals: Sequence[int]) -> tuple[list[int], Truth]:
        """Maximise how many of these are true: those of the best model, and whether it is proved that no more can be.

        MaxSAT by linear search upwards over a totalizer's outputs. The second value is never NO.
        """
        from pysat.card import ITotalizer

        best = self._true_among(literals) if self.satisfiable(()) is Truth.YES else []
        counted = ITotalizer([-literal for literal in literals], ubound=len(literals), top_id=self._variables)
        self._variables = counted.top_id
        for clause in counted.cnf.clauses:
            self.add_clause(*clause)
        while len(best) < len(literals):
            more = self.satisfiable([-counted.rhs[len(literals) - len(best) - 1]])
            if more is not Truth.YES:
                return best, Truth.YES if more is Truth.NO else Truth.CANNOT_TELL
            best = self._true_among(literals)
        return best, Truth.YES

    def unsat_core(self) -> set[int]:
        """The unsat core of the last query: some of its assumptions that already contradict; not minimal."""
        return set(self._solver.get_core() or ())

    def value(self, literal: int) -> bool:
        """Whether the literal is true in the last model."""
        return literal in self._models[0]

    def _true_among(self, literals: Sequence[int]) -> list[int]:
        return [literal for literal in literals if self.value(literal)]

    def _equal_to_all(self, parts: tuple[int, ...]) -> int:
        whole, add = self.new_variable(), self._solver.add_clause
        for part in parts:
            add((-whole, part))
        add((whole, *[-part for part in parts]))
        return whole
