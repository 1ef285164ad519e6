"""Explain why nobody can meet a condition: a small set of clauses that contradict each other.

Each clause is guarded by an assumption variable. The solver's unsat core is minimised by deletion, then smaller sets
are tried by brute force up to a limit, since an author understands two clauses at a glance and five hardly at all.
"""

from itertools import combinations, islice

from decision_aid.checks.proofs.answer_variables import AnswerVariables, answer_variables
from decision_aid.checks.proofs.sat_solver import SatSolver
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import All, Clause, Condition, Otherwise, Truth
from decision_aid.model.problems import Place

PlacedClause = tuple[Place, Clause]
MAX_SUBSETS_TRIED = (
    2000  # sets of clauses; beyond it the minimised core is reported, of which no single clause can be dropped
)


def find_contradiction(aid: DecisionAid, condition: Condition) -> tuple[Clause, ...]:
    """A minimal set of clauses that nobody can meet together, from the condition and those of the questions it names.

    In file order; () where somebody can meet the condition or the solver's budget runs out.
    """
    return _Demands(aid).contradicting(condition)


class _Demands:
    """The condition's encoding, in which each clause counts only while its assumption variable in `there` is true."""

    def __init__(self, aid: DecisionAid) -> None:
        self.solver = SatSolver()
        self.aid, self.said = aid, dict[str, AnswerVariables]()
        self.when = {question.id: question.when for question in aid.questions}
        self.there: dict[PlacedClause, int] = {}
        self.asked: dict[str, int] = {}

    def contradicting(self, condition: Condition) -> tuple[Clause, ...]:
        wanted = self.need(condition)
        if self.solver.satisfiable([wanted, *self.there.values()]) is not Truth.NO:
            return ()
        core = self.solver.unsat_core()
        for literal in sorted(core - {wanted}):
            if self.solver.satisfiable([wanted, *(core - {wanted, literal})]) is Truth.NO:
                core = self.solver.unsat_core() | {wanted}
        core = self.fewest(wanted, core - {wanted})
        return tuple(line for (_, line), literal in sorted(self.there.items(), key=_spot) if literal in core)

    def fewest(self, wanted: int, core: set[int]) -> set[int]:
        """The smallest contradicting set found within the limit; else the one given.

        The models prefer clauses that count, so that one model shows of many sets that they do not contradict.
        """
        self.solver.prefer_true([*self.there.values()])
        smaller = (set(some) for size in range(1, len(core)) for some in combinations(self.there.values(), size))
        tried = islice(smaller, MAX_SUBSETS_TRIED)
        return next((some for some in tried if self.contradict([wanted, *some])), core)

    def contradict(self, literals: list[int]) -> bool:
        return (self.solver.known_result(literals) or self.solver.satisfiable(literals)) is Truth.NO

    def need(self, condition: Condition) -> int:
        """A literal that can be true only where the condition is met; an `otherwise` is left to its own check."""
        if isinstance(condition, Clause):
            return self.line(condition)
        if isinstance(condition, Otherwise):
            return self.solver.true
        parts = [self.need(part) for part in condition.parts]
        return self.solver.all_of(parts) if isinstance(condition, All) else self.solver.any_of(parts)

    def line(self, line: Clause) -> int:
        there = self.there.setdefault((line.place, line), self.solver.new_variable())
        if line.question not in self.said:
            self.said[line.question] = answer_variables(self.aid, self.aid.question(line.question), self.solver)
            self.asked[line.question] = self.need(self.when[line.question])
        counts = self.solver.any_of(self.said[line.question].satisfying(line))
        return self.solver.any_of((-there, self.solver.all_of((counts, self.asked[line.question]))))


def _spot(item: tuple[PlacedClause, int]) -> Place:
    return item[0][0]
