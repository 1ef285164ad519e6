"""Everybody who can answer an aid's questions, encoded as a SAT problem, to ask who can meet which conditions.

The encoding follows the engine's three-valued (Kleene) logic: a condition has one variable for yes and one for no, and
cannot tell is neither. Answers and which questions are asked are variables too, so a model of the formula is a person.
"""

from collections.abc import Callable

from decision_aid.checks.proofs.answer_variables import create_answer_variables
from decision_aid.checks.proofs.condition_uses import cached_for_last_aid
from decision_aid.checks.proofs.sat_solver import MAX_CONFLICTS, SatSolver
from decision_aid.checks.proofs.tried_people import tried_people
from decision_aid.consultation.answers import Answer
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import All, Clause, Condition, Otherwise, Truth, not_

Constraint = tuple[Condition, Truth]


def encode_condition(
    solver: SatSolver, condition: Condition, truth: Truth, clause_literal: Callable[[Clause, Truth], int]
) -> int:
    """Encode "this condition yields `truth`" as a literal, given the literals of its clauses for yes and for no.

    Cannot tell is encoded as neither yes nor no.
    """
    if truth is Truth.CANNOT_TELL:
        known = [encode_condition(solver, condition, other, clause_literal) for other in (Truth.YES, Truth.NO)]
        return solver.all_of(-fact for fact in known)
    if isinstance(condition, Clause):
        return clause_literal(condition, truth)
    if isinstance(condition, Otherwise):
        return encode_condition(solver, condition.any_case, not_(truth), clause_literal)
    parts = [encode_condition(solver, part, truth, clause_literal) for part in condition.parts]
    needs_all = isinstance(condition, All) is (truth is Truth.YES)
    return solver.all_of(parts) if needs_all else solver.any_of(parts)


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
        self._lines: dict[tuple[Clause, Truth, str], int] = {}

    def encode(self, condition: Condition, truth: Truth, silent: str = "") -> int:
        """Encode "this condition yields `truth`" as a literal, optionally as if the question `silent` had no answer."""
        return encode_condition(self.solver, condition, truth, lambda line, wanted: self._line(line, wanted, silent))

    def asked(self, question_id: str, truth: Truth = Truth.YES) -> int:
        """Encode "whether this question is asked is `truth`" as a literal."""
        return self.encode(self._when[question_id], truth)

    def accepts_any_answer(self, line: Clause) -> bool:
        """Whether any answer within the question's limits satisfies a clause."""
        return bool(self.variables[line.question].satisfying(line))

    def accepts_every_answer(self, line: Clause) -> bool:
        """Whether every possible answer satisfies a clause."""
        said = self.variables[line.question]
        return len(said.satisfying(line)) == len(said.parts)

    def decides(self, question_id: str, condition: Condition) -> Truth:
        """Whether answering a question ever decides a condition that is undecided without it."""
        if isinstance(condition, Clause):
            is_asked = (self._when[question_id], Truth.YES)
            return self.satisfiable(is_asked) if condition.question == question_id else Truth.NO
        silent, said = self.encode(condition, Truth.CANNOT_TELL, question_id), self.encode(condition, Truth.CANNOT_TELL)
        return self.satisfiable(self.asked(question_id), silent, -said)

    def satisfiable(self, *claims: Constraint | int) -> Truth:
        """Whether one person can meet all claims or literals; cannot tell where the solver's budget runs out.

        A person or model that meets them, or a contradiction found before, answers without a search.
        """
        if self._is_met_by_tried_person(claims):
            return Truth.YES
        wanted = self._literals(claims)
        return self.solver.known(wanted) or self.solver.satisfiable(wanted)

    def _is_met_by_tried_person(self, claims: tuple[Constraint | int, ...]) -> bool:
        pairs = [claim for claim in claims if not isinstance(claim, int)]
        return 0 < len(pairs) == len(claims) and any(
            all(person.of(condition) is truth for condition, truth in pairs) for person in tried_people(self._aid)
        )

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
        answers = {name: said.answer(self.solver) for name, said in self.variables.items()}
        return {name: answer for name, answer in answers.items() if answer is not None}

    def _literals(self, claims: tuple[Constraint | int, ...]) -> list[int]:
        return [claim if isinstance(claim, int) else self.encode(*claim) for claim in claims]

    def _line(self, line: Clause, truth: Truth, silent: str) -> int:
        key = (line, truth, silent)
        if key not in self._lines:
            self._lines[key] = self._line_anew(line, truth, silent)
        return self._lines[key]

    def _line_anew(self, line: Clause, truth: Truth, silent: str) -> int:
        asked, said = self.asked(line.question, truth), self.variables[line.question]
        counts = self.solver.any_of(said.satisfying(line))
        if line.question == silent:
            return -self.solver.true if truth is Truth.YES else asked
        if truth is Truth.YES:
            return self.solver.all_of((asked, counts))
        otherwise = self.solver.all_of((self.asked(line.question), -said.no_answer, -counts))
        return self.solver.any_of((asked, otherwise))


@cached_for_last_aid
def all_people(aid: DecisionAid) -> AllPeople:
    """The set of all persons of an aid, cached for the last aid, so that all checks share one encoding.

    All conditions are encoded before the first query: only then do recent models have the variables of them all.
    """
    everybody = AllPeople(aid)
    for _, condition in aid.conditions:
        for truth in (Truth.YES, Truth.NO):
            everybody.encode(condition, truth)
    return everybody
