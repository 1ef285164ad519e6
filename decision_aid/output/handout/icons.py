"""SVG drawings for the handout: icon arrays and QR codes.

Geometry is in attributes, not in CSS, so that any page and Typst can embed them.
"""

import io
from functools import lru_cache

import segno

from decision_aid.output.handout.sheet import SvgDrawing

ICON = 10
PER_ROW = 20
HALF_ROW = PER_ROW // 2
BETWEEN_HALVES = 5
DOT, HOLE = 8.4, 6


@lru_cache(maxsize=512)
def icon_array(filled: int, of: int) -> SvgDrawing:
    """An icon array: one icon a person, twenty to a row; filled dots for those with the event, rings for the others."""
    columns = min(of, PER_ROW)
    width = columns * ICON + (BETWEEN_HALVES if columns > HALF_ROW else 0)
    return _drawing(width, rows_of(of) * ICON, _dots(range(of), "#000", DOT) + _dots(range(filled, of), "#fff", HOLE))


def rows_of(count: int) -> int:
    """How many rows that many icons take."""
    return -(-count // PER_ROW)


def _dots(places: range, colour: str, size: float) -> str:
    """Dots as strokes of almost no length with round caps: a tenth of the bytes that circles would take."""
    if not places:
        return ""
    path = "".join(f"M{_x(place)} {place // PER_ROW * ICON + ICON // 2}h.01" for place in places)
    return f'<path d="{path}" stroke="{colour}" stroke-width="{size}" stroke-linecap="round"/>'


def _x(place: int) -> int:
    column = place % PER_ROW
    return column * ICON + ICON // 2 + (BETWEEN_HALVES if column >= HALF_ROW else 0)


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
