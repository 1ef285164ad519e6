"""Every waiver waives something: one left over from an earlier text would hide the next mistake on its line.

Passes:
    title: Stiffness of 3 in 4 shoulders # waive loose-number: it counts shoulders in a picture, not people
Fails:
    title: Out of doors # waive loose-number: it is a share of the day, not of people
"""

from collections.abc import Collection, Iterator

from decision_aid.checks.waivers import WAIVABLE, UsedWaiver, is_reason
from decision_aid.model.aid import DecisionAid, Waiver
from decision_aid.model.problems import Level, Problem


def unused(aid: DecisionAid, used: Collection[UsedWaiver]) -> Iterator[Problem]:
    """A warning at each waiver that suppressed no problem, or whose reason is too short to count."""
    for waiver in aid.waivers:
        reasoned = is_reason(waiver.reason)
        if waiver.check in WAIVABLE and not (reasoned and (waiver.check, waiver.place.line) in used):
            yield Problem(waiver.place, "unused-waiver", _message(waiver), Level.WARNING)


def _message(waiver: Waiver) -> str:
    if is_reason(waiver.reason):
        return f"Nothing here needs the waiver of '{waiver.check}'. Delete it, or move it to the right line."
    return (
        f"'{waiver.reason}' is too short for a reason. In three words or more, say why '{waiver.check}' does not hold "
        "here, or delete the waiver: people can read the reason on the page about this aid."
    )
