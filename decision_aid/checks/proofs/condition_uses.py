"""Every condition of an aid with what it belongs to, so that a check can go through all and name each in a message."""

from dataclasses import dataclass
from enum import Enum

from decision_aid.checks.aid_cache import cached_for_last_aid
from decision_aid.checks.naming import named
from decision_aid.model.aid import AskTheTeam, ConditionOwner, DecisionAid, Option, Outcome, Question
from decision_aid.model.conditions import Clause, Condition
from decision_aid.model.evidence import Source, Statement
from decision_aid.model.problems import Wording, worded


class UseKind(Enum):
    """What a condition belongs to, in an author's words; part of messages."""

    QUESTION = "the question"
    STATEMENT = "the statement"
    ASK_THE_TEAM = "the thing to ask"
    LIKE = "what is said of the people in"
    HEAD_NOTE = "the head note of"
    GLANCE = "the row in the glance of"


USE_KINDS = {
    Question: UseKind.QUESTION,
    Statement: UseKind.STATEMENT,
    AskTheTeam: UseKind.ASK_THE_TEAM,
    Source: UseKind.LIKE,
    Option: UseKind.HEAD_NOTE,
    Outcome: UseKind.GLANCE,
}


@dataclass(frozen=True, slots=True)
class ConditionUse:
    """A condition of the aid with what it belongs to and its clauses."""

    owner: ConditionOwner
    condition: Condition
    clauses: tuple[Clause, ...]

    @property
    def kind(self) -> UseKind:
        """What it belongs to."""
        return USE_KINDS[type(self.owner)]

    @property
    def name(self) -> str:
        """The id of that; of a thing to ask, its text."""
        return self.owner.ask if isinstance(self.owner, AskTheTeam) else self.owner.id

    @property
    def called(self) -> Wording:
        """That in messages."""
        owner = self.owner
        called = Wording(f"'{owner.ask}'", f"“{owner.ask}”") if isinstance(owner, AskTheTeam) else named(owner)
        return worded("{} {}", self.kind.value, called)


@cached_for_last_aid
def condition_uses(aid: DecisionAid) -> tuple[ConditionUse, ...]:
    """Every condition with at least one clause, in file order of each kind; cached for the last aid."""
    return tuple(ConditionUse(owner, condition, clauses) for owner, condition, clauses in aid.conditions if clauses)


@cached_for_last_aid
def uses_by_question(aid: DecisionAid) -> dict[str, list[ConditionUse]]:
    """The conditions that name each question, by its id, the shortest first; cached for the last aid."""
    by_question: dict[str, list[ConditionUse]] = {question.id: [] for question in aid.questions}
    for use in sorted(condition_uses(aid), key=lambda use: len(use.clauses)):
        for question_id in dict.fromkeys(line.question for line in use.clauses):
            by_question[question_id].append(use)
    return by_question
