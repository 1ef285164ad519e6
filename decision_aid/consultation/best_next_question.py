"""The best next questions: the unanswered ones whose answers would decide most of the statements that may apply.

Found by trying a representative answer for every case of each open question, which costs one evaluation a case.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from decision_aid.consultation.answers import Answer, Answers
from decision_aid.consultation.voices import (
    Voices,
    as_voices,
    combined_evaluation,
    follow_paths,
    statement_results,
    with_answer,
)
from decision_aid.consultation.what_if import changeable_questions
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.conditions import NumberRange, Truth, clauses_of
from decision_aid.model.enums import QuestionKind


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """An unanswered question, the ids of the statements that it can decide, and how many (`of`) are undecided."""

    question: Question
    settles: frozenset[str]
    of: int


def best_next_question(aid: DecisionAid, said: Answers | Voices) -> NextQuestion | None:
    """The question that can decide the most statements, on a tie the first in the file; None where none decides any."""
    return next(iter(best_next_questions(aid, said)), None)


def best_next_questions(aid: DecisionAid, said: Answers | Voices) -> list[NextQuestion]:
    """The questions that can decide statements, those that decide more first, on a tie as in the file."""
    voices = as_voices(said)
    open_now = undecided_statements(aid, voices)
    questions = (
        [question for question in changeable_questions(aid, voices) if voices.voice_of(question.id) is None]
        if open_now
        else []
    )
    found = [
        NextQuestion(question, decided_statements(aid, voices, question, open_now), len(open_now))
        for question in questions
    ]
    return sorted((question for question in found if question.settles), key=lambda one: len(one.settles), reverse=True)


def decide_figure(aid: DecisionAid, questions: Iterable[NextQuestion]) -> bool:
    """Whether any figure depends on these questions: else they decide sentences alone, and change no number."""
    settled = frozenset[str]().union(*(question.settles for question in questions))
    return any(statement.id in settled and (finding.figure or finding.from_to) for statement, finding in aid.findings)


def decided_statements(
    aid: DecisionAid, voices: Voices, question: Question, open_now: Mapping[str, int]
) -> frozenset[str]:
    """Those of `undecided_statements` that at least one answer to the question makes surely shown or left out."""
    after = [
        combined_evaluation(follow_paths(aid, with_answer(voices, question.id, answer)))
        for answer in representative_answers(aid, question)
    ]
    still_open = set(open_now.values())
    for evaluation in after:
        still_open.intersection_update(evaluation.undecided(still_open))
    return frozenset(name for name, ways in open_now.items() if ways not in still_open)


def representative_answers(aid: DecisionAid, question: Question) -> Iterator[Answer]:
    """Representative answers: each choice alone; the lowest number of each interval that conditions tell apart."""
    if question.kind is not QuestionKind.NUMBER:
        yield from (frozenset({choice.id}) for choice in question.choices)
        return
    low, high = question.limits
    yield from (number for number in sorted({low, *_ends(aid, question)}) if low <= number <= high)


def _ends(aid: DecisionAid, question: Question) -> Iterator[int]:
    conditions = [*(one.when for one in aid.questions), *(statement.when for statement in aid.statements)]
    for line in (line for condition in conditions for line in clauses_of(condition) if line.question == question.id):
        if isinstance(line.answers, NumberRange):
            yield from line.answers.ends


def undecided_statements(aid: DecisionAid, voices: Voices) -> dict[str, int]:
    """The ids of the statements that may apply, each with what the condition table has for its condition."""
    results = statement_results(follow_paths(aid, voices))
    held = zip(results, aid.condition_table.stated, strict=True)
    return {statement.id: ways for (statement, truth), ways in held if truth is Truth.CANNOT_TELL}
