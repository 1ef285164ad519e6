"""Who gave each answer, the person, the clinician or both, and how two differing sets of answers are evaluated.

Neither voice wins. Conditions are evaluated once with the person's answers (the clinician's fill the gaps) and, where
the two differ, once more with the clinician's; whatever applies in either evaluation is shown. The results are combined
by the order yes, cannot tell, no. How much something matters is the person's alone to say.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import reduce

from decision_aid.consultation.answers import Answer, Answers
from decision_aid.consultation.path import QuestionPath, follow_path
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.condition_table import Evaluation
from decision_aid.model.conditions import Truth
from decision_aid.model.enums import QuestionKind
from decision_aid.model.evidence import Statement

TRUTH_ORDER = (Truth.YES, Truth.CANNOT_TELL, Truth.NO)


class Voice(Enum):
    """Who gave an answer."""

    PERSON = "person"
    CLINICIAN = "clinician"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Voices:
    """The answers of the person and of the clinician, by question id; an equal answer of both was given together."""

    person: Answers
    clinician: Answers = field(default_factory=dict)

    def voice_of(self, question_id: str) -> Voice | None:
        """Who answered a question: together where both did, whether or not alike; None where nobody did."""
        if question_id not in self.clinician:
            return Voice.PERSON if question_id in self.person else None
        return Voice.TOGETHER if question_id in self.person else Voice.CLINICIAN

    def disagree_on(self, question_id: str) -> bool:
        """Whether both answered a question, and not alike."""
        return self.voice_of(question_id) is Voice.TOGETHER and self.person[question_id] != self.clinician[question_id]

    def single_voice(self) -> Voice | None:
        """The single voice that gave all answers (together where both gave the same); None where there are two."""
        if not self.clinician:
            return Voice.PERSON
        if not self.person:
            return Voice.CLINICIAN
        return Voice.TOGETHER if dict(self.person) == dict(self.clinician) else None


def with_answer(voices: Voices, question_id: str, answer: Answer) -> Voices:
    """The voices with one answer replaced, for whoever had answered that question; for the person where nobody had."""
    who, given = voices.voice_of(question_id), {question_id: answer}
    return Voices(
        voices.person if who is Voice.CLINICIAN else {**voices.person, **given},
        {**voices.clinician, **given} if who in (Voice.CLINICIAN, Voice.TOGETHER) else voices.clinician,
    )


def as_voices(said: Answers | Voices) -> Voices:
    """Plain answers as voices: they are the person's."""
    return said if isinstance(said, Voices) else Voices(said)


def follow_paths(aid: DecisionAid, voices: Voices) -> tuple[QuestionPath, ...]:
    """One evaluation, with the clinician's answers in the person's gaps; where they differ, a second one the other way.

    At most two. Each costs one pass over the condition table.
    """
    theirs = _fitting(aid, voices.clinician)
    filled = frozenset(theirs.keys() - voices.person.keys())
    differing = frozenset(name for name in theirs if voices.disagree_on(name))
    first = follow_path(aid, {**theirs, **voices.person}, filled)
    return (first, follow_path(aid, {**voices.person, **theirs}, filled | differing)) if differing else (first,)


def combined_evaluation(made: tuple[QuestionPath, ...]) -> Evaluation:
    """The evaluations combined into one (Kleene's three-valued "or"): yes before cannot tell before no."""
    return reduce(Evaluation.beside, (walked.evaluation for walked in made))


def statement_results(made: tuple[QuestionPath, ...]) -> Iterator[tuple[Statement, Truth]]:
    """Every statement and gap in file order, and whether it applies in any of the evaluations."""
    return zip(made[0].aid.statements, combined_evaluation(made).stated(), strict=True)


def asked_questions(made: tuple[QuestionPath, ...]) -> tuple[Question, ...]:
    """The questions that are asked in any of the evaluations, in file order."""
    return tuple(one for one in made[0].aid.questions if any(each.asked[one.id] is Truth.YES for each in made))


def answers_on_path(aid: DecisionAid, voices: Voices) -> Voices:
    """The voices without answers to questions that are no longer asked."""
    asked = [question.id for question in asked_questions(follow_paths(aid, voices))]
    return Voices(_those(voices.person, asked), _those(voices.clinician, asked))


def _fitting(aid: DecisionAid, answers: Answers) -> dict[str, Answer]:
    """The clinician's answers without those to importance questions: only the person can say what matters to them."""
    own = {question.id for question in aid.questions if question.kind is QuestionKind.IMPORTANCE}
    return {name: answer for name, answer in answers.items() if name not in own}


def _those(answers: Answers, asked: list[str]) -> Mapping[str, Answer]:
    return {name: answers[name] for name in asked if name in answers}
