"""The glance as plain values: for each outcome that matters a cell for each option, and in it the heads.

Which of them there are, `glance` decides; here is what cells and rows have in common, told once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from decision_aid.consultation.frequencies import Frequency
from decision_aid.consultation.rows import Piece
from decision_aid.consultation.statement_labels import DOES_NOT_APPLY
from decision_aid.model.aid import Option, Outcome, Question
from decision_aid.model.enums import Importance

FEW_FIGURES = 3  # of one cell of the glance; more fold into the lowest and the highest


def _is_among(head: Piece, heads: Iterable[Piece]) -> bool:
    """Whether one of the heads is the same to a reader: equal in all, or the same reason not to apply."""
    none_applies = head.box is not None and head.box.style == DOES_NOT_APPLY
    return any(
        piece == head
        or (none_applies and (piece.box, piece.glance_head, piece.whose) == (head.box, head.glance_head, head.whose))
        for piece in heads
    )


@dataclass(frozen=True, slots=True)
class Spread:
    """Many figures of one thing, of which an open question decides between: both ends, and all `heads`."""

    lowest: Piece
    highest: Piece
    heads: tuple[Piece, ...]

    @property
    def between(self) -> tuple[Piece, ...]:
        """The heads that are neither end."""
        return tuple(head for head in self.heads if head not in (self.lowest, self.highest))


@dataclass(frozen=True, slots=True)
class GlanceCell:
    """What stands for one option on one outcome in the glance: one head, with its figure and certainty.

    There are several while an answer that decides between them is missing, and where two people who answer differ.
    `asks` are the questions whose answers are missing.
    """

    option: Option
    heads: tuple[Piece, ...]
    asks: tuple[Question, ...]

    @property
    def told_once(self) -> tuple[tuple[Piece, ...], ...]:
        """The heads, with those together that differ in nothing but how sure they are: cases of one table."""
        return tuple(tuple(heads) for _, heads in groupby(self.heads, _said_at_a_glance))

    @property
    def spreads(self) -> tuple[Spread, ...]:
        """Its figures, a spread for each thing of which they tell more than a few for different answers."""
        kinds: dict[object, list[tuple[int, Piece]]] = {}
        for piece in self.heads:
            if isinstance(piece.figure, Frequency):
                what, icons = _counted(piece, piece.figure)
                kinds.setdefault(what, []).append((icons, piece))
        return tuple(map(_spread, (counted for counted in kinds.values() if len(counted) > FEW_FIGURES)))

    @property
    def beside_spreads(self) -> "GlanceCell":
        """The cell with what is in none of its spreads."""
        spread = {head for spread in self.spreads for head in spread.heads}
        return replace(self, heads=tuple(head for head in self.heads if head not in spread))


def _spread(counted: list[tuple[int, Piece]]) -> Spread:
    in_order = sorted(counted, key=lambda one: one[0])
    return Spread(in_order[0][1], in_order[-1][1], tuple(head for _, head in counted))


def _counted(head: Piece, figure: Frequency) -> tuple[object, int]:
    """What a figure counts: what happened, to whom, within which time, out of how many; and to how many of them.

    Figures of several groups, which are compared with one another, count each for themselves.
    """
    frequency, *others = figure.groups
    what = (head.glance_head, head.whose, figure.period, frequency.name, frequency.icons_of)
    return (head if others else what), frequency.icons


def _said_at_a_glance(head: Piece) -> object:
    """What cases of one table may have in common; any other head stands for itself."""
    table = head.statement.table if head.statement and not head.box else ""
    return (table, head.glance_head, head.figure, head.whose) if table else head


@dataclass(frozen=True)  # without slots, so that it can keep what the cells share
class GlanceRow:
    """One outcome in the glance, with a cell for each option, in the same order in every row.

    `asks` are the questions whose answers decide whether the row is in the person's glance. Before the heads stands
    what is `for_these_answers`: what is not known of people who answered so, or put first for them.
    """

    outcome: Outcome
    importance: Importance | None
    cells: tuple[GlanceCell, ...]
    asks: tuple[Question, ...] = ()
    for_these_answers: tuple[Piece, ...] = ()

    @cached_property
    def for_every(self) -> tuple[Piece, ...]:
        """The heads that all cells share, to be shown once: what is said for every option, and why none applies."""
        first, *others = self.cells
        return tuple(head for head in first.heads if all(_is_among(head, cell.heads) for cell in others))

    @cached_property
    def columns(self) -> tuple[GlanceCell, ...]:
        """The cells side by side, with the heads that are theirs alone; () where all heads are shared."""
        own = [tuple(head for head in cell.heads if not _is_among(head, self.for_every)) for cell in self.cells]
        cells = (replace(cell, heads=heads) for cell, heads in zip(self.cells, own, strict=True))
        return tuple(cells) if any(own) else ()

    @property
    def all_asks(self) -> tuple[Question, ...]:
        """The questions on which the row or any cell waits, each once."""
        waiting = (self.asks, *(cell.asks for cell in self.cells))
        return tuple({ask.id: ask for asks in waiting for ask in asks}.values())


@dataclass(frozen=True, slots=True)
class Glance:
    """The author's rows and those that the person marked, what matters more first, for all options alike.

    `folded` are rows that may be among them, named and not shown while the answer that decides is missing.
    `also_marked` are the outcomes that matter a lot to the person and for which the author wrote no heads. One
    `caution` serves all rows.
    """

    caution: str
    rows: tuple[GlanceRow, ...]
    folded: tuple[GlanceRow, ...]
    also_marked: tuple[Outcome, ...]

    @property
    def heads(self) -> tuple[Piece, ...]:
        """Every head of every cell."""
        return tuple(head for row in (*self.rows, *self.folded) for cell in row.cells for head in cell.heads)
