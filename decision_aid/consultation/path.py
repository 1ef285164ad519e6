"""Evaluate an aid for given answers: which questions are asked, and what each condition yields.

Conditions are three-valued (Kleene logic): yes, no or cannot tell. A missing answer never counts as a no. The work is
one pass over the aid's condition table, in file order, since a condition names earlier questions only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from decision_aid.consultation.answers import Answer, Answers, parse_answers
from decision_aid.model.aid import DecisionAid, Example, Question
from decision_aid.model.condition_table import Evaluation
from decision_aid.model.conditions import Clause, Condition, Truth, evaluate
from decision_aid.model.evidence import Statement


class Voice(Enum):
    """Who gave an answer; the patient is a voice of its own where the person decides for a child or a parent."""

    PERSON = "person"
    PATIENT = "patient"
    CLINICIAN = "clinician"
    TOGETHER = "together"


EVERYTHING_BY_THE_PERSON: Mapping[str, Voice] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class QuestionPath:
    """An aid evaluated for one set of answers: the path through its questions, and the result of every condition."""

    aid: DecisionAid
    answers: Answers
    asked: Mapping[str, Truth]  # by question id
    evaluation: Evaluation  # the result of every condition
    said_by: Mapping[str, Voice]  # whose answer that is, by question id
    voice: Voice  # whose answers come first

    def speaker(self, question_id: str) -> Voice:
        """Whose answer to that question counts here; the person's where nobody else gave one."""
        return self.said_by.get(question_id, Voice.PERSON)

    def clause_holds(self, line: Clause) -> Truth:
        """Evaluate one clause of a condition: cannot tell for a missing answer or "rather not say"."""
        answer, truth = self.answers.get(line.question), self.asked[line.question]
        if truth is not Truth.YES:
            return truth
        if not isinstance(answer, (frozenset, int)):
            return Truth.CANNOT_TELL
        return Truth.YES if line.accepts(answer) else Truth.NO

    def holds(self, condition: Condition) -> Truth:
        """Evaluate a condition: the aid's own (by identity) are looked up, any other is evaluated clause by clause."""
        return self.evaluation.of(condition) or evaluate(condition, self.clause_holds)

    def statement_results(self) -> list[tuple[Statement, Truth]]:
        """Every statement and gap of the aid in file order, and whether it applies."""
        return list(zip(self.aid.statements, self.evaluation.stated(), strict=True))

    def asked_questions(self) -> tuple[Question, ...]:
        """The questions that are surely asked, in file order."""
        return tuple(question for question in self.aid.questions if self.asked[question.id] is Truth.YES)

    def answers_on_path(self) -> dict[str, Answer]:
        """The answers to questions that are surely asked, in file order."""
        return {
            question.id: self.answers[question.id] for question in self.asked_questions() if question.id in self.answers
        }


def question_pages(aid: DecisionAid) -> tuple[str, ...]:
    """The ids of the pages with questions, in the order in which they are asked."""
    return tuple(dict.fromkeys(question.page for question in aid.questions))


def follow_path(
    aid: DecisionAid,
    answers: Answers,
    said_by: Mapping[str, Voice] = EVERYTHING_BY_THE_PERSON,
    voice: Voice = Voice.PERSON,
) -> QuestionPath:
    """Evaluate the aid for these answers; `said_by` says whose they are where they are not the person's."""
    asked, standing = aid.condition_table.evaluate(answers)
    return QuestionPath(aid, answers, asked, standing, said_by, voice)


def path_of_example(aid: DecisionAid, example: Example) -> QuestionPath:
    """The path of an example person through the questions."""
    typed = {name: (given,) if isinstance(given, str) else given for name, given in example.given}
    return follow_path(aid, parse_answers(aid.questions, typed)[0])
