"""A piece of evidence or a source comes in; what says the same to everybody goes out as it was drawn the first time."""

from collections.abc import Callable
from dataclasses import dataclass, field

from flask import g
from markupsafe import Markup

from decision_aid.evidence import Source
from decision_aid.model import DecisionAid
from decision_aid.summary import Piece
from decision_aid.web.language import language
from decision_aid.web.words import Marker

AIDS_REMEMBERED = 8  # in all their languages and versions that are open now


@dataclass(frozen=True, slots=True)
class Drawn:
    """A statement's hard words, and how it looks, by those that it is the first in its cell to bring."""

    words: frozenset[str]
    by_words: dict[frozenset[str], Markup] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was drawn of one aid, by language and id; the aid is held on to, so that no other ever has its number."""

    aid: DecisionAid
    pieces: dict[tuple[str, str], Drawn] = field(default_factory=dict)
    sources: dict[tuple[str, str], Markup] = field(default_factory=dict)


_remembered: dict[int, Remembered] = {}


def once(aid: DecisionAid, piece: Piece, mark: Marker, draw: Callable[[Piece, Marker], Markup]) -> Markup:
    """What `draw` makes of a piece; it may look at nothing that depends on the answers, and previews draw anew."""
    if piece.statement is None or "visit" in g:
        return draw(piece, mark)
    known, key = _of(aid).pieces, (language(), piece.statement.id)
    drawn = known.get(key) or known.setdefault(key, Drawn(mark.words((piece.text, piece.note))))
    fresh = mark.fresh(drawn.words)
    if fresh not in drawn.by_words:
        drawn.by_words[fresh] = draw(piece, mark)
    mark.meet(fresh)
    return drawn.by_words[fresh]


def source_once(aid: DecisionAid, source: Source, draw: Callable[[Source], Markup]) -> Markup:
    """What `draw` makes of a source, but not how its people compare with the person."""
    if "visit" in g:
        return draw(source)
    known, key = _of(aid).sources, (language(), source.id)
    return known.get(key) or known.setdefault(key, draw(source))


def _of(aid: DecisionAid) -> Remembered:
    known = _remembered.get(id(aid))
    if known is None:
        while len(_remembered) >= AIDS_REMEMBERED:
            _remembered.pop(next(iter(_remembered)), None)
        known = _remembered[id(aid)] = Remembered(aid)
    return known
