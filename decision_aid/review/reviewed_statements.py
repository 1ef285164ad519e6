"""A statement as a reviewer reads it: its text, figure, certainty and sources as people see them, and for whom."""

from dataclasses import replace

from decision_aid.consultation.condition_phrases import condition_sentence
from decision_aid.consultation.rows import Piece
from decision_aid.consultation.statement_pieces import StatementPieces
from decision_aid.consultation.wording import english
from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Statement

SHOWN_TO_ALL, SHOWN_IF = "Shown whatever is answered.", "Shown if %(condition)s."


def reviewed_statement(aid: DecisionAid, statement: Statement) -> Piece:
    """The statement in English, whatever the language of its own texts; its reason says for whom it is."""
    pieces = StatementPieces(aid, english, {source.id: source for source in aid.sources})
    whom = condition_sentence(aid.questions_by_id, statement.when, SHOWN_TO_ALL, SHOWN_IF)
    return replace(pieces.piece(statement), because=whom)
