"""What moved since the run before: the tables that it kept are read back and set beside the new ones."""

import math
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from benchmarks.table import markdown

NAMED, HEAD = ("what", "held against"), ("what", "held against", "before", "now", "")
DAY = re.compile(r"^\d{4}-\d\d-\d\d", re.MULTILINE)
FIGURE = re.compile(r"(?P<number>[\d,]+(?:\.\d+)?) ?(?P<unit>µs|ms|s\b)?")
SECONDS = {"µs": 1e-6, "ms": 1e-3}
MOVED = 0.1  # less than that moves from run to run


class Line(NamedTuple):
    """What identifies a line of a table."""

    what: str
    against: str


def changes(before: str, after: str) -> str:
    """A table of the lines that moved by a tenth or more, those that moved most first; then what is new, what is gone.

    A ratio is compared where there is one, since the machine may be another, and else what it took.
    """
    earlier, now = _lines(before), _lines(after)
    both = {line: (earlier[line], now[line]) for line in now if line in earlier}
    factors = {line: _number(new) / (_number(old) or 1) for line, (old, new) in both.items() if _number(new)}
    moved = sorted((line for line, by in factors.items() if abs(by - 1) >= MOVED), key=lambda one: -_size(factors[one]))
    rows = [(*line, *both[line], f"{factors[line] - 1:+.0%}") for line in moved]
    rows += [(*line, "", now[line], "new") for line in now if line not in earlier]
    rows += [(*line, earlier[line], "", "gone") for line in earlier if line not in now]
    day = DAY.search(before)
    return markdown(f"What changed since {day[0]}" if day else "What changed", HEAD, rows)


def _lines(text: str) -> dict[Line, str]:
    return {Line(row["what"], row["held against"]): row["so"] or row["took"] for row in _rows(text) if "so" in row}


def _rows(text: str) -> Iterator[Mapping[str, str]]:
    """The rows of all tables, by the heads of their columns; of two columns of one head the first."""
    heads: list[str] = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if cells and cells[: len(NAMED)] != ["---"] * len(NAMED):
            heads = heads or cells
            if cells != heads:
                yield dict(reversed([*zip(heads, cells, strict=False)]))
        elif not cells:
            heads = []


def _number(said: str) -> float:
    """The number of a figure, a time in seconds; 0 where it has none."""
    found = FIGURE.search(said)
    return float(found["number"].replace(",", "")) * SECONDS.get(found["unit"] or "", 1) if found else 0.0


def _size(factor: float) -> float:
    return abs(math.log(factor))
