"""The range of a figure contains the figure: otherwise, one of the two has a typing mistake.

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

from decision_aid.checks.text.chances import chances, people_per_100
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each range without its figure, allowing for ends that were rounded to whole numbers."""
    for _, _, chance in chances(aid):
        for arm in chance.arms:
            if arm.range and not arm.range.low - 1 < people_per_100(arm) < arm.range.high + 1:
                message = (
                    f"The figure is {people_per_100(arm):.3g} out of 100, and its range goes from {arm.range.low} to "
                    f"{arm.range.high}. Look both up in the source."
                )
                yield Problem(arm.range.place, "range-outside", message)
