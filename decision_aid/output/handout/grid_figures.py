"""The figures in a cell of the glance on paper: a large number, its group and picture, and its range and count."""

from collections.abc import Iterator
from dataclasses import dataclass

from decision_aid.consultation.amounts import DifferenceFace
from decision_aid.consultation.figure_values import MeasuredFigure
from decision_aid.consultation.frequencies import Frequency, GroupFrequency
from decision_aid.consultation.glance import counted_beside_head
from decision_aid.consultation.rows import Piece
from decision_aid.consultation.wording import as_sentence
from decision_aid.output.handout.figure_drawings import figure_drawing

MOST_DOTS_BESIDE = 100


@dataclass(frozen=True, slots=True)
class GridFigure:
    """A text with a large number, its group, and what stands below; `alt` is what the drawing `picture` shows.

    The number is in `thin` type where it was compared with nothing.
    """

    before: str
    number: str
    after: str
    group: str
    below: str
    picture: str
    alt: str
    thin: bool


def figures_of(piece: Piece, *, is_head: bool) -> Iterator[GridFigure]:
    """The figures of a piece; those of a head leave to the head what happened."""
    face, thin = piece.figure, piece.not_compared
    for study in piece.from_to:
        said = f"{study.beside} {study.how_exact}" if is_head else study.sentence
        yield GridFigure(study.large.before, study.large.number, study.large.after, "", said, "", "", thin)
    shared = shared_range(face) if isinstance(face, Frequency) else ""
    figures = face.figures if face else ()
    for figure in figures:
        drawn = figure_drawing(figure) if face and face.picture else None
        picture = drawn[0] if drawn else ""
        if is_head and isinstance(figure, GroupFrequency | MeasuredFigure):
            large = figure.large
            group = figure.name or (figure.beside if isinstance(figure, MeasuredFigure) else "")
            below = _below(piece, figure, shared)
            yield GridFigure(large.before, large.number, large.after, group, below, picture, figure.sentence, thin)
        else:
            told, said = figure.told, figure.range_sentence
            yield GridFigure(told.before, told.number, told.after, "", said, picture, figure.sentence, thin)


def shared_range(face: Frequency) -> str:
    """What is said alike of the range of several groups, such as that none was published; it is said once."""
    first, *others = (figure.short_range for figure in face.groups)
    return first if others and set(others) == {first} else ""


def _below(piece: Piece, figure: GroupFrequency | MeasuredFigure, shared: str) -> str:
    """The small type below a number whose text names what happened: the range, and how many were counted.

    A difference that stands alone is told whole, with what it was compared with.
    """
    if isinstance(figure, GroupFrequency):
        counted = as_sentence(counted_beside_head(figure, piece))
        return f"{'' if shared else figure.short_range} {counted}".strip()
    told = figure.sentence if isinstance(piece.figure, DifferenceFace) else figure.studied
    return f"{told} {figure.range_sentence}".strip()


def fit_beside(piece: Piece) -> bool:
    """Whether figures stand half a cell each: pictures of at most a hundred people, without their difference."""
    face = piece.figure
    if not isinstance(face, Frequency) or face.difference or not face.picture:
        return False
    return all(figure.icons_of <= MOST_DOTS_BESIDE for figure in face.groups)
