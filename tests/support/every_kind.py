"""One aid with every kind of figure and of statement, and the sentences that each face must say whole."""

import datetime
from collections.abc import Iterator
from pathlib import Path

from decision_aid.consultation.answers import Answers
from decision_aid.consultation.rows import Piece
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import Summary
from tests.support.aids import TODAY, aid_from

FILE = Path(__file__).parent / "rules" / "every-kind.yaml"
AID = aid_from(FILE.read_text(encoding="utf-8"))
NOBODY: Answers = {}
MILD: Answers = {"severe": frozenset({"no"}), "illness": frozenset({"unsure"})}


def summary_for(answers: Answers, today: datetime.date = TODAY) -> Summary:
    """What the aid says for these answers."""
    return summarise(AID, answers, today=today)


def sentences(summary: Summary) -> list[str]:
    """All that its pieces say with a figure, and the text of each, once."""
    cells = (cell for row in summary.rows for cell in row.all_cells)
    return list(dict.fromkeys(said for cell in cells for piece in cell.pieces for said in of_piece(piece)))


def of_piece(piece: Piece) -> Iterator[str]:
    """Its text, then the sentence and the range of each of its figures."""
    yield piece.text
    for figure in piece.figure.figures if piece.figure else ():
        yield figure.sentence
        if figure.range_sentence:
            yield figure.range_sentence
