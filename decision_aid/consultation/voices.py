"""Who gave each answer, and how differing sets of answers are evaluated: each voice is kept, and none counts for more.

The voices are the person who decides, the clinician and, where the decision is about a child or a parent of the
person, that patient. Conditions are evaluated with each voice's answers first and those of the others in its gaps;
whatever applies in any evaluation is shown. The results are combined by the order yes, cannot tell, no. How much
something matters is the person's alone to say.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import permutations

from decision_aid.consultation.answers import Answer, Answers
from decision_aid.consultation.path import QuestionPath, Voice, follow_path
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.condition_table import Evaluation
from decision_aid.model.conditions import Condition, Truth
from decision_aid.model.enums import Patient, QuestionKind
from decision_aid.model.evidence import Statement

TRUTH_ORDER = (Truth.YES, Truth.CANNOT_TELL, Truth.NO)


@dataclass(frozen=True, slots=True)
class Voices:
    """The answers of each voice, by question id; an equal answer of several was given together."""

    person: Answers
    clinician: Answers = field(default_factory=dict)
    patient: Answers = field(default_factory=dict)

    @property
    def spoken(self) -> dict[Voice, Answers]:
        """The answers of each voice that gave any: the person's, the patient's, the clinician's."""
        everybody = {Voice.PERSON: self.person, Voice.PATIENT: self.patient, Voice.CLINICIAN: self.clinician}
        return {voice: answers for voice, answers in everybody.items() if answers}

    def answered_by(self, question_id: str) -> dict[Voice, Answer]:
        """The answers to a question, by voice."""
        return {voice: answers[question_id] for voice, answers in self.spoken.items() if question_id in answers}

    def voice_of(self, question_id: str) -> Voice | None:
        """Who answered a question: together where several did, whether or not alike; None where nobody did."""
        return _one_of(tuple(self.answered_by(question_id)))

    def disagree_on(self, question_id: str) -> bool:
        """Whether several answered a question, and not alike."""
        return len(set(self.answered_by(question_id).values())) > 1

    def single_voice(self) -> Voice | None:
        """The single voice that gave all answers (together where several gave the same); None where voices differ."""
        first, *others = self.spoken.values() or ({},)
        alike = all(dict(first) == dict(other) for other in others)
        return (_one_of(tuple(self.spoken)) or Voice.PERSON) if alike else None

    def only(self, questions: Iterable[str]) -> "Voices":
        """The same voices, each with its answers to those questions alone, in that order."""
        names = tuple(questions)
        return Voices(*(_those(answers, names) for answers in (self.person, self.clinician, self.patient)))

    def of(self, voice: Voice) -> Answers:
        """The answers of that one voice."""
        return self.spoken.get(voice, {})


def _one_of(voices: tuple[Voice, ...]) -> Voice | None:
    return Voice.TOGETHER if len(voices) > 1 else voices[0] if voices else None


def voices_of(aid: DecisionAid) -> tuple[Voice, ...]:
    """The voices that an aid asks, in the order in which they are named; the last one is all of them together."""
    patient = () if aid.about.person is Patient.YOU else (Voice.PATIENT,)
    return (Voice.PERSON, *patient, Voice.CLINICIAN, Voice.TOGETHER)


def with_answer(voices: Voices, question_id: str, answer: Answer) -> Voices:
    """The voices with one answer replaced, for whoever had answered that question; for the person where nobody had."""
    who = voices.answered_by(question_id) or {Voice.PERSON: answer}
    changed = {voice: {**voices.of(voice), question_id: answer} for voice in who}
    return Voices(
        changed.get(Voice.PERSON, voices.person),
        changed.get(Voice.CLINICIAN, voices.clinician),
        changed.get(Voice.PATIENT, voices.patient),
    )


def as_voices(said: Answers | Voices) -> Voices:
    """Plain answers as voices: they are the person's."""
    return said if isinstance(said, Voices) else Voices(said)


def follow_paths(aid: DecisionAid, voices: Voices) -> tuple[QuestionPath, ...]:
    """One evaluation for each order of the voices that gives other answers, the person's first.

    The first voice's answers count, and those of the next ones fill its gaps. One evaluation where voices agree, two
    where two differ, six at most with three. Each costs one pass over the condition table.
    """
    said = {Voice.PERSON: voices.person} | {voice: _fitting(aid, voice, one) for voice, one in voices.spoken.items()}
    paths: list[QuestionPath] = []
    for order in permutations(said):
        answers, said_by = _in_order(order, said)
        if all(answers != other.answers for other in paths):
            paths.append(follow_path(aid, answers, said_by, order[0]))
    return tuple(paths)


def _in_order(order: Iterable[Voice], said: Mapping[Voice, Answers]) -> tuple[dict[str, Answer], dict[str, Voice]]:
    """The answer to each question of the first voice that gave one, and whose it is."""
    answers: dict[str, Answer] = {}
    said_by: dict[str, Voice] = {}
    for voice in order:
        for name in said[voice].keys() - answers.keys():
            answers[name], said_by[name] = said[voice][name], voice
    return answers, said_by


def combined_evaluation(paths: tuple[QuestionPath, ...]) -> Evaluation:
    """The evaluations combined into one (Kleene's three-valued "or"): yes before cannot tell before no."""
    return reduce(Evaluation.beside, (walked.evaluation for walked in paths))


def combined(paths: Iterable[QuestionPath], condition: Condition) -> Truth:
    """The result of one condition combined over the evaluations."""
    return min((walk.holds(condition) for walk in paths), key=TRUTH_ORDER.index)


def statement_results(paths: tuple[QuestionPath, ...]) -> Iterator[tuple[Statement, Truth]]:
    """Every statement and gap in file order, and whether it applies in any of the evaluations."""
    return zip(paths[0].aid.statements, combined_evaluation(paths).stated(), strict=True)


def asked_questions(paths: tuple[QuestionPath, ...]) -> tuple[Question, ...]:
    """The questions that are asked in any of the evaluations, in file order."""
    return tuple(
        question for question in paths[0].aid.questions if any(each.asked[question.id] is Truth.YES for each in paths)
    )


def answers_on_path(aid: DecisionAid, voices: Voices) -> Voices:
    """The voices without answers to questions that are no longer asked."""
    return follow_own_paths(aid, voices)[0]


def follow_own_paths(aid: DecisionAid, voices: Voices) -> tuple[Voices, tuple[QuestionPath, ...]]:
    """The voices without answers to questions that are no longer asked, and the evaluations of these answers alone."""
    walks = follow_paths(aid, voices)
    kept = voices.only(question.id for question in asked_questions(walks))
    return kept, walks if kept == voices else follow_paths(aid, kept)


def _fitting(aid: DecisionAid, voice: Voice, answers: Answers) -> Answers:
    """The answers of a voice, without those to importance questions: only the person can say what matters to them."""
    if voice is Voice.PERSON:
        return answers
    own = {question.id for question in aid.questions if question.kind is QuestionKind.IMPORTANCE}
    return {name: answer for name, answer in answers.items() if name not in own}


def _those(answers: Answers, asked: Iterable[str]) -> Mapping[str, Answer]:
    return {name: answers[name] for name in asked if name in answers}
