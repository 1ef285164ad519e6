"""The marks that git leaves in a file where two people changed the same lines, found before anything is parsed."""

import re

from decision_aid.model.problems import Place, Problem

OURS, BETWEEN, THEIRS = (
    re.compile(rf"{sign}{{7}}{rest}") for sign, rest in (("<", r"(\s|$)"), ("=", "$"), (">", r"(\s|$)"))
)


def conflict_problems(lines: tuple[str, ...]) -> tuple[Problem, ...]:
    """A problem at each place where both texts stand; such lines begin at the very left, where no text can."""
    found: list[Problem] = []
    first = middle = 0
    for number, line in enumerate(lines, start=1):
        if OURS.match(line):
            first, middle = number, 0
        elif first and BETWEEN.match(line):
            middle = number
        elif first and middle and THEIRS.match(line):
            found.append(_both_texts(first, middle, number))
            first = 0
    return tuple(found)


def _both_texts(first: int, middle: int, last: int) -> Problem:
    message = (
        f"Git has left two texts here: one in the lines up to {middle}, the other in those up to {last}. Keep what is "
        f"right, and delete the lines {first}, {middle} and {last}, which begin with <<<<<<<, ======= and >>>>>>>."
    )
    return Problem(Place(first), "yaml-conflict", message)
