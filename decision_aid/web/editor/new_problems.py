"""Which problems of a text are new: an earlier text does not have them, on whatever line."""

import re
from collections import Counter
from collections.abc import Iterable

from decision_aid.model.problems import Problem


def new_problems(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """The problems of `after` that `before` does not have, in order; of two alike, one may be new."""
    old = Counter(map(_identity, before))
    new: list[Problem] = []
    for problem in after:
        if not old[_identity(problem)]:
            new.append(problem)
        old[_identity(problem)] -= 1
    return new


def _identity(problem: Problem) -> tuple[str, str]:
    """What identifies a problem when its line moves."""
    return problem.check, re.sub(r"\blines? [0-9, and]+", "", problem.message)
