"""Waivers go in; which problems they let stand, and an error for each that can't be one, comes out."""

from collections.abc import Iterator

from decision_aid.model import DecisionAid
from decision_aid.problems import Problem

WAIVABLE = {"loose-number"}


def waived(aid: DecisionAid, problem: Problem) -> bool:
    """Whether the author gave a reason, on that line, for letting the problem stand."""
    return any(
        waiver.check == problem.check in WAIVABLE and waiver.place.line == problem.place.line for waiver in aid.waivers
    )


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A waiver names a check that can be waived."""
    for waiver in aid.waivers:
        if waiver.check not in WAIVABLE:
            message = f"'{waiver.check}' can't be waived. What can: {', '.join(sorted(WAIVABLE))}."
            yield Problem(waiver.place, "waiver", message)
