"""Both groups of a study use the same kind of number: a count and a figure out of 100 are hard to compare.

Passes:
    statements:
      - option: wait
        outcome: ache
        says: Fewer ached with heat.
        chance:
          {event: ached, over: 1 year, groups: [{name: with heat, people: 3, of: 9}, {name: without, people: 5, of: 9}]}
        certainty: low
        because: few people
        sources: [beta]
Fails:
    statements:
      - option: wait
        outcome: ache
        says: Fewer ached with heat.
        chance:
          {event: ached, over: 1 year, groups: [{name: with heat, people: 3, of: 9}, {name: without, per_100: 56}]}
        certainty: low
        because: few people
        sources: [beta]
"""

from collections.abc import Iterator

from decision_aid.checks.naming import key
from decision_aid.checks.text.chances import chances
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem, worded
from decision_aid.rule_file.schema.figures import CHANCE

MESSAGE = worded(
    "One group has a count and the other a figure out of 100. Give {} and {} for both, or {} for both.",
    *(key(CHANCE, name, f"{name}:") for name in ("people", "of", "per_100")),
)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each chance in which one group has a count and the other a figure out of 100."""
    for _, _, chance in chances(aid):
        if len({arm.share is None for arm in chance.arms}) == 2:
            yield Problem(chance.place, "mixed-groups", MESSAGE, Level.WARNING)
