"""SVG drawings for the handout: icon arrays, bars and QR codes.

Geometry is in attributes, not in CSS, so that any page and Typst can embed them.
"""

import io
import math
from functools import lru_cache

import segno

from decision_aid.consultation.amounts import SCALE
from decision_aid.consultation.figure_values import Bar
from decision_aid.output.svg import SvgDrawing

ICON = 10
PER_ROW = 20
HALF_ROW = PER_ROW // 2
BETWEEN_HALVES = 5
DOT, HOLE = 8.4, 6
WIDEST, BAR_HEIGHT, THICK = PER_ROW * ICON, 16, 9
A_HUNDRED, BLOCKS_BESIDE = 100, 5
SMALL = 0.47  # a thousand icons, five blocks of a hundred side by side, are as wide as a column beside two others


@lru_cache(maxsize=512)
def icon_array(filled: int, of: int) -> SvgDrawing:
    """An icon array: one icon a person; filled dots for those with the event, rings for the others.

    Up to a hundred stand twenty to a row; a thousand in blocks of a hundred, five above five, at less than half the
    size.
    """
    if of > A_HUNDRED:
        return _in_blocks(filled, of)
    columns = min(of, PER_ROW)
    width = columns * ICON + (BETWEEN_HALVES if columns > HALF_ROW else 0)
    places = [_place(number) for number in range(of)]
    return _drawing(width, rows_of(of) * ICON, _dots(places, filled))


def rows_of(count: int) -> int:
    """How many rows that many icons take."""
    return -(-count // PER_ROW)


def _in_blocks(filled: int, of: int) -> SvgDrawing:
    places = [_place_in_block(number) for number in range(of)]
    width, height = (max(ends) + ICON // 2 for ends in zip(*places, strict=True))
    shapes = f'<g transform="scale({SMALL})">{_dots(places, filled)}</g>'
    return _drawing(math.ceil(width * SMALL), math.ceil(height * SMALL), shapes)


def _dots(places: list[tuple[int, int]], filled: int) -> str:
    return _strokes(places, "#000", DOT) + _strokes(places[filled:], "#fff", HOLE)


def _strokes(places: list[tuple[int, int]], colour: str, size: float) -> str:
    """Dots as strokes of almost no length with round caps: a tenth of the bytes that circles would take."""
    if not places:
        return ""
    path = "".join(f"M{x} {y}h.01" for x, y in places)
    return f'<path d="{path}" stroke="{colour}" stroke-width="{size}" stroke-linecap="round"/>'


def _place(number: int) -> tuple[int, int]:
    row, column = divmod(number, PER_ROW)
    return _x(column), row * ICON + ICON // 2


def _place_in_block(number: int) -> tuple[int, int]:
    block, within = divmod(number, A_HUNDRED)
    (row, column), (below, beside) = divmod(within, HALF_ROW), divmod(block, BLOCKS_BESIDE)
    step = A_HUNDRED + BETWEEN_HALVES  # a block is ten icons wide and high
    return beside * step + column * ICON + ICON // 2, below * step + row * ICON + ICON // 2


def _x(column: int) -> int:
    return column * ICON + ICON // 2 + (BETWEEN_HALVES if column >= HALF_ROW else 0)


def bar_on_scale(bar: Bar) -> SvgDrawing:
    """A bar from 0, as long as its share of the scale, which a thin line shows; its range is a line with two ends."""
    length, low, high = (round(WIDEST * one / SCALE, 1) for one in (bar.length, bar.low or 0, bar.high or 0))
    shapes = f'<path d="M0 {BAR_HEIGHT - 1}H{WIDEST}M.5 0V{BAR_HEIGHT}" stroke="#000"/>'
    shapes += f'<path d="M0 {BAR_HEIGHT // 2 - 1}H{length}" stroke="#000" stroke-width="{THICK}"/>'
    if bar.high is not None:
        ends = f"M{low} 1V{BAR_HEIGHT - 3}M{high} 1V{BAR_HEIGHT - 3}M{low} {BAR_HEIGHT // 2 - 1}H{high}"
        shapes += (
            f'<path d="{ends}" stroke="#fff" stroke-width="3.2"/><path d="{ends}" stroke="#000" stroke-width="1.2"/>'
        )
    return _drawing(WIDEST, BAR_HEIGHT, shapes)


def qr_code(text: str) -> SvgDrawing:
    """The text as a QR code, error correction level M, with its quiet zone of four modules."""
    made, out = segno.make(text, error="m", micro=False), io.BytesIO()
    made.save(out, kind="svg", border=4, xmldecl=False, svgclass=None, lineclass=None, omitsize=True, nl=False)
    size = int(made.symbol_size(border=4)[0])
    return SvgDrawing(out.getvalue().decode(), size, size)


def _drawing(width: int, height: int, shapes: str) -> SvgDrawing:
    return SvgDrawing(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{shapes}</svg>', width, height
    )
