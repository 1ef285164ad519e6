"""A fragment cache: heads, pieces and sources of an aid are rendered once, with a placeholder for what is one's own.

Without it a summary costs about four times as much. Nothing that depends on answers is cached: a piece is cached in
variants (sure or not, whose answer, which glossary words are new), and its reason replaces the placeholder.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock

from flask import g
from markupsafe import Markup, escape

from decision_aid.consultation.rows import CaseTable, Cell, Piece
from decision_aid.consultation.summary import StudyComparison
from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Source
from decision_aid.web.http.language import current_language
from decision_aid.web.person.summary_rows import AnswerGroup
from decision_aid.web.rendering.glossary_links import GlossaryLinker, linked_words

MAX_CACHED_AIDS = 8  # counts each language and version apart
PLACEHOLDER = "\N{NULL}"  # occurs in no rule file

Fragments = list[str]
PieceBlock = Callable[[Piece, bool, GlossaryLinker], Markup]
CaseTableBlock = Callable[[CaseTable, GlossaryLinker], Markup]
HeadBlock = Callable[[AnswerGroup, GlossaryLinker, bool, bool], Markup]
SourceBlock = Callable[[Source, Markup], Markup]
Comparison = Callable[[Sequence[StudyComparison]], Markup]


@dataclass(frozen=True, slots=True)
class AidFragments:
    """The fragments of one aid in one language, and the glossary words of each piece.

    Holding the aid keeps its `id` from being reused.
    """

    aid: DecisionAid
    drawn: dict[object, Fragments] = field(default_factory=dict)
    words: dict[object, frozenset[str]] = field(default_factory=dict)

    def around(self, key: object, draw: Callable[[], Markup]) -> Fragments:
        """What is drawn around the placeholder; drawn if it is not known yet."""
        if key not in self.drawn:
            self.drawn[key] = str(draw()).split(PLACEHOLDER)
        return self.drawn[key]


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
class PieceRenderer:
    """Renders pieces from fragments; answers may change a template's output through reason and variant only."""

    known: AidFragments
    linker: GlossaryLinker
    piece_block: PieceBlock
    case_table: CaseTableBlock

    def __call__(self, cell: Cell) -> Callable[[Piece | CaseTable], Markup]:
        """The function that renders a block of that cell; each glossary word is linked at its first place in it."""
        met = set[str]()
        return lambda block: self._rendered(block, cell, met)

    def _rendered(self, block: Piece | CaseTable, cell: Cell, met: set[str]) -> Markup:
        may_apply = block is not cell.gap and not any(block is one for one in cell.shown)
        first, *rows = (block.shared, *block.rows) if isinstance(block, CaseTable) else (block,)
        if first.statement is None:
            return self._drawn(block, may_apply, met)
        name = (cell.option.id, *(piece.statement.id for piece in (first, *rows) if piece.statement))
        if name not in self.known.words:
            texts = [text for piece in (first, *rows) for text in (piece.text, piece.note)]
            self.known.words[name] = self.linker.words_in(texts)
        words = self.known.words[name]
        variant = name, may_apply, first.whose, words - met
        parts = self.known.around(variant, lambda: self._drawn(_blank(block), may_apply, met))
        met |= words
        linked_words().update(words)
        return Markup(str(escape(first.because)).join(parts))

    def _drawn(self, block: Piece | CaseTable, may_apply: bool, met: set[str]) -> Markup:
        linker = self.linker.with_linked(met)
        return (
            self.case_table(block, linker)
            if isinstance(block, CaseTable)
            else self.piece_block(block, may_apply, linker)
        )


def _blank(block: Piece | CaseTable) -> Piece | CaseTable:
    """The block with the placeholder for its reason."""
    if isinstance(block, CaseTable):
        return replace(block, shared=replace(block.shared, because=PLACEHOLDER))
    return replace(block, because=PLACEHOLDER)


@dataclass(frozen=True, slots=True)
class HeadRenderer:
    """Renders the heads of the glance from fragments, in variants as pieces are; no reason is in them.

    `waits` and `alone` are those of the cell: whether an answer is missing, and whether it has one head.
    """

    known: AidFragments
    linker: GlossaryLinker
    group_of: HeadBlock

    def __call__(self, group: AnswerGroup, option: str, waits: bool, alone: bool = False) -> Markup:
        """Render a group of a cell; each glossary word is linked at its first place on the page."""
        told = tuple((one.statement.id, one.answers, one.whose) for one in group.all_heads if one.statement)
        if told not in self.known.words:
            self.known.words[told] = self.linker.words_in(head.glance_head for head in group.all_heads)
        words = self.known.words[told]
        name = option, told, bool(group.spread), group.label, group.folded, waits, alone
        variant = name, words - self.linker.met
        parts = self.known.around(variant, lambda: self.group_of(group, self.linker, waits, alone))
        self.linker.met |= words
        linked_words().update(words)
        return Markup("".join(parts))  # drawn by a template


@dataclass(frozen=True, slots=True)
class SourceRenderer:
    """Renders sources from fragments, each with how the people studied compare with the person."""

    known: AidFragments
    source_block: SourceBlock
    comparison: Comparison

    def __call__(self, source: Source, differences: Sequence[StudyComparison] = ()) -> Markup:
        """Render a source; the comparison goes where the placeholder is."""
        parts = self.known.around(("source", source.id), lambda: self.source_block(source, Markup(PLACEHOLDER)))
        return Markup((str(self.comparison(differences)) if differences else "").join(parts))
