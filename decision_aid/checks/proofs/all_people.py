"""Everybody who can answer an aid's questions, encoded as a SAT problem, to ask who can meet which conditions.

The encoding follows the engine's three-valued (Kleene) logic: a condition has one variable for yes and one for no, and
cannot tell is neither. Answers and which questions are asked are variables too, so a model of the formula is a person.
"""

from collections.abc import Callable
from typing import NamedTuple

from decision_aid.checks.aid_cache import cached_for_last_aid
from decision_aid.checks.proofs.answer_variables import create_answer_variables
from decision_aid.checks.proofs.sat_solver import MAX_CONFLICTS, SatSolver
from decision_aid.checks.proofs.tried_people import tried_people
from decision_aid.consultation.answers import Answer
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import All, Clause, Condition, Otherwise, Truth

Constraint = tuple[Condition, Truth]


class TruthLiterals(NamedTuple):
    """The literals for "this condition yields yes" and "it yields no"; where neither is true, it cannot be told."""

    yes: int
    no: int

    def literal(self, truth: Truth, solver: SatSolver) -> int:
        """The literal for "it yields `truth`"."""
        if truth is Truth.CANNOT_TELL:
            return solver.all_of((-self.yes, -self.no))
        return self.yes if truth is Truth.YES else self.no


def encode_condition(
    solver: SatSolver, condition: Condition, clause_literals: Callable[[Clause], TruthLiterals]
) -> TruthLiterals:
    """Encode a condition, given the literals of its clauses."""
    if isinstance(condition, Clause):
        return clause_literals(condition)
    if isinstance(condition, Otherwise):
        met = encode_condition(solver, condition.any_case, clause_literals)
        return TruthLiterals(met.no, met.yes)
    parts = [encode_condition(solver, part, clause_literals) for part in condition.parts]
    yes, no = [part.yes for part in parts], [part.no for part in parts]
    if isinstance(condition, All):
        return TruthLiterals(solver.all_of(yes), solver.any_of(no))
    return TruthLiterals(solver.any_of(yes), solver.all_of(no))


class AllPeople:
    """The set of all possible persons; a claim (a condition and its result) selects those for whom it is true.

    Literals are signed integers of its solver, as in DIMACS. Encodings are shared, so build one for each aid and ask it
    often; `conflicts` is the solver's budget for each query.
    """

    def __init__(self, aid: DecisionAid, conflicts: int = MAX_CONFLICTS) -> None:
        self._aid = aid
        self.solver = SatSolver(conflicts)
        self.variables = create_answer_variables(aid, self.solver)
        self._when = {question.id: question.when for question in aid.questions}
        self._clauses: dict[tuple[Clause, str], TruthLiterals] = {}
        self._conditions: dict[tuple[int, str], tuple[Condition, TruthLiterals]] = {}  # by identity

    def encode(self, condition: Condition, truth: Truth, silent: str = "") -> int:
        """Encode "this condition yields `truth`" as a literal, optionally as if the question `silent` had no answer."""
        return self.literals(condition, silent).literal(truth, self.solver)

    def literals(self, condition: Condition, silent: str = "") -> TruthLiterals:
        """Both literals of a condition, encoded once for each object: its hash would cost as much as encoding it."""
        key = (id(condition), silent)
        if key not in self._conditions:
            found = encode_condition(self.solver, condition, lambda line: self._clause(line, silent))
            self._conditions[key] = (condition, found)  # kept, so that no other object takes over its identity
        return self._conditions[key][1]

    def is_asked(self, question_id: str, truth: Truth = Truth.YES) -> int:
        """Encode "whether this question is asked is `truth`" as a literal."""
        return self.encode(self._when[question_id], truth)

    def accepts_any_answer(self, line: Clause) -> bool:
        """Whether any answer within the question's limits satisfies a clause."""
        return bool(self.variables[line.question].satisfying(line))

    def accepts_every_answer(self, line: Clause) -> bool:
        """Whether every possible answer satisfies a clause."""
        variables = self.variables[line.question]
        return len(variables.satisfying(line)) == len(variables.parts)

    def decides(self, question_id: str, condition: Condition) -> Truth:
        """Whether answering a question ever decides a condition that is undecided without it."""
        if isinstance(condition, Clause):
            is_asked = (self._when[question_id], Truth.YES)
            return self.satisfiable(is_asked) if condition.question == question_id else Truth.NO
        silent, said = self.encode(condition, Truth.CANNOT_TELL, question_id), self.encode(condition, Truth.CANNOT_TELL)
        return self.satisfiable(self.is_asked(question_id), silent, -said)

    def satisfiable(self, *claims: Constraint | int) -> Truth:
        """Whether one person can meet all claims or literals; cannot tell where the solver's budget runs out.

        A person or model that meets them, or a contradiction found before, answers without a search.
        """
        if self._is_met_by_tried_person(claims):
            return Truth.YES
        wanted = self._literals(claims)
        return self.solver.known_result(wanted) or self.solver.satisfiable(wanted)

    def _is_met_by_tried_person(self, claims: tuple[Constraint | int, ...]) -> bool:
        pairs = [claim for claim in claims if not isinstance(claim, int)]
        return 0 < len(pairs) == len(claims) and tried_people(self._aid).somebody_meets(pairs)

    def example_person(self, *claims: Constraint | int) -> dict[str, Answer]:
        """An example person who meets all claims, with few answers: each is dropped greedily where it can be.

        The claims must be satisfiable. Cost: one solver query for each question and part of an answer.
        """
        wanted = self._literals(claims)
        for said in reversed(self.variables.values()):
            for literal in (said.no_answer, *(-part for part in said.parts.values())):
                if self.solver.satisfiable([*wanted, literal]) is Truth.YES:
                    wanted.append(literal)
                if literal in wanted and literal == said.no_answer:
                    break
        self.solver.satisfiable(wanted)
        answers = {name: variables.answer(self.solver) for name, variables in self.variables.items()}
        return {name: answer for name, answer in answers.items() if answer is not None}

    def _literals(self, claims: tuple[Constraint | int, ...]) -> list[int]:
        return [claim if isinstance(claim, int) else self.encode(*claim) for claim in claims]

    def _clause(self, line: Clause, silent: str) -> TruthLiterals:
        key = (line, silent)
        if key not in self._clauses:
            self._clauses[key] = self._clause_anew(line, silent)
        return self._clauses[key]

    def _clause_anew(self, line: Clause, silent: str) -> TruthLiterals:
        asked, variables = self.literals(self._when[line.question]), self.variables[line.question]
        if line.question == silent:
            return TruthLiterals(-self.solver.true, asked.no)
        counts = self.solver.any_of(variables.satisfying(line))
        another = self.solver.all_of((asked.yes, -variables.no_answer, -counts))
        return TruthLiterals(self.solver.all_of((asked.yes, counts)), self.solver.any_of((asked.no, another)))


@cached_for_last_aid
def all_people(aid: DecisionAid) -> AllPeople:
    """The set of all persons of an aid, cached for the last aid, so that all checks share one encoding.

    All conditions are encoded before the first query: only then do recent models have the variables of them all.
    """
    everybody = AllPeople(aid)
    for _, condition, _ in aid.conditions:
        everybody.literals(condition)
    return everybody
