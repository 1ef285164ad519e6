"""The content of a handout as values: print page and PDF are both rendered from a Sheet, so they can't differ."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, zip_longest

from decision_aid.consultation.statement_labels import Box
from decision_aid.consultation.wording import as_sentence
from decision_aid.model.aid import Translated
from decision_aid.model.hospital import NO_HOSPITAL, Hospital
from decision_aid.output.handout.grid import ShortGrid
from decision_aid.output.handout.own_words import OwnWords
from decision_aid.output.handout.printed_figures import PrintedFigure
from decision_aid.output.svg import SvgDrawing

# Questions on the short paper where the person chose none: the PDF has as many as fit, down to the least.
MOST_ASKS, MOST_ASKS_IN_LARGE_PRINT, LEAST_ASKS = 8, 6, 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement as it is printed; what is no finding has a box for a certainty, and a case of a table its answers."""

    text: str
    box: Box | None
    sources: str
    figures: tuple[PrintedFigure, ...]
    from_to: tuple[str, ...]
    comparison: str
    certainty: str
    certainty_sentence: str
    reason: str
    note: str
    because: str
    whose: str
    caveats: str = ""
    answers: str = ""


@dataclass(frozen=True, slots=True)
class Conditional:
    """Statements that may apply, under the reason why that is not known yet.

    In a table of cases, the first says what all share, and the others have their answers; they are printed together.
    """

    because: str
    pieces: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class CellContent:
    """The content of a cell, one option on one outcome."""

    option: str
    shown: tuple[Evidence, ...]
    gap: Evidence | None
    may_apply: tuple[Conditional, ...]


def pieces_of(known: CellContent) -> tuple[Evidence, ...]:
    """All statements and gaps that a cell prints."""
    waiting = tuple(piece for group in known.may_apply for piece in group.pieces)
    return (*known.shown, *((known.gap,) if known.gap else ()), *waiting)


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """A row: one outcome with all options side by side; `letters` is the text length of its longest cell."""

    name: str
    asks: str
    mark: str
    kind: str
    caution: str
    letters: int
    cells: tuple[CellContent, ...]
    every: CellContent | None = None
    none: CellContent | None = None

    @property
    def all_cells(self) -> tuple[CellContent, ...]:
        """The cells in the order in which they are read, with what is for every option, or for none."""
        return tuple(filter(None, (self.every, *self.cells, self.none)))


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A label and its text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A source, in full and in short form, and how its people compare with this person."""

    number: int
    citation: str
    shortly: str
    link: str
    about: str
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """Lines of text under a heading."""

    title: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionToTick:
    """A question for the team with a box to tick; `number` is its number in the rule file."""

    number: int
    text: str
    fits: bool
    for_all: bool
    first: bool


@dataclass(frozen=True, slots=True)
class QuestionsToTick:
    """The questions for the team under one heading."""

    title: str
    questions: tuple[QuestionToTick, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole handout.

    `opening` are sentences below the decision: whom it is about, when to look at it again, and what stands beside the
    names of options. The first `differing` entries of `said` are answers that person and clinician gave differently.
    `chosen` are the numbers of the questions for the team that the person ticked, of those in `asks`.
    """

    title: str
    language: str
    draft: str
    notice: str
    status: str
    overdue: str
    dated: str
    decision: str
    opening: tuple[str, ...]
    matters: tuple[Theme, ...]
    said: tuple[str, ...]
    differing: int
    told: tuple[LabelledText, ...]
    asks: tuple[QuestionsToTick, ...]
    options: tuple[LabelledText, ...]
    trade_offs: tuple[str, ...]
    lines: tuple[OutcomeRow, ...]
    unknown: tuple[Theme, ...]
    certainties: tuple[str, ...]
    left_out: tuple[Theme, ...]
    sources: tuple[Cited, ...]
    glossary: tuple[LabelledText, ...]
    about: tuple[LabelledText, ...]
    drawings: Mapping[str, SvgDrawing]
    grid: ShortGrid
    words: Mapping[str, str]
    code: str = ""
    qr: SvgDrawing | None = None
    chosen: tuple[int, ...] = ()
    own: OwnWords = field(default_factory=dict)
    translated: Translated | None = None
    hospital: Hospital = NO_HOSPITAL

    @property
    def short(self) -> "Sheet":
        """Its short form, the options at a glance and the person's own: without what that leaves out."""
        heads = (head for row in self.grid.rows for cell in row.cells for head in cell.heads)
        drawn = {figure.picture for head in heads for figure in head.figures}
        return replace(
            self,
            decision=as_sentence(self.decision),
            opening=(),
            said=(),
            options=(),
            trade_offs=(),
            lines=(),
            unknown=(),
            certainties=(),
            left_out=(),
            sources=self.cited_at_a_glance,
            glossary=(),
            about=(),
            drawings={name: drawing for name, drawing in self.drawings.items() if name in drawn},
        )

    @property
    def cited_at_a_glance(self) -> tuple[Cited, ...]:
        """The sources that the options at a glance cite."""
        return tuple(cited for cited in self.sources if str(cited.number) in self.grid.cited)

    @property
    def to_ask(self) -> tuple[str, ...]:
        """The questions for the team that the person chose, or else all, in turn."""
        if self.chosen:
            return tuple(
                question.text for theme in self.asks for question in theme.questions if question.number in self.chosen
            )
        return tuple(question.text for question in self._in_turn)

    def how_many_to_ask(self, *, large_print: bool) -> tuple[int, int]:
        """The least and the most questions on the short paper: all that the person chose, or of all as many as fit."""
        there = len(self.to_ask)
        limits = LEAST_ASKS, MOST_ASKS_IN_LARGE_PRINT if large_print else MOST_ASKS
        return (there, there) if self.chosen else (min(there, limits[0]), min(there, limits[1]))

    @property
    def asked_first(self) -> frozenset[int]:
        """The numbers of the questions on the page to print where the person chose none; the PDF may have fewer."""
        return frozenset(question.number for question in self._in_turn[:MOST_ASKS])

    @property
    def _in_turn(self) -> tuple[QuestionToTick, ...]:
        """All questions, what the author put first and then one of each theme in turn: a short list covers every theme.

        What fits these answers, and not everybody's, comes before what is for all: of what is first, and of its theme.
        """
        first = [sorted(theme.questions, key=lambda one: (not one.fits, one.for_all)) for theme in self.asks]
        turns = zip_longest(*first)
        return tuple(sorted(filter(None, chain.from_iterable(turns)), key=_place_of_first))


def _place_of_first(question: QuestionToTick) -> int:
    """Sort key: what the author put first for these answers, then first for all, then the others in their turn."""
    if not (question.first and question.fits):
        return 2
    return 1 if question.for_all else 0
