"""The rows of a summary: one for each outcome, in it a cell for each option, and in that the pieces.

A piece is a statement or gap as a person reads it, in the reader's language.
"""

from dataclasses import dataclass

from decision_aid.consultation.faces import Face
from decision_aid.consultation.frequencies import StudyFigure
from decision_aid.consultation.reasons import UndecidedQuestions
from decision_aid.consultation.statement_labels import FOR_EVERY, NOT_KNOWN, NOT_LOOKED_FOR, Box
from decision_aid.model.aid import Option, Outcome
from decision_aid.model.enums import Importance
from decision_aid.model.evidence import Finding, Source, Statement, groups_of


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement as a person reads it, with why it is shown and, where voices differ, for whose answer.

    What is no finding has a `box` in place of a certainty. `statement` is None for the engine's own sentence that there
    is nothing. `waits_for` groups pieces by their open questions in any language. `answers` are those of a case.
    """

    statement: Statement | None
    text: str
    because: str
    for_all: bool
    box: Box | None = None
    reason: str = ""
    certainty: str = ""
    note: str = ""
    modelled: str = ""
    withdrawn: str = ""
    figure: Face | None = None
    from_to: tuple[StudyFigure, ...] = ()
    comparison: str = ""
    not_compared: bool = False
    sources: tuple[Source, ...] = ()
    whose: str = ""
    waits_for: tuple[UndecidedQuestions, ...] = ()
    answers: str = ""

    @property
    def caveats(self) -> str:
        """What stands beside the figure wherever the finding is told: a withdrawn source, and that it was modelled."""
        return " ".join(filter(None, (self.withdrawn, self.modelled)))

    @property
    def text_with_answers(self) -> str:
        """The text where it stands outside its table: after the answers of the case."""
        return f"{self.answers}: {self.text}" if self.answers else self.text

    @property
    def glance_head(self) -> str:
        """The short text that stands for its cell in the glance; "" where it heads none."""
        return self.statement.head if self.statement else ""

    @property
    def same_study(self) -> bool:
        """Whether its figures are of groups that one study compared: the only ones that may be compared."""
        content = self.statement.content if self.statement else None
        return isinstance(content, Finding) and len(groups_of(content.figure)) > 1


@dataclass(frozen=True, slots=True)
class CaseTable:
    """The cases of a table of which an open question decides which is the person's, side by side.

    `shared` is what all its findings say alike, said once; `rows` have their answers and the rest, "" for what is not.
    """

    shared: Piece
    rows: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known about one option on one outcome; it always has at least one piece.

    `waiting` has what may apply as pages show it: cases of one table together, every other piece alone. `gap` says that
    something is not known, or that the outcome does not apply. `open_notes` are `head_notes` that wait for an answer.
    """

    option: Option
    shown: tuple[Piece, ...]
    may_apply: tuple[Piece, ...]
    waiting: tuple[Piece | CaseTable, ...]
    gap: Piece | None
    head_notes: tuple[str, ...] = ()
    open_notes: tuple[str, ...] = ()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All pieces: those that apply, those that may, and the gap."""
        return (*self.shown, *self.may_apply, *([self.gap] if self.gap else []))

    @property
    def blocks(self) -> tuple[Piece | CaseTable, ...]:
        """All pieces as pages show them, in the order in which they stand in the cell."""
        return (*self.shown, *self.waiting, *([self.gap] if self.gap else []))

    @property
    def is_unknown(self) -> bool:
        """Whether something is not known here; what does not apply is no gap."""
        return bool(self.gap and self.gap.box and self.gap.box.style in (NOT_KNOWN, NOT_LOOKED_FOR))


@dataclass(frozen=True, slots=True)
class Row:
    """One outcome with a cell for each option, in the same order in every row.

    `every` is what is said once for every option, `none` what is about none of them: cells whose option only names
    that. `caution` warns of figures in it that cannot be compared; "" if there are none. Rows of one `group`,
    a number, are never shown apart.
    """

    outcome: Outcome
    importance: Importance | None
    cells: tuple[Cell, ...]
    caution: str
    group: int
    every: Cell | None = None
    none: Cell | None = None

    @property
    def columns(self) -> tuple[Cell, ...]:
        """The cells that stand side by side; none where all is said once for every option."""
        boxes = {cell.gap.box.style if cell.gap and cell.gap.box else "" for cell in self.cells}
        return () if boxes == {FOR_EVERY} else self.cells

    @property
    def warnings(self) -> tuple[Piece, ...]:
        """What stands first in it for an answer of the person, and is about none of the options."""
        pieces = self.none.shown if self.none else ()
        return tuple(piece for piece in pieces if piece.statement and piece.statement.first and not piece.for_all)

    @property
    def for_these_answers(self) -> tuple[Piece, ...]:
        """What has to be read before the heads by whoever answered so."""
        beside = [cell for cell in (self.every, self.none) if cell]
        pieces = [piece for cell in beside for piece in (*cell.shown, *filter(None, [cell.gap]))]
        return tuple(piece for piece in pieces if piece.statement and piece.statement.leads_glance_row)

    @property
    def all_cells(self) -> tuple[Cell, ...]:
        """The cells in the order in which they are read: what is for every option, each option, what is for none."""
        return tuple(filter(None, (self.every, *self.columns, self.none)))

    @property
    def facts(self) -> int:
        """How many findings there are, of those that apply and that may."""
        return sum(piece.box is None for cell in self.all_cells for piece in cell.pieces)

    @property
    def unknown(self) -> tuple[Option, ...]:
        """The options of which something is not known."""
        for_every = self.every is not None and self.every.is_unknown
        return tuple(cell.option for cell in self.cells if for_every or cell.is_unknown)

    @property
    def precedence(self) -> int:
        """Sort key: what matters more first; unrated and unsure rows after "some"."""
        order = {Importance.A_LOT: 0, Importance.SOME: 1, Importance.NOT_MUCH: 3}
        return order.get(self.importance, 2) if self.importance else 2
