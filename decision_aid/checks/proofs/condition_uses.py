"""Every condition of an aid with what it belongs to, so that a check can go through all and name each in a message."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from decision_aid.checks.naming import named
from decision_aid.model.aid import AskTheTeam, ConditionOwner, DecisionAid, Option, Question
from decision_aid.model.conditions import Clause, Condition, clauses_of
from decision_aid.model.evidence import Source, Statement
from decision_aid.model.problems import Wording, worded

T = TypeVar("T")


class UseKind(Enum):
    """What a condition belongs to, in an author's words; part of messages."""

    QUESTION = "the question"
    STATEMENT = "the statement"
    ASK_THE_TEAM = "the thing to ask"
    LIKE = "what is said of the people in"
    HEAD_NOTE = "the head note of"


USE_KINDS = {
    Question: UseKind.QUESTION,
    Statement: UseKind.STATEMENT,
    AskTheTeam: UseKind.ASK_THE_TEAM,
    Source: UseKind.LIKE,
    Option: UseKind.HEAD_NOTE,
}


@dataclass(frozen=True, slots=True)
class ConditionUse:
    """A condition of the aid with what it belongs to (kind and id) and its clauses.

    `called` names that in messages.
    """

    kind: UseKind
    name: str
    called: Wording
    condition: Condition
    clauses: tuple[Clause, ...]


def cached_for_last_aid(make: Callable[[DecisionAid], T]) -> Callable[[DecisionAid], T]:
    """Decorator: cache the result for the last aid, by identity.

    Not `functools.lru_cache`, which would hash all texts of an aid. All checks of one file get the same object.
    """
    cached: list[tuple[DecisionAid, T]] = []

    def made(aid: DecisionAid) -> T:
        for known, done in cached:
            if known is aid:
                return done
        found = make(aid)
        cached[:] = [(aid, found)]
        return found

    return made


@cached_for_last_aid
def condition_uses(aid: DecisionAid) -> tuple[ConditionUse, ...]:
    """Every condition with at least one clause, in file order of each kind; cached for the last aid."""
    found = (_use(owner, condition) for owner, condition in aid.conditions)
    return tuple(use for use in found if use.clauses)


@cached_for_last_aid
def uses_by_question(aid: DecisionAid) -> dict[str, list[ConditionUse]]:
    """The conditions that name each question, by its id, the shortest first; cached for the last aid."""
    named: dict[str, list[ConditionUse]] = {question.id: [] for question in aid.questions}
    for use in sorted(condition_uses(aid), key=lambda use: len(use.clauses)):
        for question_id in dict.fromkeys(line.question for line in use.clauses):
            named[question_id].append(use)
    return named


def _use(owner: ConditionOwner, condition: Condition) -> ConditionUse:
    kind = USE_KINDS[type(owner)]
    name = owner.ask if isinstance(owner, AskTheTeam) else owner.id
    called = Wording(f"'{name}'", f"“{name}”") if isinstance(owner, AskTheTeam) else named(owner)
    return ConditionUse(kind, name, worded("{} {}", kind.value, called), condition, clauses_of(condition))
