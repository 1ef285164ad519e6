"""Solver model of everybody who can give the same answers to two versions of an aid.

Both versions' questions and conditions are encoded in one formula, so that one query can ask: who sees this in the new
version and did not in the old?
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from decision_aid.checks.proofs.all_people import AllPeople, encode_condition
from decision_aid.consultation.answers import Answer
from decision_aid.model.aid import AskTheTeam, DecisionAid, Question
from decision_aid.model.conditions import ALWAYS, Clause, Condition, Truth
from decision_aid.model.enums import QuestionKind

ConditionTruth = tuple[Condition, Truth]


class AllPeopleOfBoth:
    """All possible people, as they meet both versions with the same answers."""

    def __init__(self, old: DecisionAid, new: DecisionAid) -> None:
        self._space = AllPeople(_both(old, new))
        self._old, self._new = (
            _VersionLiterals(self._space, {q.id: q.when for q in aid.questions}) for aid in (old, new)
        )

    def can(self, was: ConditionTruth, now: ConditionTruth) -> Truth:
        """Whether somebody meets the first claim in the old version and the second in the new.

        CANNOT_TELL if the solver times out.
        """
        return self._space.satisfiable(self._old.literal(*was), self._new.literal(*now))

    def person(self, was: ConditionTruth, now: ConditionTruth) -> dict[str, Answer]:
        """Such a person's answers, as few as possible."""
        return self._space.example_person(self._old.literal(*was), self._new.literal(*now))


@dataclass(frozen=True)
class _VersionLiterals:
    """One version's conditions as literals of the formula: a clause counts only if that version asks its question."""

    space: AllPeople
    when: dict[str, Condition]
    known: dict[tuple[str, Truth], int] = field(default_factory=dict)

    def literal(self, condition: Condition, truth: Truth) -> int:
        """The literal for "this condition has this truth value", in three-valued (Kleene) logic."""
        return encode_condition(self.space.solver, condition, truth, self._clause)

    def _clause(self, clause: Clause, truth: Truth) -> int:
        both = (self.asked(clause.question, truth), self.space.encode(clause, truth))
        return self.space.solver.all_of(both) if truth is Truth.YES else self.space.solver.any_of(both)

    def asked(self, question_id: str, truth: Truth) -> int:
        """The literal for "this version asks the question" being true or false."""
        if (question_id, truth) not in self.known:
            self.known[question_id, truth] = self.literal(self.when[question_id], truth)
        return self.known[question_id, truth]


def _both(old: DecisionAid, new: DecisionAid) -> DecisionAid:
    """An aid with the questions and conditions of both versions, all of them asked of everybody."""
    before, after = ({question.id: question for question in aid.questions} for aid in (old, new))
    questions = (_same(before.get(name), after.get(name)) for name in dict.fromkeys([*after, *before]))
    asks = tuple(AskTheTeam("", "", condition) for aid in (old, new) for condition in _conditions(aid))
    return replace(new, questions=tuple(questions), ask_the_team=asks, statements=(), sources=())


def _conditions(aid: DecisionAid) -> Iterator[Condition]:
    yield from (question.when for question in aid.questions)
    yield from (statement.when for statement in aid.statements)


def _same(old: Question | None, new: Question | None) -> Question:
    """The question with the answers that both versions accept."""
    known = [question for question in (new, old) if question is not None]
    first, last = known[0], known[-1]
    limits = max(first.limits[0], last.limits[0]), min(first.limits[1], last.limits[1])
    offered = {choice.id for choice in last.choices}
    if first.kind is not last.kind or limits[0] > limits[1]:
        return replace(first, kind=QuestionKind.ONE, choices=(), alone=frozenset(), when=ALWAYS)
    return replace(
        first,
        choices=tuple(choice for choice in first.choices if choice.id in offered),
        alone=(first.alone | last.alone) & offered,
        limits=limits,
        when=ALWAYS,
    )
