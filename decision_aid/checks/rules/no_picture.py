"""A figure is drawn unless there is a reason: what is drawn is noticed and remembered before what is only written.

Passes:
    statements:
      - option: wait
        outcome: ease
        says: Some moved with ease.
        chance:
          {people: 8, of: 20, event: moved with ease, over: 1 year, picture: no} # waive no-picture: half of them left
        certainty: low
        because: few people
        sources: [beta]
Fails:
    statements:
      - option: wait
        outcome: ease
        says: Some moved with ease.
        chance: {people: 8, of: 20, event: moved with ease, over: 1 year, picture: no}
        certainty: low
        because: few people
        sources: [beta]
"""

from collections.abc import Iterator

from decision_aid.checks.text.chances import chances
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem

MESSAGE = (
    "This figure has no picture, as 'picture: no' asks. Take that away; or say why, in three words or more, behind it: "
    "# waive no-picture: ..."
)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each `picture: no`, which only a waiver with a reason takes away."""
    for _, _, chance in chances(aid):
        if not chance.picture:
            yield Problem(chance.picture_at, "no-picture", MESSAGE, Level.WARNING)
