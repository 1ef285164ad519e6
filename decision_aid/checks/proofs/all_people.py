"""Everybody who can answer an aid's questions, encoded as a SAT problem, to ask who can meet which conditions.

The encoding follows the engine's three-valued (Kleene) logic: a condition has one variable for yes and one for no, and
cannot tell is neither. Answers and which questions are asked are variables too, so a model of the formula is a person.
"""

from decision_aid.checks.proofs.answer_facts import sayings
from decision_aid.checks.proofs.condition_uses import once
from decision_aid.checks.proofs.sat_solver import CONFLICTS, Logic
from decision_aid.consultation.answers import Answer
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import All, Condition, Line, Truth

Claim = tuple[Condition, Truth]


class Space:
    """The set of all possible persons; a claim (a condition and its result) selects those for whom it is true.

    Literals are signed integers of its solver, as in DIMACS. Encodings are shared, so build one for each aid and ask it
    often; `conflicts` is the solver's budget for each query.
    """

    def __init__(self, aid: DecisionAid, conflicts: int = CONFLICTS) -> None:
        self.logic = Logic(conflicts)
        self.said = sayings(aid, self.logic)
        self._when = {question.id: question.when for question in aid.questions}
        self._lines: dict[tuple[Line, Truth, str], int] = {}

    def fact(self, condition: Condition, truth: Truth, silent: str = "") -> int:
        """Encode "this condition yields `truth`" as a literal, optionally as if the question `silent` had no answer.

        Cannot tell is encoded as neither yes nor no.
        """
        if truth is Truth.CANNOT_TELL:
            known = (self.fact(condition, Truth.YES, silent), self.fact(condition, Truth.NO, silent))
            return self.logic.all_of(-fact for fact in known)
        if isinstance(condition, Line):
            return self._line(condition, truth, silent)
        parts = [self.fact(part, truth, silent) for part in condition.parts]
        needs_all = isinstance(condition, All) is (truth is Truth.YES)
        return self.logic.all_of(parts) if needs_all else self.logic.any_of(parts)

    def asked(self, question_id: str, truth: Truth = Truth.YES) -> int:
        """Encode "whether this question is asked is `truth`" as a literal."""
        return self.fact(self._when[question_id], truth)

    def within_limits(self, line: Line) -> bool:
        """Whether any answer within the question's limits satisfies a clause."""
        return bool(self.said[line.question].counting(line))

    def counts_every_answer(self, line: Line) -> bool:
        """Whether every possible answer satisfies a clause."""
        said = self.said[line.question]
        return len(said.counting(line)) == len(said.parts)

    def decides(self, question_id: str, condition: Condition) -> Truth:
        """Whether answering a question ever decides a condition that is undecided without it."""
        asked = self.asked(question_id)
        if isinstance(condition, Line):
            return self.can(asked) if condition.question == question_id else Truth.NO
        silent, said = self.fact(condition, Truth.CANNOT_TELL, question_id), self.fact(condition, Truth.CANNOT_TELL)
        return self.can(asked, silent, -said)

    def can(self, *claims: Claim | int) -> Truth:
        """Whether one person can meet all claims or literals; cannot tell where the solver's budget runs out.

        A recent model that already meets them answers without a search.
        """
        wanted = self._facts(claims)
        return Truth.YES if self.logic.known_together(wanted) else self.logic.together(wanted)

    def person(self, *claims: Claim | int) -> dict[str, Answer]:
        """An example person who meets all claims, with few answers: each is dropped greedily where it can be.

        The claims must be satisfiable. Cost: one solver query for each question and part of an answer.
        """
        wanted = self._facts(claims)
        for said in reversed(self.said.values()):
            for fact in (said.silent, *(-part for part in said.parts.values())):
                if self.logic.together([*wanted, fact]) is Truth.YES:
                    wanted.append(fact)
                if fact in wanted and fact == said.silent:
                    break
        self.logic.together(wanted)
        answers = {name: said.answer(self.logic) for name, said in self.said.items()}
        return {name: answer for name, answer in answers.items() if answer is not None}

    def _facts(self, claims: tuple[Claim | int, ...]) -> list[int]:
        return [claim if isinstance(claim, int) else self.fact(*claim) for claim in claims]

    def _line(self, line: Line, truth: Truth, silent: str) -> int:
        key = (line, truth, silent)
        if key not in self._lines:
            self._lines[key] = self._line_anew(line, truth, silent)
        return self._lines[key]

    def _line_anew(self, line: Line, truth: Truth, silent: str) -> int:
        asked, said = self.asked(line.question, truth), self.said[line.question]
        counts = self.logic.any_of(said.counting(line))
        if line.question == silent:
            return -self.logic.true if truth is Truth.YES else asked
        if truth is Truth.YES:
            return self.logic.all_of((asked, counts))
        otherwise = self.logic.all_of((self.asked(line.question), -said.silent, -counts))
        return self.logic.any_of((asked, otherwise))


@once
def space(aid: DecisionAid) -> Space:
    """The set of all persons of an aid, cached for the last aid, so that all checks share one encoding."""
    return Space(aid)
