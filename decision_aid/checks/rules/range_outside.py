"""The range of a figure has the figure in it: where it has not, one of the two is mistyped.

Passes:
    statements:
      - option: wait
        outcome: ache
        says: Some ached.
        chance: {people: 8, of: 20, event: ached, over: 1 year, range: [19, 64], range_is: published}
        certainty: low
        because: few people
        sources: [beta]
Fails:
    statements:
      - option: wait
        outcome: ache
        says: Some ached.
        chance: {people: 8, of: 20, event: ached, over: 1 year, range: [49, 64], range_is: published}
        certainty: low
        because: few people
        sources: [beta]
"""

from collections.abc import Iterator

from decision_aid.checks.text.chances import chances, share
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each chance whose range leaves its figure out; the ends of a range are whole numbers."""
    for _, _, chance in chances(aid):
        for arm in chance.arms:
            if arm.range and not arm.range.low - 1 < share(arm) < arm.range.high + 1:
                message = (
                    f"The figure is {share(arm):.0f} out of 100, and its range goes from {arm.range.low} to "
                    f"{arm.range.high}. Look both up in the source."
                )
                yield Problem(arm.range.place, "range-outside", message)
