"""Try each fix before it is offered: a press that only leads to the next error is worse than none.

A repair sees the slip and not the schema: it puts quotes round "32; of: 40", which is then no number. So the mended
text is read again, and the fix is kept if its problem is gone and the line has no error that needs another hand.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from decision_aid.model.problems import Level, Problem
from decision_aid.rule_file.syntax.diagnosis import excerpt

MAX_CHARACTERS = 600_000  # of all trials together; later fixes are offered once the first are made
LEAST_TRIALS = 2


def keep_fixes_that_work(
    content: bytes, problems: tuple[Problem, ...], read: Callable[[bytes], tuple[Problem, ...]]
) -> Iterator[Problem]:
    """The problems, without those fixes that do not work or were not tried; `read` finds the problems of a text."""
    text = content.decode("utf-8-sig", errors="replace")
    trials = max(LEAST_TRIALS, MAX_CHARACTERS // (len(text) + 1))
    for problem in problems:
        if problem.fix is None:
            yield problem
            continue
        trials -= 1
        works = trials >= 0 and _works(problem, problems, read(problem.fix.apply_to(text).encode()))
        yield problem if works else _without_fix(problem)


def _works(problem: Problem, before: tuple[Problem, ...], after: tuple[Problem, ...]) -> bool:
    """Whether fewer such problems are in the line, and each error left there can be mended in its turn."""
    fixed = problem.fix.line if problem.fix else 0
    alike = [Counter(one.check for one in found if one.place.line == fixed)[problem.check] for found in (before, after)]
    left = [one for one in after if one.place.line == fixed and one.level is Level.ERROR]
    return alike[1] < max(alike[0], 1) and all(one.fix for one in left)


def _without_fix(problem: Problem) -> Problem:
    """The problem without its fix, and without the line that its message would have the author write."""
    write = f" Write: {excerpt(problem.fix.text)}" if problem.fix else ""
    return replace(problem, fix=None, message=problem.message.removesuffix(write))
