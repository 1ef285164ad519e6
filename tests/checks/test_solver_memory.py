"""Rule files with which a solver once wrote past the end of its memory are checked, again and again."""

import random
from collections.abc import Callable

from decision_aid.checks.proofs.sat_solver import SatSolver
from decision_aid.checks.run import check_rule_file
from decision_aid.model.conditions import Truth
from tests.support.aids import TODAY
from tests.support.random_aids import excluding_aid, plain_aid, repeating_aid
from tests.support.sampling import sampled

TIMES = 5  # the damage to the heap that one check did often showed in a later one


@sampled(
    ("shape", "seed"),
    [(plain_aid, 14), (plain_aid, 43), (excluding_aid, 0), (excluding_aid, 2), (excluding_aid, 18), (repeating_aid, 4)],
    2,
)
def test_a_file_that_once_ended_the_process_is_checked(shape: Callable[[int], str], seed: int) -> None:
    for time in range(TIMES):
        _, problems = check_rule_file(f"{shape(seed)}# {time}\n".encode(), today=TODAY)
        assert {"one-sided"} <= {problem.check for problem in problems}


def test_a_fact_that_is_named_more_often_than_there_are_facts_counts_once() -> None:
    draw, solver = random.Random(1), SatSolver()
    literals = [solver.new_variable() for _ in range(12)]
    for _ in range(50):
        solver.add_clause(*(draw.choice((1, -1)) * literal for literal in draw.sample(literals, 3)))
    for _ in range(40):
        some = [draw.choice((1, -1)) * literal for literal in draw.sample(literals, 4)]
        once = solver.satisfiable(some)
        clash = solver.unsat_core() if once is Truth.NO else set()
        assert solver.satisfiable(some * 500) is once
        assert clash <= set(some)
