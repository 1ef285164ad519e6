"""Figures as SVG in templates: icon arrays of up to 100, or of 1,000, people, chains and courses.

A hundred icons are ten rows of ten. A thousand are ten such blocks, five above five, at half the size: that fits a
phone 320 pixels wide, and each block of a hundred can still be seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from decision_aid.consultation.chains import ChainStepFigure
from decision_aid.consultation.courses import CourseLines
from decision_aid.output import course_lines as draw_course
from decision_aid.output import svg
from decision_aid.output.svg import SvgDrawing

ICON = 10
PER_ROW = 10
PER_BLOCK = PER_ROW * PER_ROW
BLOCKS_BESIDE = 5
BETWEEN_BLOCKS = 6

Rectangle = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class IconBlock:
    """A block of icons at (x, y) in SVG units: rectangles with the icons of the event, and those of the others."""

    x: int
    y: int
    filled: list[Rectangle]
    empty: list[Rectangle]


def icon_array_size(icons: int, per_row: int = PER_ROW) -> tuple[int, int]:
    """Width and height, in SVG units, of a picture of that many icons; one that has less than a row keeps its width."""
    if icons <= PER_BLOCK:
        return per_row * ICON, -(-icons // per_row) * ICON
    x, y = _block_place(icons // PER_BLOCK - 1)
    return x + PER_ROW * ICON, y + PER_ROW * ICON


def icon_scale(icons: int) -> float:
    """How many pixels an SVG unit takes."""
    return 1 if icons <= PER_BLOCK else 0.5


def icon_blocks(filled: int, of: int) -> Iterator[IconBlock]:
    """The blocks of a picture of `of` icons, the first `filled` of them filled."""
    for start in range(0, of, PER_BLOCK):
        size = min(PER_BLOCK, of - start)
        inside = min(max(filled - start, 0), size)
        yield IconBlock(*_block_place(start // PER_BLOCK), icon_rectangles(0, inside), icon_rectangles(inside, size))


def _block_place(number: int) -> tuple[int, int]:
    row, column = divmod(number, BLOCKS_BESIDE)
    return column * (PER_ROW * ICON + BETWEEN_BLOCKS), row * (PER_ROW * ICON + BETWEEN_BLOCKS)


def icon_rectangles(start: int, stop: int, per_row: int = PER_ROW) -> list[Rectangle]:
    """Rectangles (x, y, width, height in SVG units) that cover icons `start` up to `stop`, as few as possible."""
    found = []
    while start < stop:
        row, column = divmod(start, per_row)
        rows = (stop - start) // per_row if column == 0 else 0
        end = start + rows * per_row if rows else min(stop, (row + 1) * per_row)
        width = per_row if rows else end - start
        found.append((column * ICON, row * ICON, width * ICON, (rows or 1) * ICON))
        start = end
    return found


def chain_bar(figure: ChainStepFigure) -> Markup:
    """The bar of a step of a chain."""
    return _unheard(svg.chain_bar(figure))


def course_lines(lines: CourseLines) -> Markup:
    """The lines of a course."""
    return _unheard(draw_course.course_lines(lines))


def _unheard(drawn: SvgDrawing) -> Markup:
    hidden = drawn.svg.replace("<svg ", '<svg aria-hidden="true" ', 1)
    return Markup(hidden)  # drawn here, with every text in it escaped
