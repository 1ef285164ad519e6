"""Excerpts of a rule file around the lines with problems."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from decision_aid.model.problems import Problem

AROUND = 1


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Numbered lines around line `line`, and that line's problems."""

    line: int
    lines: tuple[tuple[int, str], ...]
    problems: tuple[Problem, ...]


def excerpts(text: str, problems: Sequence[Problem]) -> list[Excerpt]:
    """One excerpt for each line with problems, in order."""
    lines = text.split("\n")
    return [
        Excerpt(line, _around(lines, line), tuple(found))
        for line, found in groupby(sorted(problems, key=lambda one: one.place), lambda one: one.place.line)
    ]


def _around(lines: Sequence[str], line: int) -> tuple[tuple[int, str], ...]:
    first, last = max(1, line - AROUND), min(len(lines), line + AROUND)
    return tuple((number, lines[number - 1]) for number in range(first, last + 1))
