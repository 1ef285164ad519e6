"""The glance: every option beside the others on the rows that matter, each cell by the head that the author wrote.

Nothing is chosen by size, certainty or direction. A check proves that everybody has exactly one head in each cell.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from decision_aid.consultation.case_tables import case_head
from decision_aid.consultation.frequencies import GroupFrequency
from decision_aid.consultation.path import QuestionPath
from decision_aid.consultation.summary import Glance, GlanceCell, GlanceRow, Piece, Row
from decision_aid.consultation.wording import GLANCE_CAUTION, SAME_STUDY, Translate
from decision_aid.model.aid import DecisionAid, Option, Outcome, Question
from decision_aid.model.conditions import Truth
from decision_aid.model.enums import Importance
from decision_aid.model.evidence import Chance, Finding, Statement

PieceOf = Callable[[Statement, Option], Piece]
LONGEST_LABEL = 80  # letters: more is a sentence, and no label


def glance(
    walks: Sequence[QuestionPath], rows: Sequence[Row], piece_of: PieceOf, translate: Translate
) -> Glance | None:
    """The glance over these rows, in their order; None where the author chose no outcome for it."""
    aid = walks[0].aid
    if not aid.has_glance:
        return None
    headed = [one for one in aid.statements if one.head]
    outcomes = {one.outcome for one in headed}
    marked = [row for row in rows if row.importance is Importance.A_LOT]
    wanted = {row.outcome.id for row in rows if row.outcome.glance} | {row.outcome.id for row in marked}
    places = {one.id: place for place, one in enumerate(aid.statements)}
    grid = _Grid(aid, walks, piece_of, translate, headed, places)
    return Glance(
        caution=translate(GLANCE_CAUTION) % {"same_study": translate(SAME_STUDY)},
        rows=tuple(map(grid.row, (row for row in rows if row.outcome.id in wanted & outcomes))),
        also_marked=tuple(row.outcome for row in marked if row.outcome.id not in outcomes),
    )


def glance_bases(aid: DecisionAid) -> Mapping[int, tuple[Outcome, ...]]:
    """The rows of the glance that have chances, by the number of people that they are told out of."""
    headed = {one.outcome for one, found in aid.findings if one.head and isinstance(found.figure, Chance)}
    bases: dict[int, tuple[Outcome, ...]] = {}
    for row in (outcome for outcome in aid.outcomes if outcome.glance and outcome.id in headed):
        base = aid.denominators[row.id]
        bases[base] = (*bases.get(base, ()), row)
    return bases


@dataclass(frozen=True, slots=True)
class _Grid:
    aid: DecisionAid
    walks: Sequence[QuestionPath]
    piece_of: PieceOf
    translate: Translate
    headed: Sequence[Statement]
    places: Mapping[str, int]  # of the statements, by id

    def row(self, row: Row) -> GlanceRow:
        cells = tuple(self.cell(option, row.outcome.id) for option in self.aid.options)
        return self.labelled(GlanceRow(row.outcome, row.importance, cells))

    def labelled(self, row: GlanceRow) -> GlanceRow:
        """The row; of several heads in one place that wait for answers, each says for which, in one order."""
        places = [row.for_every, *(cell.heads for cell in row.columns)]
        waiting = ([head for head in heads if head.waits_for] for heads in places)
        several = [head for heads in waiting if len(heads) > 1 for head in heads]
        labels = ((cell, tuple(self.label(one, several) for one in cell.heads)) for cell in row.cells)
        cells = [replace(cell, heads=heads) for cell, heads in labels]
        told = sorted((heads[0] for cell in cells for heads in cell.told_once), key=self.place_in_file)
        order = list(dict.fromkeys(head.answers for head in told))
        return replace(row, cells=tuple(_in_order(cell, order) for cell in cells))

    def place_in_file(self, head: Piece) -> int:
        """Sort key: where its statement stands, whatever the order of the options."""
        return self.places[head.statement.id] if head.statement else -1

    def cell(self, option: Option, outcome: str) -> GlanceCell:
        written = [one for one in self.headed if one.outcome == outcome and one.is_about(option.id)]
        heads = {one.id: one for walk in self.walks for one in _heads(walk, written)}
        pieces = tuple(self.piece_of(one, option) for one in written if one.id in heads)
        return GlanceCell(option, pieces, tuple(self.asks(pieces)))

    def label(self, head: Piece, several: Container[Piece]) -> Piece:
        """The head with the answers for which it is, where it has none; not those that take more than a label."""
        if head not in several or head.answers or not head.statement:
            return head
        label = case_head(self.aid.questions_by_id, head.statement.when, self.translate)
        return replace(head, answers=label) if len(label) <= LONGEST_LABEL else head

    def asks(self, heads: Iterable[Piece]) -> Iterator[Question]:
        """The questions on which the heads wait, in the order in which they are asked."""
        waiting = {question for head in heads for group in head.waits_for for question, *_ in group}
        return (question for question in self.aid.questions if question.id in waiting)


def _in_order(cell: GlanceCell, order: Sequence[str]) -> GlanceCell:
    """The cell with its heads by their answers, the same first in each cell; not those of voices."""
    if not all(head.waits_for and not head.whose for head in cell.heads):
        return cell
    told = sorted(cell.told_once, key=lambda heads: order.index(heads[0].answers))
    return replace(cell, heads=tuple(chain.from_iterable(told)))


def _heads(walk: QuestionPath, written: Sequence[Statement]) -> list[Statement]:
    """The heads of a cell for one person: that which applies, or all that may while an answer is missing."""
    holds = [(one, walk.holds(one.when)) for one in written]
    return [one for one, truth in holds if truth is Truth.YES] or [
        one for one, truth in holds if truth is Truth.CANNOT_TELL
    ]


def counted_beside_head(figure: GroupFrequency, piece: Piece) -> str:
    """What stands beside a number of a head; who was counted is not said again where the head names them."""
    content = piece.statement.content if piece.statement else None
    who = content.figure.who if isinstance(content, Finding) and isinstance(content.figure, Chance) else ""
    return figure.beside.removesuffix(who).rstrip() if who in piece.glance_head else figure.beside
