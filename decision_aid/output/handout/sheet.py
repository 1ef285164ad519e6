"""What stands on a handout, as values: the print page and the PDF are both drawn from a Sheet and from nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from decision_aid.model.aid import Translated


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG picture and its size in its own units."""

    svg: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A sentence cut around its number, so that the number can stand large; `icons` names its drawing."""

    before: str
    number: str
    after: str
    sentence: str
    range: str
    icons: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement, or a gap (which has no certainty), as it is printed."""

    text: str
    sources: str
    figures: tuple[Figure, ...]
    from_to: tuple[str, ...]
    comparison: str
    certainty: str
    certainty_sentence: str
    reason: str
    note: str
    because: str
    whose: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Pieces that may apply, under the one reason why that is not known."""

    because: str
    pieces: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about one option on one outcome; `findings` counts all, however few of them are printed."""

    option: str
    shown: tuple[Evidence, ...]
    gap: Evidence | None
    may_apply: tuple[Waiting, ...]
    findings: int


def pieces_of(known: Known) -> tuple[Evidence, ...]:
    """All pieces that a cell prints."""
    waiting = tuple(piece for group in known.may_apply for piece in group.pieces)
    return (*known.shown, *((known.gap,) if known.gap else ()), *waiting)


@dataclass(frozen=True, slots=True)
class Line:
    """One outcome with its options side by side; `letters` are those of its longest cell."""

    name: str
    asks: str
    mark: str
    matters: bool
    harm: bool
    asked: bool
    kind: str
    caution: str
    letters: int
    cells: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A name and what belongs to it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A source, shortly too, and how its people compare with the person."""

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
class Sheet:
    """The whole handout in words, numbers and drawings; the first `differing` of `said` were answered differently."""

    title: str
    language: str
    draft: str
    notice: str
    status: str
    overdue: str
    dated: str
    decision: str
    matters: tuple[Theme, ...]
    said: tuple[str, ...]
    differing: int
    asks: tuple[Theme, ...]
    asks_mixed: tuple[str, ...]
    options: tuple[Told, ...]
    trade_offs: tuple[str, ...]
    lines: tuple[Line, ...]
    unknown: tuple[Theme, ...]
    certainties: tuple[str, ...]
    left_out: tuple[Theme, ...]
    sources: tuple[Cited, ...]
    glossary: tuple[Told, ...]
    about: tuple[Told, ...]
    drawings: Mapping[str, Drawing]
    code: str
    qr: Drawing | None
    words: Mapping[str, str]
    chosen: tuple[str, ...] = ()
    others: int = 0
    others_named: tuple[str, ...] = ()
    translated: Translated | None = None

    @property
    def caution(self) -> str:
        """What must be said where figures of several studies stand beside one another."""
        return next((line.caution for line in self.lines if line.caution), "")

    @property
    def harm(self) -> Line | None:
        """The harm that no paper leaves out unsaid: one that is not marked yet, and that the aid asks about, first."""
        harms = (line for line in self.lines if line.harm)
        return min(harms, key=lambda line: (line.matters, not line.asked), default=None)

    @property
    def never_unsaid(self) -> tuple[str, ...]:
        """The rows that a paper names where it can't show them: a harm, and what was marked."""
        lines = ((self.harm,) if self.harm else ()) + tuple(line for line in self.lines if line.matters)
        return tuple(dict.fromkeys((*(line.name for line in lines), *self.others_named)))
