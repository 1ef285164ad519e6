"""What stands on the pages of the short handout, as values: the template draws a Leaflet and decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from decision_aid.model.aid import Translated
from decision_aid.output.handout.sheet import Drawing


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look the same: plainly, bold, big (a number) or boxed (a gap)."""

    text: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Par:
    """A paragraph, and the drawing of icons above it with its text alternative."""

    runs: tuple[Run, ...]
    picture: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs that belong together; those that may apply have a bar beside them."""

    pars: tuple[Par, ...]
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """What is said of one option; `option` is empty where the first words say which it is."""

    option: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """An outcome as it stands on one page: all its boxes, or those that follow there."""

    name: str
    mark: str
    continued: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs under a title, the first `ticked` of them with a box to tick, and lines to write on."""

    title: str
    pars: tuple[Par, ...] = ()
    tick: str = ""
    ruled: int = 0
    fine: bool = False
    ticked: int = 0


@dataclass(frozen=True, slots=True)
class Side:
    """One page: sections, then rows with what must be said of them, then sections."""

    before: tuple[Section, ...]
    rows: tuple[Drawn, ...]
    caution: str
    after: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Leaflet:
    """Two pages, or more sheets in large print; lengths are in points."""

    title: str
    language: str
    draft: str
    notice: str
    opening: tuple[Par, ...]
    by_hand: tuple[str, ...]
    overdue: str
    dated: str
    numbered: tuple[str, ...]
    options: tuple[str, ...]
    sides: tuple[Side, ...]
    notes: str
    labels: tuple[str, ...]
    sources: Section | None
    code: str
    code_words: tuple[str, str, str]
    drawings: Mapping[str, Drawing]
    qr: Drawing | None
    beside: bool
    sizes: Mapping[str, float]
    translated: Translated | None = None
