"""The summary as plain values: every page, handout and export renders them and computes nothing of its own.

A row for each outcome, a cell for each option, and in it the pieces: statements and gaps in the reader's language.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from decision_aid.consultation.answers import Answer
from decision_aid.consultation.faces import Face
from decision_aid.consultation.frequencies import Frequency, StudyFigure
from decision_aid.consultation.path import Voice
from decision_aid.consultation.reasons import UndecidedQuestions
from decision_aid.consultation.statement_labels import DOES_NOT_APPLY, FOR_EVERY, NOT_KNOWN, NOT_LOOKED_FOR, Box
from decision_aid.consultation.team_questions import QuestionForTeam
from decision_aid.consultation.wording import NOTE_BESIDE_NAME, Translate
from decision_aid.model.aid import About, Consideration, Option, Outcome, Question, Term, Translated
from decision_aid.model.conditions import Truth
from decision_aid.model.enums import Importance, Status
from decision_aid.model.evidence import Finding, Source, Statement, groups_of

FEW_FIGURES = 3  # of one cell of the glance; more fold into the lowest and the highest


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
        told = self.none.shown if self.none else ()
        return tuple(piece for piece in told if piece.statement and piece.statement.first and not piece.for_all)

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


def _is_among(head: Piece, heads: Iterable[Piece]) -> bool:
    """Whether one of the heads is the same to a reader: equal in all, or the same reason not to apply."""
    none_applies = head.box is not None and head.box.style == DOES_NOT_APPLY
    return any(
        one == head
        or (none_applies and (one.box, one.glance_head, one.whose) == (head.box, head.glance_head, head.whose))
        for one in heads
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
        return tuple(one for one in self.heads if one not in (self.lowest, self.highest))


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
        for one in self.heads:
            if isinstance(one.figure, Frequency):
                what, icons = _counted(one, one.figure)
                kinds.setdefault(what, []).append((icons, one))
        return tuple(map(_spread, (counted for counted in kinds.values() if len(counted) > FEW_FIGURES)))

    @property
    def beside_spreads(self) -> "GlanceCell":
        """The cell with what is in none of its spreads."""
        spread = {one for spread in self.spreads for one in spread.heads}
        return replace(self, heads=tuple(one for one in self.heads if one not in spread))


def _spread(counted: list[tuple[int, Piece]]) -> Spread:
    in_order = sorted(counted, key=lambda one: one[0])
    return Spread(in_order[0][1], in_order[-1][1], tuple(head for _, head in counted))


def _counted(head: Piece, figure: Frequency) -> tuple[object, int]:
    """What a figure counts: what happened, to whom, within which time, out of how many; and to how many of them.

    Figures of several groups, which are compared with one another, count each for themselves.
    """
    one, *others = figure.groups
    what = (head.glance_head, head.whose, figure.period, one.name, one.icons_of)
    return (head if others else what), one.icons


def _said_at_a_glance(head: Piece) -> object:
    """What cases of one table may have in common; any other head stands for itself."""
    table = head.statement.table if head.statement and not head.box else ""
    return (table, head.glance_head, head.figure, head.whose) if table else head


@dataclass(frozen=True)  # without slots, so that it can keep what the cells share
class GlanceRow:
    """One outcome in the glance, with a cell for each option, in the same order in every row.

    `asks` are the questions whose answers decide whether the row is in the person's glance.
    """

    outcome: Outcome
    importance: Importance | None
    cells: tuple[GlanceCell, ...]
    asks: tuple[Question, ...] = ()

    @cached_property
    def for_every(self) -> tuple[Piece, ...]:
        """The heads that all cells share, to be shown once: what is said for every option, and why none applies."""
        first, *others = self.cells
        return tuple(one for one in first.heads if all(_is_among(one, cell.heads) for cell in others))

    @cached_property
    def columns(self) -> tuple[GlanceCell, ...]:
        """The cells side by side, with the heads that are theirs alone; () where all heads are shared."""
        own = [tuple(one for one in cell.heads if not _is_among(one, self.for_every)) for cell in self.cells]
        cells = (replace(cell, heads=heads) for cell, heads in zip(self.cells, own, strict=True))
        return tuple(cells) if any(own) else ()

    @property
    def all_asks(self) -> tuple[Question, ...]:
        """The questions on which the row or any cell waits, each once."""
        waiting = (self.asks, *(cell.asks for cell in self.cells))
        return tuple({one.id: one for asks in waiting for one in asks}.values())


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


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer in words; `own` if the person gave one, `by` whom, and what each voice `said` where they differ."""

    question: Question
    answer: Answer
    text: str
    own: bool = True
    by: str = ""
    differs: str = ""
    said: tuple[tuple[Voice, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StudyComparison:
    """How the person compares with the people in a study: what those were, and whether the person is alike."""

    were: str
    alike: Truth
    because: str


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source that the summary cites, and how the people in it compare with the person."""

    source: Source
    differences: tuple[StudyComparison, ...]


@dataclass(frozen=True, slots=True)
class NoteLeftOut:
    """A note beside the name of an option that is for other answers, and why."""

    option: Option
    text: str
    because: str

    def in_words(self, translate: Translate) -> str:
        """What it is, in a sentence that stands below the option's name."""
        return translate(NOTE_BESIDE_NAME) % {"note": self.text.removesuffix(".")}


@dataclass(frozen=True, slots=True)
class Summary:
    """The evidence for one set of answers, in one language, rows ordered by what matters to the person."""

    title: str
    language: str
    status: Status
    is_approved: bool
    status_sentence: str
    version: str
    fingerprint: str
    notice: str
    overdue: str
    about: About
    options: tuple[Option, ...]
    trade_offs: tuple[str, ...]
    considerations: tuple[Consideration, ...]
    said: tuple[GivenAnswer, ...]
    unanswered: tuple[Question, ...]
    rows: tuple[Row, ...]
    left_out: tuple[Piece, ...]
    notes_left_out: tuple[NoteLeftOut, ...]
    sources: tuple[CitedSource, ...]
    about_whom: str
    look_again: str
    ask_the_team: tuple[tuple[Consideration, tuple[QuestionForTeam, ...]], ...]
    glossary: tuple[Term, ...]
    translated: Translated | None = None
    glance: Glance | None = None

    @property
    def head_notes(self) -> Mapping[str, tuple[str, ...]]:
        """What stands beside the name of each option for these answers, by its id."""
        return {cell.option.id: cell.head_notes for row in self.rows for cell in row.cells}

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Everything that applies or may, cell by cell."""
        return tuple(piece for row in self.rows for cell in row.all_cells for piece in cell.pieces)

    @property
    def differing(self) -> tuple[GivenAnswer, ...]:
        """The answers on which voices disagree."""
        return tuple(one for one in self.said if one.differs)

    @property
    def is_ordered_by_importance(self) -> bool:
        """Whether the person has said how much an outcome matters: then the rows have an order of their own."""
        return any(row.importance not in (None, Importance.NOT_SURE) for row in self.rows)
