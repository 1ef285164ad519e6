"""What if: which facts and questions would appear and disappear if one answer were different.

Both summaries are computed in full and compared, so a preview never differs from what the answer then shows. Of a
table by answers, the case that is found to be the person's is told, once; not that each of the others is left out.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decision_aid.consultation.answers import Answer, Answers
from decision_aid.consultation.rows import Piece
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import QuestionForTeam, Summary
from decision_aid.consultation.voices import TRUTH_ORDER, Voices, as_voices, asked_questions, follow_paths, with_answer
from decision_aid.consultation.wording import Translate, english
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.conditions import Truth
from decision_aid.model.enums import QuestionKind


@dataclass(frozen=True, slots=True)
class MovedPiece:
    """A statement whose result changes with the answer; `piece` is its wording where it is more surely shown."""

    piece: Piece
    before: Truth
    after: Truth

    @property
    def comes(self) -> bool:
        """Whether it is more surely shown than before, in the order yes, cannot tell, no."""
        return TRUTH_ORDER.index(self.after) < TRUTH_ORDER.index(self.before)

    @property
    def table(self) -> str:
        """The table by answers of which it is a case; "" for any other statement."""
        return self.piece.statement.table if self.piece.statement else ""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What one answer would change: pieces that come or go, questions that it opens or closes, those for the team."""

    answer: Answer
    voices: Voices
    come: tuple[MovedPiece, ...]
    go: tuple[MovedPiece, ...]
    opens: tuple[Question, ...]
    closes: tuple[Question, ...]
    asks_come: tuple[QuestionForTeam, ...]
    asks_go: tuple[QuestionForTeam, ...]

    @property
    def nothing(self) -> bool:
        """Whether the answer would change nothing."""
        return not (self.come or self.go or self.opens or self.closes or self.asks_come or self.asks_go)

    @property
    def in_both(self) -> int:
        """How many findings both go and come with the same words and numbers: only their certainty may differ."""
        going, coming = ({_apart_from_certainty(one.piece) for one in moved} for moved in (self.go, self.come))
        return len(going & coming)


def _apart_from_certainty(piece: Piece) -> tuple[object, ...]:
    statement = piece.statement
    return (statement and statement.option, statement and statement.outcome, piece.text, piece.figure, piece.comparison)


def changeable_questions(aid: DecisionAid, said: Answers | Voices) -> tuple[Question, ...]:
    """The questions to try another answer on: all that are asked but importance ones, which only order the rows."""
    return tuple(
        question
        for question in asked_questions(follow_paths(aid, as_voices(said)))
        if question.kind is not QuestionKind.IMPORTANCE
    )


def what_if(
    aid: DecisionAid,
    said: Answers | Voices,
    question: Question,
    answer: Answer,
    *,
    today: datetime.date,
    translate: Translate = english,
) -> WhatIf:
    """Compare the summary with the one that this answer would give, for whoever answered; cost: two summaries."""
    now, then = as_voices(said), with_answer(as_voices(said), question.id, answer)
    before, after = (summarise(aid, voices, today=today, translate=translate) for voices in (now, then))
    moved = tuple(_without_other_cases(tuple(_moved(aid, before, after))))
    was, is_now = asked_questions(follow_paths(aid, now)), asked_questions(follow_paths(aid, then))
    return WhatIf(
        answer,
        then,
        come=tuple(one for one in moved if one.comes),
        go=tuple(one for one in moved if not one.comes),
        opens=tuple(one for one in is_now if one not in was),
        closes=tuple(one for one in was if one not in is_now),
        asks_come=tuple(_firmer_asks(after, before)),
        asks_go=tuple(_firmer_asks(before, after)),
    )


def pieces_by_statement(summary: Summary) -> dict[str, tuple[Truth, Piece]]:
    """Every statement of a summary by its id: shown (yes), may apply (cannot tell) or left out (no), and its piece."""
    found: dict[str, tuple[Truth, Piece]] = {}
    for truth, piece in _standing(summary):
        if piece.statement:
            found.setdefault(piece.statement.id, (truth, piece))  # a trial of options comes first as a whole
    return found


def _standing(summary: Summary) -> Iterator[tuple[Truth, Piece]]:
    yield from ((Truth.NO, piece) for piece in summary.left_out)
    for row in summary.rows:
        for cell in row.all_cells:
            yield from ((Truth.YES, piece) for piece in (*cell.shown, *filter(None, [cell.gap])))
            yield from ((Truth.CANNOT_TELL, piece) for piece in cell.may_apply)


def _moved(aid: DecisionAid, before: Summary, after: Summary) -> Iterator[MovedPiece]:
    was, is_now = pieces_by_statement(before), pieces_by_statement(after)
    for statement in aid.statements:
        (truth, piece), (other, changed) = (one.get(statement.id, (Truth.NO, None)) for one in (was, is_now))
        visible = changed if TRUTH_ORDER.index(other) < TRUTH_ORDER.index(truth) else piece
        if truth is not other and visible is not None:
            yield MovedPiece(visible, truth, other)


def _firmer_asks(summary: Summary, other: Summary) -> Iterator[QuestionForTeam]:
    """The questions for the team that fit more surely in one summary than in the other."""
    there = {ask.number: ask.fits for _theme, asks in other.ask_the_team for ask in asks}
    for _theme, asks in summary.ask_the_team:
        for ask in asks:
            if TRUTH_ORDER.index(ask.fits) < TRUTH_ORDER.index(there.get(ask.number, Truth.NO)):
                yield ask


def _without_other_cases(moved: Sequence[MovedPiece]) -> Iterator[MovedPiece]:
    """What moves, but where the answer decides which case of a table applies, the other cases are no loss."""
    decided = {one.table for one in moved if (one.before, one.after) == (Truth.CANNOT_TELL, Truth.YES)} - {""}
    for one in moved:
        if one.table not in decided or (one.before, one.after) != (Truth.CANNOT_TELL, Truth.NO):
            yield one
