"""A fragment cache: the cells and sources of an aid are rendered once, with placeholders for what is a person's own.

Without it a summary costs about four times as much. Nothing that depends on answers is cached: a piece is cached in
variants (sure or not, whose answer, which glossary words are new), and its reason replaces a placeholder.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock

from flask import g
from markupsafe import Markup, escape

from decision_aid.consultation.summary import Cell, Difference, Piece
from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Source
from decision_aid.web.http.language import language
from decision_aid.web.rendering.glossary_links import Marker, seen

AIDS_REMEMBERED = 8  # counts each language and version apart
BLANK = "\N{NULL}"  # occurs in no rule file

Texts = list[str]
Look = tuple[bool, str, frozenset[str]]
Shape = tuple[str, str, int, bool]
CellBlock = Callable[[Cell, str, Sequence[Markup], Markup | None], Markup]
PieceBlock = Callable[[Piece, bool, Marker], Markup]
SourceBlock = Callable[[Source, Markup], Markup]
Comparison = Callable[[Sequence[Difference]], Markup]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A piece's glossary words, and its fragments around the reason for each variant."""

    words: frozenset[str]
    looks: dict[Look, Texts] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remembered:
    """The fragments of one aid in one language; holding the aid keeps its `id` from being reused."""

    aid: DecisionAid
    cells: dict[Shape, Texts] = field(default_factory=dict)
    pieces: dict[str, Drawn] = field(default_factory=dict)
    sources: dict[str, Texts] = field(default_factory=dict)


_remembered: dict[tuple[int, str], Remembered] = {}  # least recently used first
_lock = Lock()


def remembered(aid: DecisionAid) -> Remembered:
    """The fragments of the aid in the language of this page; a preview gets an empty cache."""
    if "visit" in g:
        return Remembered(aid)
    key = id(aid), language()
    with _lock:
        _remembered[key] = known = _remembered.pop(key, None) or Remembered(aid)
        if len(_remembered) > AIDS_REMEMBERED:
            del _remembered[next(iter(_remembered))]
    return known


@dataclass(frozen=True, slots=True)
class Cells:
    """Renders cells from fragments; answers may change a template's output through reason and variant only."""

    known: Remembered
    mark: Marker
    cell_block: CellBlock
    piece_block: PieceBlock

    def __call__(self, cell: Cell, level: str = "h4") -> Markup:
        """Render a cell; each glossary word is linked at its first place."""
        pieces, surely = cell.pieces, len(cell.shown)
        first, *parts = self._frame(cell, level)
        met, drawn = set[str](), [first]
        for number, text in zip(map(int, parts[::2]), parts[1::2], strict=True):
            piece = pieces[number]
            drawn += self._piece(piece, number >= surely and piece is not cell.gap, met), text
        seen().update(met)
        return Markup("".join(drawn))

    def _frame(self, cell: Cell, level: str) -> Texts:
        """The fragments of the frame, alternating with the numbers of the pieces."""
        shape = (cell.option.id, level, len(cell.pieces), cell.gap is None)
        known = self.known.cells.get(shape)
        if known is None:
            *blanks, last = (Markup(f"{BLANK}{number}{BLANK}") for number in range(len(cell.pieces)))
            shown, gap = (blanks, last) if cell.gap else ([*blanks, last], None)
            known = str(self.cell_block(cell, level, shown, gap)).split(BLANK)
            self.known.cells[shape] = known
        return known

    def _piece(self, piece: Piece, may_apply: bool, met: set[str]) -> str:
        if piece.statement is None:
            return self.piece_block(piece, may_apply, self.mark.having(met))
        drawn = self.known.pieces.get(piece.statement.id)
        if drawn is None:
            drawn = Drawn(self.mark.words((piece.text, piece.note)))
            self.known.pieces[piece.statement.id] = drawn
        look = (may_apply, piece.whose, drawn.words - met)
        if look not in drawn.looks:
            blank = replace(piece, because=BLANK)
            drawn.looks[look] = str(self.piece_block(blank, may_apply, self.mark.having(met))).split(BLANK)
        met |= drawn.words
        return str(escape(piece.because)).join(drawn.looks[look])


@dataclass(frozen=True, slots=True)
class Sources:
    """Renders sources from fragments, each with how the people studied compare with the person."""

    known: Remembered
    source_block: SourceBlock
    comparison: Comparison

    def __call__(self, source: Source, differences: Sequence[Difference] = ()) -> Markup:
        """Render a source; the comparison goes where the placeholder is."""
        known = self.known.sources.get(source.id)
        if known is None:
            known = self.known.sources[source.id] = str(self.source_block(source, Markup(BLANK))).split(BLANK)
        return Markup((str(self.comparison(differences)) if differences else "").join(known))
