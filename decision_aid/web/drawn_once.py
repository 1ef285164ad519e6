"""An aid comes in; its pieces of evidence and its sources go out as they were drawn the first time, for everybody."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from flask import g
from markupsafe import Markup, escape

from decision_aid.evidence import Source
from decision_aid.model import DecisionAid
from decision_aid.summary import Piece
from decision_aid.web.language import language
from decision_aid.web.words import Marker

AIDS_REMEMBERED = 8  # in all their languages and versions that are open now
BLANK = "\N{NULL}"  # stands in no rule file

Look = tuple[bool, str, frozenset[str]]
DrawPiece = Callable[[Piece, bool, Marker], Markup]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A statement's hard words, and how it looks where it may apply or does, by those words that its cell lacks yet.

    In place of the reason, which is each person's own, it is cut.
    """

    words: frozenset[str]
    looks: dict[Look, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drawings:
    """What was drawn of one aid in one language, by id; the aid is held on to, so that no other ever has its number."""

    aid: DecisionAid
    pieces: dict[str, Drawn] = field(default_factory=dict)
    sources: dict[str, Markup] = field(default_factory=dict)

    def piece(self, piece: Piece, may_apply: bool, mark: Marker, draw: DrawPiece) -> Markup:
        """What `draw` makes of a piece; it may look at nothing that depends on the answers but at why it is there."""
        if piece.statement is None:
            return draw(piece, may_apply, mark)
        drawn = self.pieces.get(piece.statement.id)
        if drawn is None:
            words = mark.words((piece.text, piece.note))
            drawn = self.pieces.setdefault(piece.statement.id, Drawn(words))
        fresh = mark.fresh(drawn.words)
        look = (may_apply, piece.whose, fresh)
        if look not in drawn.looks:
            drawn.looks[look] = str(draw(replace(piece, because=BLANK), may_apply, mark)).split(BLANK)
        mark.meet(fresh)
        return Markup(str(escape(piece.because)).join(drawn.looks[look]))

    def source(self, source: Source, draw: Callable[[Source], Markup]) -> Markup:
        """What `draw` makes of a source, but not how its people compare with the person."""
        known = self.sources.get(source.id)
        return self.sources.setdefault(source.id, draw(source)) if known is None else known


_remembered: dict[tuple[int, str], Drawings] = {}


def remembered(aid: DecisionAid) -> Drawings:
    """What was drawn of the aid in the language of this page; previews draw anew."""
    if "visit" in g:
        return Drawings(aid)
    known = _remembered.get((id(aid), language()))
    if known is None:
        while len(_remembered) >= AIDS_REMEMBERED:
            _remembered.pop(next(iter(_remembered)), None)
        known = _remembered[id(aid), language()] = Drawings(aid)
    return known
