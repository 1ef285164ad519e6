"""A waiver waives something: one left over from an earlier text would hide the next slip on its line.

Passes:
    title: Half of the day outdoors # waive loose-number: it is a share of the day, not of people
Fails:
    title: Out of doors # waive loose-number: it is a share of the day, not of people
"""

from collections.abc import Collection, Iterator

from decision_aid.checks.waiver import WAIVABLE, waives
from decision_aid.model import DecisionAid
from decision_aid.problems import Level, Problem


def problems(aid: DecisionAid, found: Collection[Problem]) -> Iterator[Problem]:
    """A warning at each waiver that lets none of the problems stand that were found."""
    for waiver in aid.waivers:
        if waiver.check in WAIVABLE and not any(waives(aid, waiver, problem) for problem in found):
            message = f"Nothing here needs the waiver of '{waiver.check}'. Take it away, or move it to the right line."
            yield Problem(waiver.place, "unused-waiver", message, Level.WARNING)
