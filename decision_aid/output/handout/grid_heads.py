"""The heads of a cell of the glance on paper: what is said of one option, with its figures and how sure it is.

While an answer is missing, a cell says once what its heads have in common: from which number to which, or how sure
the evidence is for one answer or another. The full handout has each of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from decision_aid.consultation.amounts import AmountFace
from decision_aid.consultation.frequencies import Frequency
from decision_aid.consultation.glance import group_below_head
from decision_aid.consultation.glance_values import GlanceCell, Spread
from decision_aid.consultation.rows import Piece
from decision_aid.consultation.statement_labels import FILLED_DOTS, Box, certainty_name, one_of_certainties
from decision_aid.consultation.wording import FROM_LOW_TO_HIGH, SAME_STUDY, Translate, as_sentence
from decision_aid.model.evidence import Finding
from decision_aid.output.handout.printed_figures import PrintedFigure, figures_of, fit_beside, shared_range


@dataclass(frozen=True, slots=True)
class HeadCertainty:
    """How sure a head is; `dots` are 0 for a reported fact, and an answer decides whether `half` more are filled."""

    dots: int
    words: str
    half: int = 0


@dataclass(frozen=True, slots=True)
class HeadCase:
    """What a head says for some answers alone: it waits for one of them, or two people answered differently."""

    answers: str
    figures: tuple[PrintedFigure, ...]
    small: tuple[str, ...]
    certainty: HeadCertainty | None
    sources: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands for an option: a finding with its figures and certainty, or a box.

    `label` says for whom or for which answers. A text that `says_first` stands above the figures; the head of a
    glance stands below its number, which it completes. `figures_beside` stand beside one another. What differs between
    the `cases` of one table is in them, and what they share is said once.
    """

    label: str
    box: Box | None
    says: str
    says_first: bool
    figures: tuple[PrintedFigure, ...]
    figures_beside: bool
    small: tuple[str, ...]
    certainty: HeadCertainty | None
    sources: str
    cases: tuple[HeadCase, ...] = ()


@dataclass(frozen=True, slots=True)
class Alike:
    """What all heads of a cell say alike of their figures, which is said once below them; empty where they differ."""

    small: tuple[str, ...] = ()
    certainty: HeadCertainty | None = None
    sources: str = ""


def said_once(heads: Sequence[Head]) -> tuple[tuple[Head, ...], Alike]:
    """The heads without what all of them say alike below their figures, and that; boxes say nothing there."""
    if len(heads) < 2 or any(head.box or head.cases for head in heads):
        return tuple(heads), Alike()
    first = heads[0]
    small = tuple(one for one in first.small if all(one in head.small for head in heads))
    same_certainty = all(head.certainty == first.certainty for head in heads)
    same_sources = same_certainty and all(head.sources == first.sources for head in heads)
    alike = Alike(small, first.certainty if same_certainty else None, first.sources if same_sources else "")
    return tuple(_without(head, alike) for head in heads), alike


def _without(head: Head, alike: Alike) -> Head:
    return replace(
        head,
        small=tuple(one for one in head.small if one not in alike.small),
        certainty=None if alike.certainty else head.certainty,
        sources="" if alike.sources else head.sources,
    )


def cell_heads(cell: GlanceCell, translate: Translate) -> Iterator[Head]:
    """The heads of a cell: many figures of one thing from the lowest to the highest, then what is beside them."""
    yield from (_spread_head(spread, translate) for spread in cell.spreads)
    yield from glance_heads(cell.beside_spreads.heads, translate)


def glance_heads(pieces: Iterable[Piece], translate: Translate) -> Iterator[Head]:
    """A head for each piece, but one for all cases of a table that say the same of other figures or certainties."""
    for _, cases in groupby(pieces, _head_and_table):
        alike = tuple(cases)
        heads = [head_of(piece, piece.glance_head, translate) for piece in alike]
        if len(heads) == 1:
            yield heads[0]
        elif _differ_in_certainty_alone(alike, heads):
            yield _together(alike, heads, translate)
        else:
            yield _told_by_case(heads)


def head_of(piece: Piece, says: str, translate: Translate, because: str = "", *, below: bool = False) -> Head:
    """The head that says this of the piece; the small type of a single figure stays `below` it, or comes after when."""
    is_head = says != piece.text
    decided = is_head and not piece.waits_for  # the answers stand with what was told
    figures = tuple(figures_of(piece, is_head=is_head))
    when = as_sentence(_when(piece)) if is_head else ""
    ranges: tuple[str, ...] = ()
    if len(figures) == 1 and not below:
        ranges, figures = (figures[0].below,), (replace(figures[0], below=""),)
    beside = is_head and len(figures) > 1 and fit_beside(piece)
    return Head(
        label=" · ".join(filter(None, (because, piece.whose, "" if decided else piece.answers))),
        box=piece.box,
        says=says,
        says_first=not is_head,
        figures=figures,
        figures_beside=beside,
        small=tuple(filter(None, (when, *ranges, *_small(piece, translate, is_head=is_head)))),
        certainty=_certainty(piece, translate),
        sources=", ".join(str(source.number) for source in piece.sources),
    )


def _certainty(piece: Piece, translate: Translate) -> HeadCertainty | None:
    found = piece.statement.content if piece.statement else None
    if not isinstance(found, Finding) or not piece.certainty:
        return None
    return HeadCertainty(FILLED_DOTS[found.certainty], certainty_name(found, translate))


def _when(piece: Piece) -> str:
    """When it happened, or of what and when an amount is."""
    if isinstance(piece.figure, Frequency):
        return piece.figure.period
    return piece.figure.caption if isinstance(piece.figure, AmountFace) else ""


def _small(piece: Piece, translate: Translate, *, is_head: bool) -> Iterator[str]:
    if is_head and isinstance(piece.figure, Frequency):
        yield as_sentence(group_below_head(piece))
        yield shared_range(piece.figure)
    if piece.same_study:
        yield translate(SAME_STUDY)
    yield from (piece.comparison, piece.caveats, "" if is_head else piece.note)


def _head_and_table(head: Piece) -> object:
    """What cases of one table say alike; any other head stands for itself."""
    table = head.statement.table if head.statement else ""
    return (table, head.glance_head) if table else head


def _differ_in_certainty_alone(pieces: Sequence[Piece], heads: Sequence[Head]) -> bool:
    """Whether an answer that is missing decides on nothing but how sure the heads are."""
    first = heads[0]
    alike = all((head.figures, head.small, head.box) == (first.figures, first.small, first.box) for head in heads)
    return alike and all(piece.waits_for and not piece.whose for piece in pieces)


def _together(pieces: Sequence[Piece], heads: Sequence[Head], translate: Translate) -> Head:
    """The first head with the small type, the sources and the certainties of all, as an answer decides between them."""
    sources = {source.number for piece in pieces for source in piece.sources}
    return replace(
        heads[0],
        label="",
        small=tuple(dict.fromkeys(chain.from_iterable(head.small for head in heads))),
        certainty=_either_certainty(pieces, heads, translate),
        sources=", ".join(map(str, sorted(sources))),
    )


def _either_certainty(pieces: Sequence[Piece], heads: Sequence[Head], translate: Translate) -> HeadCertainty | None:
    contents = [piece.statement.content for piece in pieces if piece.statement]
    found = dict.fromkeys(content.certainty for content in contents if isinstance(content, Finding))
    levels = [level for level in found if level]
    if len(found) < 2:
        return heads[0].certainty
    names = dict.fromkeys(head.certainty.words for head in heads if head.certainty)
    words = one_of_certainties(levels, translate) if len(levels) == len(found) else " · ".join(names)
    dots = [FILLED_DOTS[level] for level in levels]
    return HeadCertainty(min(dots), words, max(dots) - min(dots))


def _spread_head(spread: Spread, translate: Translate) -> Head:
    """One head for many figures of which answers decide between: the lowest and the highest, without pictures."""
    heads = [head_of(head, head.glance_head, translate, below=True) for head in spread.heads]
    (low,), (high,) = (heads[spread.heads.index(end)].figures for end in (spread.lowest, spread.highest))
    before, _, rest = translate(FROM_LOW_TO_HIGH).partition("%(low)s")
    between, _, after = rest.partition("%(high)s")
    told = _together(spread.heads, heads, translate)
    alike = low.below if low.below == high.below else ""
    low, high = (replace(figure, picture="", below="" if alike else figure.below) for figure in (low, high))
    ends = (
        replace(low, before=f"{before}{low.before}"),
        replace(high, before=f"{between.lstrip()}{high.before}", after=f"{high.after}{after}"),
    )
    small = tuple(dict.fromkeys(filter(None, (as_sentence(_when(spread.lowest)), alike, *told.small))))
    return replace(told, label=spread.lowest.whose, figures=ends, small=small)


def _told_by_case(heads: Sequence[Head]) -> Head:
    """One head for all cases of a table: what is alike once, and the rest for each case, without pictures."""
    first = heads[0]
    same_figures = all(head.figures == first.figures for head in heads)
    same_certainty = all(head.certainty == first.certainty for head in heads)
    same_sources = all(head.sources == first.sources for head in heads)
    if not same_figures:
        heads = [_with_short_figures(head) for head in heads]
    small = tuple(one for one in heads[0].small if all(one in head.small for head in heads))
    cases = (
        HeadCase(
            answers=head.label,
            figures=() if same_figures else head.figures,
            small=tuple(one for one in head.small if one not in small),
            certainty=None if same_certainty else head.certainty,
            sources="" if same_sources else head.sources,
        )
        for head in heads
    )
    alike = groupby(cases, lambda case: replace(case, answers=""))
    return replace(
        first,
        label="",
        figures=first.figures if same_figures else (),
        small=small,
        certainty=first.certainty if same_certainty else None,
        sources=first.sources if same_sources else "",
        cases=tuple(replace(case, answers="; ".join(one.answers for one in group)) for case, group in alike),
    )


def _with_short_figures(head: Head) -> Head:
    """The head with figures that fit on a line: without pictures."""
    return replace(head, figures=tuple(replace(figure, picture="") for figure in head.figures))
