"""The bytes of a rule file go in; its decision aid, where no error keeps it back, and every problem come out."""

from collections.abc import Callable, Iterator

from decision_aid.checks import cells, chance_sources, drives, examples, loose_numbers, waivers
from decision_aid.model import DecisionAid
from decision_aid.problems import Problem, by_place, has_errors
from decision_aid.reading import read

Check = Callable[[DecisionAid], Iterator[Problem]]
CHECKS: tuple[Check, ...] = (
    cells.problems,
    chance_sources.problems,
    drives.problems,
    examples.problems,
    loose_numbers.problems,
    waivers.problems,
)


def checked(content: bytes) -> tuple[DecisionAid | None, tuple[Problem, ...]]:
    """The decision aid in a rule file, None where a problem is an error; and all problems, top to bottom."""
    aid, problems = read(content)
    if aid is None:
        return None, problems
    found = [problem for check in CHECKS for problem in check(aid) if not waivers.waived(aid, problem)]
    problems = tuple(sorted((*problems, *found), key=by_place))
    return (None if has_errors(problems) else aid), problems
