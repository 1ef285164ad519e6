"""Geometry of icon arrays (pictographs of n in 100) and certainty dots, for SVG in templates."""

from decision_aid.model.enums import Certainty

ICON = 10
PER_ROW = 10
DOTS = {Certainty.HIGH: 4, Certainty.MODERATE: 3, Certainty.LOW: 2, Certainty.VERY_LOW: 1}

Rectangle = tuple[int, int, int, int]


def icon_array_size(icons: int) -> tuple[int, int]:
    """Width and height, in SVG units, of a picture of that many icons; one that has less than a row keeps its width."""
    return PER_ROW * ICON, -(-icons // PER_ROW) * ICON


def icon_rectangles(start: int, stop: int) -> list[Rectangle]:
    """Rectangles (x, y, width, height in SVG units) that cover icons `start` up to `stop`, as few as possible."""
    found = []
    while start < stop:
        row, column = divmod(start, PER_ROW)
        rows = (stop - start) // PER_ROW if column == 0 else 0
        end = start + rows * PER_ROW if rows else min(stop, (row + 1) * PER_ROW)
        width = PER_ROW if rows else end - start
        found.append((column * ICON, row * ICON, width * ICON, (rows or 1) * ICON))
        start = end
    return found


def dots(certainty: Certainty) -> int:
    """How many of the four dots are filled."""
    return DOTS[certainty]
