"""The glance: every option beside the others on the rows that matter, each cell by the head that the author wrote.

Nothing is chosen by size, certainty or direction. A check proves that everybody has exactly one head in each cell.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from decision_aid.consultation.case_tables import case_head
from decision_aid.consultation.frequencies import Frequency, GroupFrequency
from decision_aid.consultation.glance_values import Glance, GlanceCell, GlanceRow
from decision_aid.consultation.path import QuestionPath
from decision_aid.consultation.reasons import UndecidedQuestions, undecided_questions
from decision_aid.consultation.rows import Piece, Row
from decision_aid.consultation.voices import combined
from decision_aid.consultation.wording import DEPENDS_ON, GLANCE_CAUTION, MAY_APPLY_NOTE, SAME_STUDY, Translate
from decision_aid.model.aid import DecisionAid, Option, Outcome, Question
from decision_aid.model.conditions import Condition, Truth
from decision_aid.model.enums import Importance
from decision_aid.model.evidence import Chance, Finding, Statement

PieceOf = Callable[[Statement, Option], Piece]
LONGEST_LABEL = 80  # letters: more is a sentence, and no label


def glance(
    walks: Sequence[QuestionPath], rows: Sequence[Row], piece_of: PieceOf, translate: Translate
) -> Glance | None:
    """The glance over these rows, in their order; None where the author chose no outcome for it.

    Of the rows that wait for an answer, those of the first condition and of what was marked are in sight.
    """
    aid = walks[0].aid
    if not aid.has_glance:
        return None
    headed = [statement for statement in aid.statements if statement.head]
    outcomes = {statement.outcome for statement in headed}
    marked = [row for row in rows if row.importance is Importance.A_LOT]
    groups = {row.group for row in marked}
    places = {statement.id: place for place, statement in enumerate(aid.statements)}
    grid = _Grid(aid, walks, piece_of, translate, headed, places)
    chosen = [row for row in rows if row.outcome.id in outcomes and (row.outcome.glance or row.group in groups)]
    waiting = [row for row in chosen if row.group not in groups and grid.belongs(row) is Truth.CANNOT_TELL]
    folded = {row.outcome.id for row in waiting if not _is_like(row, waiting[0])}
    shown = [grid.row(row) for row in chosen if grid.belongs(row) is not Truth.NO]
    in_sight = tuple(row for row in shown if row.outcome.id not in folded)
    headed_outcomes = {row.outcome.id for row in in_sight}
    return Glance(
        caution=translate(GLANCE_CAUTION) % {"same_study": translate(SAME_STUDY)},
        rows=in_sight,
        folded=tuple(row for row in shown if row.outcome.id in folded),
        also_marked=tuple(row.outcome for row in marked if row.outcome.id not in headed_outcomes),
    )


def _is_like(row: Row, other: Row) -> bool:
    """Whether both rows are in the glance for the same answers."""
    return row.outcome.glance_when == other.outcome.glance_when


def folded_in_words(glance: Glance, translate: Translate) -> str:
    """The names of the folded rows and the questions that decide, in a line; "" where none is folded."""
    if not glance.folded:
        return ""
    asks = {ask.id: ask.ask for row in glance.folded for ask in row.asks}
    named = translate(MAY_APPLY_NOTE) % {"note": "; ".join(row.outcome.name for row in glance.folded)}
    return f"{named}. {translate(DEPENDS_ON)} {' '.join(asks.values())}"


def glance_bases(aid: DecisionAid) -> Mapping[int, tuple[Outcome, ...]]:
    """The rows of the glance that have chances, by the number of people that they are told out of."""
    headed = {
        statement.outcome
        for statement, finding in aid.findings
        if statement.head and isinstance(finding.figure, Chance)
    }
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

    def belongs(self, row: Row) -> Truth:
        """Whether the row is for the person's answers."""
        return combined(self.walks, row.outcome.glance_when)

    def row(self, row: Row) -> GlanceRow:
        cells = tuple(self.cell(option, row.outcome.id) for option in self.aid.options)
        asks = tuple(self.undecided(row.outcome.glance_when)) if self.belongs(row) is Truth.CANNOT_TELL else ()
        return self.labelled(GlanceRow(row.outcome, row.importance, cells, asks, row.for_these_answers))

    def undecided(self, condition: Condition) -> Iterator[Question]:
        """The questions that leave a condition undecided, in the order in which they are asked."""
        open_yet = [walk for walk in self.walks if walk.holds(condition) is Truth.CANNOT_TELL]
        return self.waiting(undecided_questions(walk, condition) for walk in open_yet)

    def labelled(self, row: GlanceRow) -> GlanceRow:
        """The row; of several heads in one place that wait for answers, each says for which, in one order."""
        places = [row.for_every, *(cell.heads for cell in row.columns)]
        waiting = ([head for head in heads if head.waits_for] for heads in places)
        several = [head for heads in waiting if len(heads) > 1 for head in heads]
        labels = ((cell, tuple(self.label(piece, several) for piece in cell.heads)) for cell in row.cells)
        cells = [replace(cell, heads=heads) for cell, heads in labels]
        pieces = sorted((heads[0] for cell in cells for heads in cell.told_once), key=self.place_in_file)
        order = list(dict.fromkeys(head.answers for head in pieces))
        return replace(row, cells=tuple(_in_order(cell, order) for cell in cells))

    def place_in_file(self, head: Piece) -> int:
        """Sort key: where its statement stands, whatever the order of the options."""
        return self.places[head.statement.id] if head.statement else -1

    def cell(self, option: Option, outcome: str) -> GlanceCell:
        statements = [
            statement for statement in self.headed if statement.outcome == outcome and statement.is_about(option.id)
        ]
        heads = {head.id: head for walk in self.walks for head in _heads(walk, statements)}
        pieces = tuple(self.piece_of(statement, option) for statement in statements if statement.id in heads)
        return GlanceCell(option, pieces, tuple(self.asks(pieces)))

    def label(self, head: Piece, several: Container[Piece]) -> Piece:
        """The head with the answers for which it is, where it has none; not those that take more than a label."""
        if head not in several or head.answers or not head.statement:
            return head
        label = case_head(self.aid.questions_by_id, head.statement.when, self.translate)
        return replace(head, answers=label) if len(label) <= LONGEST_LABEL else head

    def asks(self, heads: Iterable[Piece]) -> Iterator[Question]:
        """The questions on which the heads wait, in the order in which they are asked."""
        return self.waiting(group for head in heads for group in head.waits_for)

    def waiting(self, groups: Iterable[UndecidedQuestions]) -> Iterator[Question]:
        waiting = {question for group in groups for question, *_ in group}
        return (question for question in self.aid.questions if question.id in waiting)


def _in_order(cell: GlanceCell, order: Sequence[str]) -> GlanceCell:
    """The cell with its heads by their answers, the same first in each cell; not those of voices."""
    if not all(head.waits_for and not head.whose for head in cell.heads):
        return cell
    told = sorted(cell.told_once, key=lambda heads: order.index(heads[0].answers))
    return replace(cell, heads=tuple(chain.from_iterable(told)))


def _heads(walk: QuestionPath, statements: Sequence[Statement]) -> list[Statement]:
    """The heads of a cell for one person: that which applies, or all that may while an answer is missing."""
    holds = [(statement, walk.holds(statement.when)) for statement in statements]
    return [statement for statement, truth in holds if truth is Truth.YES] or [
        one for one, truth in holds if truth is Truth.CANNOT_TELL
    ]


def counted_beside_head(figure: GroupFrequency, piece: Piece) -> str:
    """What stands beside a number of a head; who was counted is said once, by the head or below all its numbers."""
    who = _who(piece)
    said = group_below_head(piece) or _names(piece.glance_head, who)
    return figure.beside.removesuffix(who).rstrip() if said else figure.beside


def names_the_counted(beside: str, piece: Piece) -> bool:
    """Whether what stands beside a number says of whom it is, which no screen is too narrow for."""
    who = _who(piece)
    return bool(who) and beside.endswith(who)


def group_below_head(piece: Piece) -> str:
    """Which group the numbers of a head are of; "" where one word does for all people, or it is said beside them.

    That is in the head, or in the label with the answers that the head still waits for.
    """
    of_group = piece.figure.of_group if isinstance(piece.figure, Frequency) else ""
    is_labelled = piece.waits_for and piece.answers
    return "" if is_labelled or _names(piece.glance_head, _who(piece)) else of_group


def _who(piece: Piece) -> str:
    content = piece.statement.content if piece.statement else None
    return content.figure.who if isinstance(content, Finding) and isinstance(content.figure, Chance) else ""


def _names(text: str, who: str) -> bool:
    """Whether a text has these words, whole: "treatment" does not name "men"."""
    return bool(re.search(rf"(?<!\w){re.escape(who.casefold())}(?!\w)", text.casefold()))
