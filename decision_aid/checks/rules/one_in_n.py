"""No text says "1 in 8": people judge a chance to be larger in this form than as 12 of 100.

Passes:
    statements:
      - {option: wait, outcome: ease, says: A few did., certainty: low, because: few people, sources: [beta]}
Fails:
    statements:
      - {option: wait, outcome: ease, says: 1 in 8 did., certainty: low, because: few people, sources: [beta]}
"""

from collections.abc import Iterator

from decision_aid.checks.naming import how_to_waive
from decision_aid.checks.text.proportions import USE_A_CHANCE, proportions_for_check
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem, worded


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each "1 in N"."""
    for _, share, place in proportions_for_check(aid, "one-in-n"):
        message = worded(
            "'{}' makes a chance look larger than it is. {} If it is no chance of people, {}",
            *(share.words, USE_A_CHANCE, how_to_waive("one-in-n")),
        )
        yield Problem(place, "one-in-n", message)
