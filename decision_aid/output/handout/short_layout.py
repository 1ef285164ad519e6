"""The page layout of the short handout as values: the Typst template draws a Leaflet and decides nothing.

Field names are those that `handout-short.typ` reads.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from decision_aid.model.aid import Translated
from decision_aid.output.svg import SvgDrawing


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style: plain, bold, big (a number) or boxed (the label of a gap)."""

    text: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `picture` names the icon array above it, and `alt` is its text alternative."""

    runs: tuple[Run, ...]
    picture: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphGroup:
    """Paragraphs that belong together; `waiting` ones, which may apply, get a bar at their side."""

    pars: tuple[Paragraph, ...]
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class OptionBox:
    """The texts on one option; `option` is "" if the first words name it.

    A `wide` one, which is for every option or for none, takes the width of all columns.
    """

    option: str
    blocks: tuple[ParagraphGroup, ...]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class RowOnPage:
    """A row as far as it is on one page: all its boxes, or those continued from the page before."""

    name: str
    mark: str
    continued: str
    boxes: tuple[OptionBox, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs under a title, the first `ticked` of them with a box to tick; `ruled` counts lines to write on."""

    title: str
    pars: tuple[Paragraph, ...] = ()
    tick: str = ""
    ruled: int = 0
    fine: bool = False
    ticked: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One page: sections, rows with their warning, sections."""

    before: tuple[Section, ...]
    rows: tuple[RowOnPage, ...]
    caution: str
    after: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Leaflet:
    """All pages of a short handout: two, or more sheets in large print.

    `lengths` has the fields of `output.handout.lengths.Lengths`.
    """

    title: str
    language: str
    draft: str
    notice: str
    opening: tuple[Paragraph, ...]
    by_hand: tuple[str, ...]
    overdue: str
    dated: str
    numbered: tuple[str, ...]
    options: tuple[str, ...]
    sides: tuple[Page, ...]
    notes: str
    own: tuple[Paragraph, ...]
    labels: tuple[str, ...]
    sources: Section | None
    code: str
    code_words: tuple[str, str, str]
    drawings: Mapping[str, SvgDrawing]
    qr: SvgDrawing | None
    beside: bool
    lengths: Mapping[str, float]
    translated: Translated | None = None
