"""Counts come in; SVG drawings, with geometry in attributes so that any page may hold them, go out."""

import io
from functools import lru_cache

import segno

from decision_aid.handout.sheet import Drawing

ICON = 10
PER_ROW = 20
HALF_ROW = PER_ROW // 2
BETWEEN_HALVES = 5


@lru_cache(maxsize=512)
def icons(filled: int, of: int) -> Drawing:
    """As many icons as people, twenty to a row; black for those to whom it happened, rings for the others."""
    black = "".join(_disc(place, 4.2) for place in range(filled))
    rings = "".join(_disc(place, 3.6) for place in range(filled, of))
    columns = min(of, PER_ROW)
    width = columns * ICON + (BETWEEN_HALVES if columns > HALF_ROW else 0)
    height = rows_of(of) * ICON
    rings_drawn = f'<path d="{rings}" fill="none" stroke="#000" stroke-width="1.2"/>'
    return _drawing(width, height, f'<path d="{black}"/>{rings_drawn}')


def rows_of(icons: int) -> int:
    """How many rows that many icons take."""
    return -(-icons // PER_ROW)


def _disc(place: int, radius: float) -> str:
    row, column = divmod(place, PER_ROW)
    x = column * ICON + ICON / 2 + (BETWEEN_HALVES if column >= HALF_ROW else 0)
    y, r = row * ICON + ICON / 2, radius
    return f"M{x - r:g} {y:g}a{r} {r} 0 1 0 {2 * r:g} 0a{r} {r} 0 1 0 {-2 * r:g} 0z"


@lru_cache(maxsize=64)
def qr(text: str) -> Drawing:
    """The text as a QR code with its quiet border."""
    made, out = segno.make(text, error="m", micro=False), io.BytesIO()
    made.save(out, kind="svg", border=4, xmldecl=False, svgclass=None, lineclass=None, omitsize=True, nl=False)
    size = int(made.symbol_size(border=4)[0])
    return Drawing(out.getvalue().decode(), size, size)


def _drawing(width: int, height: int, shapes: str) -> Drawing:
    return Drawing(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{shapes}</svg>', width, height
    )
