"""An aid and answers go in; which questions are asked, and what each condition answers, comes out."""

from collections.abc import Mapping
from dataclasses import dataclass

from decision_aid.consultation.answers import Answer, Answers
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.condition_table import Standing
from decision_aid.model.conditions import Condition, Line, Truth, holds
from decision_aid.model.enums import QuestionKind
from decision_aid.model.evidence import Statement


@dataclass(frozen=True, slots=True)
class Walk:
    """How far given answers lead: for each question whether it is asked; `theirs` are the clinician's own answers."""

    aid: DecisionAid
    answers: Answers
    asked: Mapping[str, Truth]
    standing: Standing
    theirs: frozenset[str] = frozenset()

    def line_holds(self, line: Line) -> Truth:
        """Whether one line of a condition holds."""
        answer, asked = self.answers.get(line.question), self.asked[line.question]
        if asked is not Truth.YES:
            return asked
        if not isinstance(answer, (frozenset, int)):
            return Truth.CANNOT_TELL
        return Truth.YES if line.counts(answer) else Truth.NO

    def holds(self, condition: Condition) -> Truth:
        """Whether a condition holds; one that is not the aid's own is asked line by line."""
        return self.standing.of(condition) or holds(condition, self.line_holds)

    def stated(self) -> list[tuple[Statement, Truth]]:
        """Every statement and gap of the aid, and whether it applies."""
        return list(zip(self.aid.statements, self.standing.stated(), strict=True))

    def path(self) -> tuple[Question, ...]:
        """The questions that are asked, in order."""
        return tuple(question for question in self.aid.questions if self.asked[question.id] is Truth.YES)

    def said(self) -> dict[str, Answer]:
        """The answers to questions on the path, in order."""
        return {question.id: self.answers[question.id] for question in self.path() if question.id in self.answers}


WHAT_MATTERS = "what-matters"


def page_of(question: Question) -> str:
    """The page on which a question stands: its consideration's, or the one on what matters to the person."""
    return WHAT_MATTERS if question.kind is QuestionKind.IMPORTANCE else question.consideration


def pages(aid: DecisionAid) -> tuple[str, ...]:
    """The pages with questions, in the order in which they are asked."""
    return tuple(dict.fromkeys(page_of(question) for question in aid.questions))


def walk(aid: DecisionAid, answers: Answers, theirs: frozenset[str] = frozenset()) -> Walk:
    """The walk that these answers make."""
    asked, standing = aid.truths.stand(answers)
    return Walk(aid, answers, asked, standing, theirs)
