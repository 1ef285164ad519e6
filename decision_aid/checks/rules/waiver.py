"""Only checks that need judgement can be waived, with a reason: those that protect people can't be.

Passes:
    statements:
      - option: wait
        outcome: ease
        says: It got worse in 3 of 4 shoulders. # waive loose-number: it counts shoulders in a picture, not people
        certainty: low
        because: few people
        sources: [beta]
Fails:
    title: Stiff shoulder # waive unsourced: the title needs no source
"""

from collections.abc import Iterator

from decision_aid.checks.waivers import WAIVABLE
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each waiver of a check that does not exist or can't be waived."""
    for waiver in aid.waivers:
        if waiver.check not in WAIVABLE:
            message = f"'{waiver.check}' can't be waived. What can: {', '.join(sorted(WAIVABLE))}."
            yield Problem(waiver.place, "waiver", message)
