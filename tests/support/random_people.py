"""People made up by Hypothesis for every shipped rule file, and their summaries."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import strategies as st

from decision_aid.consultation.amounts import AmountFace
from decision_aid.consultation.answers import Answer, Declined, parse_answers
from decision_aid.consultation.figure_values import MeasuredFigure
from decision_aid.consultation.frequencies import Frequency, GroupFrequency
from decision_aid.consultation.glance_values import GlanceRow
from decision_aid.consultation.rows import Cell, Piece, Row
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import Summary
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


@cache
def an_answer(question: Question) -> st.SearchStrategy[Answer | None]:
    """Any answer to a question, or none; a strategy is looked over when it is first drawn from, and that takes long."""
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


def groups_by_name(row: Row) -> Row:
    """The row with the groups of each trial of options by their names, since they stand in the order of the options."""
    every, none = (cell and _sorted_groups(cell) for cell in (row.every, row.none))
    return replace(row, every=every, cells=tuple(map(_sorted_groups, row.cells)), none=none)


def _sorted_groups(cell: Cell) -> Cell:
    shown, may_apply = map(pieces_by_name, (cell.shown, cell.may_apply))
    return replace(cell, shown=shown, may_apply=may_apply, waiting=())  # what waits is what may apply, put together


def heads_by_name(row: GlanceRow) -> GlanceRow:
    """The same for a row of the glance."""
    return replace(row, cells=tuple(replace(cell, heads=pieces_by_name(cell.heads)) for cell in row.cells))


def pieces_by_name(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The same for pieces."""
    return tuple(map(_by_name, pieces))


def _by_name(piece: Piece) -> Piece:
    if piece.figure is None or not (piece.statement and piece.statement.is_trial_of_options):
        return piece
    if isinstance(piece.figure, AmountFace):
        return replace(piece, figure=replace(piece.figure, figures=tuple(sorted(piece.figure.figures, key=_sentence))))
    assert isinstance(piece.figure, Frequency)
    return replace(piece, figure=replace(piece.figure, groups=tuple(sorted(piece.figure.groups, key=_sentence))))


def _sentence(figure: GroupFrequency | MeasuredFigure) -> str:
    return figure.sentence


def pieces(summary: Summary, *parts: str) -> list[Piece]:
    """The pieces in those parts of all cells: shown, may_apply."""
    return [piece for row in summary.rows for cell in row.cells for part in parts for piece in getattr(cell, part)]
