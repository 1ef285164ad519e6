"""The figures on paper: a large number, its group and picture, and its range and count."""

from collections.abc import Iterator
from dataclasses import dataclass

from decision_aid.consultation.amounts import DifferenceFace
from decision_aid.consultation.faces import Face
from decision_aid.consultation.figure_values import LargeNumber, MeasuredFigure
from decision_aid.consultation.frequencies import Frequency, GroupFrequency
from decision_aid.consultation.glance import counted_beside_head
from decision_aid.consultation.rows import Piece
from decision_aid.consultation.wording import as_sentence
from decision_aid.output.handout.figure_drawings import ShownFigure, figure_drawing

MOST_DOTS = 100  # of a picture in a cell: more are a grey smear


@dataclass(frozen=True, slots=True)
class PrintedFigure(LargeNumber):
    """A text with a large number, its group, and what stands below; `alt` is what the drawing `picture` shows.

    The number is in `thin` type where it was compared with nothing.
    """

    below: str
    thin: bool
    group: str = ""
    picture: str = ""
    alt: str = ""


def figures_of(piece: Piece, *, is_head: bool) -> Iterator[PrintedFigure]:
    """The figures of a piece; those of a head leave to it what happened, but for a difference that stands alone."""
    in_full = not is_head or isinstance(piece.figure, DifferenceFace)
    for study in piece.from_to:
        said = f"{study.beside} {study.how_exact}" if is_head else study.sentence
        yield _printed(study.large, said, thin=piece.not_compared)
    if piece.figure:
        yield from figures_in_full(piece.figure, piece.not_compared) if in_full else _head_figures(piece, piece.figure)


def figures_in_full(face: Face, thin: bool) -> Iterator[PrintedFigure]:
    """The figures, each in its whole sentence."""
    for figure in face.figures:
        yield _in_full(figure, face, thin)


def _head_figures(piece: Piece, face: Face) -> Iterator[PrintedFigure]:
    shared = shared_range(face) if isinstance(face, Frequency) else ""
    for figure in face.figures:
        if isinstance(figure, GroupFrequency | MeasuredFigure):
            group = figure.name or (figure.beside if isinstance(figure, MeasuredFigure) else "")
            many = isinstance(figure, GroupFrequency) and figure.icons_of > MOST_DOTS
            below, picture = _below(piece, figure, shared), "" if many else _picture(figure, face)
            yield _printed(figure.large, below, group, picture, figure.sentence, thin=piece.not_compared)
        else:
            yield _in_full(figure, face, piece.not_compared)


def _in_full(figure: ShownFigure, face: Face, thin: bool) -> PrintedFigure:
    return _printed(figure.told, figure.range_sentence, "", _picture(figure, face), figure.sentence, thin=thin)


def _printed(
    large: LargeNumber, below: str, group: str = "", picture: str = "", alt: str = "", *, thin: bool
) -> PrintedFigure:
    return PrintedFigure(large.before, large.number, large.after, below, thin, group, picture, alt)


def _picture(figure: ShownFigure, face: Face) -> str:
    drawn = figure_drawing(figure) if face.picture else None
    return drawn[0] if drawn else ""


def shared_range(face: Frequency) -> str:
    """What is said alike of the range of several groups, such as that none was published; it is said once."""
    first, *others = (figure.short_range for figure in face.groups)
    return first if others and set(others) == {first} else ""


def _below(piece: Piece, figure: GroupFrequency | MeasuredFigure, shared: str) -> str:
    """The small type below a number whose text names what happened: the range, and how many were counted."""
    if isinstance(figure, GroupFrequency):
        counted = as_sentence(counted_beside_head(figure, piece))
        return f"{'' if shared else figure.short_range} {counted}".strip()
    return f"{figure.studied} {figure.range_sentence}".strip()


def fit_beside(piece: Piece) -> bool:
    """Whether figures stand half a cell each: pictures of at most a hundred people, without their difference."""
    face = piece.figure
    if not isinstance(face, Frequency) or face.difference or not face.picture:
        return False
    return all(figure.icons_of <= MOST_DOTS for figure in face.groups)
