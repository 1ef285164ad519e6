"""Counts come in; the places at which a page draws them go out."""

from decision_aid.model.enums import Certainty

ICON = 10
PER_ROW = 10
DOTS = {Certainty.HIGH: 4, Certainty.MODERATE: 3, Certainty.LOW: 2, Certainty.VERY_LOW: 1}

Block = tuple[int, int, int, int]


def blocks(start: int, stop: int) -> list[Block]:
    """The rectangles (x, y, width, height) that cover icons `start` up to `stop`, row by row."""
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
    """How many of four dots are filled for a certainty."""
    return DOTS[certainty]
