"""A fragment cache: the cells and sources of an aid are rendered once, with placeholders for what is a person's own.

Without it a summary costs about four times as much. Nothing that depends on answers is cached: a piece is cached in
variants (sure or not, whose answer, which glossary words are new), and its reason replaces a placeholder.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock

from flask import g
from markupsafe import Markup, escape

from decision_aid.consultation.summary import CaseTable, Cell, Piece, StudyComparison
from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Source
from decision_aid.web.http.language import current_language
from decision_aid.web.rendering.glossary_links import GlossaryLinker, linked_words

MAX_CACHED_AIDS = 8  # counts each language and version apart
PLACEHOLDER = "\N{NULL}"  # occurs in no rule file

Fragments = list[str]
VariantKey = tuple[bool, str, frozenset[str]]
FrameKey = tuple[str, str, str, int, bool, tuple[str, ...]]
PieceKey = tuple[str, str]  # the option in whose cell it stands, and the statement
CellBlock = Callable[[Cell, str, Sequence[Markup], Markup | None], Markup]
PieceBlock = Callable[[Piece, bool, GlossaryLinker], Markup]
CaseTableBlock = Callable[[CaseTable, GlossaryLinker], Markup]
SourceBlock = Callable[[Source, Markup], Markup]
Comparison = Callable[[Sequence[StudyComparison]], Markup]


@dataclass(frozen=True, slots=True)
class CachedPiece:
    """A piece's glossary words, and its fragments around the reason for each variant."""

    words: frozenset[str]
    variants: dict[VariantKey, Fragments] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AidFragments:
    """The fragments of one aid in one language; holding the aid keeps its `id` from being reused."""

    aid: DecisionAid
    cells: dict[FrameKey, Fragments] = field(default_factory=dict)
    pieces: dict[PieceKey, CachedPiece] = field(default_factory=dict)
    sources: dict[str, Fragments] = field(default_factory=dict)


_cache: dict[tuple[int, str], AidFragments] = {}  # least recently used first
_lock = Lock()


def fragments_of(aid: DecisionAid) -> AidFragments:
    """The fragments of the aid in the language of this page; a preview gets an empty cache."""
    if "visit" in g:
        return AidFragments(aid)
    key = id(aid), current_language()
    with _lock:
        _cache[key] = known = _cache.pop(key, None) or AidFragments(aid)
        if len(_cache) > MAX_CACHED_AIDS:
            del _cache[next(iter(_cache))]
    return known


@dataclass(frozen=True, slots=True)
class CellRenderer:
    """Renders cells from fragments; answers may change a template's output through reason and variant only."""

    known: AidFragments
    linker: GlossaryLinker
    cell_block: CellBlock
    piece_block: PieceBlock
    case_table: CaseTableBlock

    def __call__(self, cell: Cell, level: str = "h4") -> Markup:
        """Render a cell; each glossary word is linked at its first place."""
        blocks, surely = cell.blocks, len(cell.shown)
        first, *parts = self._frame(cell, level)
        met, drawn = set[str](), [first]
        for number, text in zip(map(int, parts[::2]), parts[1::2], strict=True):
            block = blocks[number]
            may_apply = number >= surely and block is not cell.gap
            if isinstance(block, Piece):
                drawn += self._piece(block, cell.option.id, may_apply, met), text
            else:
                drawn += self._table(block, cell.option.id, met), text
        linked_words().update(met)
        return Markup("".join(drawn))

    def _frame(self, cell: Cell, level: str) -> Fragments:
        """The fragments of the frame, alternating with the numbers of the pieces."""
        shape = (cell.option.id, cell.option.name, level, len(cell.blocks), cell.gap is None, cell.head_notes)
        known = self.known.cells.get(shape)
        if known is None:
            *blanks, last = (Markup(f"{PLACEHOLDER}{number}{PLACEHOLDER}") for number in range(len(cell.blocks)))
            shown, gap = (blanks, last) if cell.gap else ([*blanks, last], None)
            known = str(self.cell_block(cell, level, shown, gap)).split(PLACEHOLDER)
            self.known.cells[shape] = known
        return known

    def _piece(self, piece: Piece, option: str, may_apply: bool, met: set[str]) -> str:
        if piece.statement is None:
            return self.piece_block(piece, may_apply, self.linker.with_linked(met))
        blank = replace(piece, because=PLACEHOLDER)
        return self._drawn((piece,), option, may_apply, met, lambda linker: self.piece_block(blank, may_apply, linker))

    def _table(self, table: CaseTable, option: str, met: set[str]) -> str:
        blank = replace(table, shared=replace(table.shared, because=PLACEHOLDER))
        return self._drawn(
            (table.shared, *table.rows), option, True, met, lambda linker: self.case_table(blank, linker)
        )

    def _drawn(
        self,
        pieces: Sequence[Piece],
        option: str,
        may_apply: bool,
        met: set[str],
        block: Callable[[GlossaryLinker], Markup],
    ) -> str:
        """The variant of a block of pieces, with the reason of the first; drawn if it is not known yet."""
        name = option, " ".join(piece.statement.id for piece in pieces if piece.statement)
        drawn = self.known.pieces.get(name)
        if drawn is None:
            words = self.linker.words_in([text for piece in pieces for text in (piece.text, piece.note)])
            drawn = self.known.pieces[name] = CachedPiece(words)
        look = (may_apply, pieces[0].whose, drawn.words - met)
        if look not in drawn.variants:
            drawn.variants[look] = str(block(self.linker.with_linked(met))).split(PLACEHOLDER)
        met |= drawn.words
        return str(escape(pieces[0].because)).join(drawn.variants[look])


@dataclass(frozen=True, slots=True)
class SourceRenderer:
    """Renders sources from fragments, each with how the people studied compare with the person."""

    known: AidFragments
    source_block: SourceBlock
    comparison: Comparison

    def __call__(self, source: Source, differences: Sequence[StudyComparison] = ()) -> Markup:
        """Render a source; the comparison goes where the placeholder is."""
        known = self.known.sources.get(source.id)
        if known is None:
            known = self.known.sources[source.id] = str(self.source_block(source, Markup(PLACEHOLDER))).split(
                PLACEHOLDER
            )
        return Markup((str(self.comparison(differences)) if differences else "").join(known))
