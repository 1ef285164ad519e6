"""No text compares two chances without giving them: "twice as many" may be two people or two hundred.

Passes:
    statements:
      - {option: wait, outcome: ease, says: More did., certainty: low, because: few people, sources: [beta]}
      - {option: wait, outcome: ache, says: The dose is doubled., certainty: low, because: few people, sources: [beta]}
Fails:
    statements:
      - {option: wait, outcome: ease, says: Twice as many did., certainty: low, because: few people, sources: [beta]}
"""

from collections.abc import Iterator

from decision_aid.checks.naming import how_to_waive
from decision_aid.checks.text.proportions import proportions_for_check
from decision_aid.checks.text.texts import SAID_BY_OTHERS
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem, Wording, worded

IN_A_CHANCE = Wording("in a 'chance:'", "under “The figure”")


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each comparison of chances in words, except in claims, which restate what somebody else says."""
    for text, share, place in proportions_for_check(aid, "relative-effect"):
        if text.key not in SAID_BY_OTHERS:
            message = worded(
                "'{}' compares two chances without giving either. Give both groups {}. If it compares no chances, {}",
                *(share.words, IN_A_CHANCE, how_to_waive("relative-effect")),
            )
            yield Problem(place, "relative-effect", message)
