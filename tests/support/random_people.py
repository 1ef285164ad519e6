"""People made up by Hypothesis for every shipped rule file, and their summaries."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import strategies as st

from decision_aid.consultation.answers import Answer, Declined, parse_answers
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import Piece, Summary
from decision_aid.consultation.voices import Voices
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.enums import Importance, QuestionKind
from tests.support.aids import RULE_FILES, TODAY, aid_from

FILES = RULE_FILES


every_file = pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])


@cache
def aid(path: Path) -> DecisionAid:
    """The aid in a shipped file."""
    return aid_from(path.read_text(encoding="utf-8"))


def an_answer(question: Question) -> st.SearchStrategy[Answer | None]:
    """Any answer to a question, or none."""
    choices = [choice.id for choice in question.choices]
    kinds: Mapping[QuestionKind, st.SearchStrategy[Answer]] = {
        QuestionKind.ONE: st.sampled_from(choices or ["none"]).map(lambda choice: frozenset({choice})),
        QuestionKind.SEVERAL: st.frozensets(st.sampled_from(choices or ["none"]), min_size=1).filter(
            lambda chosen: question.id in parse_answers((question,), {question.id: sorted(chosen)})[0]
        ),
        QuestionKind.NUMBER: st.integers(*question.limits),
        QuestionKind.IMPORTANCE: st.sampled_from(Importance),
    }
    return st.none() | st.just(Declined.RATHER_NOT_SAY) | kinds[question.kind]


def drawn(data: st.DataObject, found: DecisionAid) -> dict[str, Answer]:
    """Answers of somebody to some of the questions."""
    draws = {question.id: data.draw(an_answer(question), label=question.id) for question in found.questions}
    return {name: answer for name, answer in draws.items() if answer is not None}


def made(found: DecisionAid, answers: Mapping[str, Answer] | Voices) -> Summary:
    """The summary for these answers."""
    return summarise(found, answers, today=TODAY)


def pieces(summary: Summary, *parts: str) -> list[Piece]:
    """The pieces in those parts of all cells: shown, may_apply."""
    return [piece for row in summary.rows for cell in row.cells for part in parts for piece in getattr(cell, part)]


def ids(found: list[Piece]) -> list[str]:
    """The ids of the statements in some pieces."""
    return [piece.statement.id for piece in found if piece.statement]
