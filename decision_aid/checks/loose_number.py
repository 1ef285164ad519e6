"""A proportion of people stands in a chance, with its source, time and picture, and not loose in a sentence.

Passes:
    statements:
      - option: wait
        outcome: ease
        says: Half of the time was spent indoors. # waive loose-number: it is a share of the time, not of people
        certainty: low
        because: few people
        sources: [beta]
Fails:
    statements:
      - {option: wait, outcome: ease, says: Half of them did., certainty: low, because: few people, sources: [beta]}
"""

import re
from collections.abc import Iterator

from decision_aid.checks.one_in_n import EVERY, INSTEAD, ONE_IN
from decision_aid.checks.relative_effect import NUMBER, RELATIVE
from decision_aid.checks.texts import place_in, running
from decision_aid.model import DecisionAid
from decision_aid.problems import Problem

PROPORTION = re.compile(
    rf"\d\s*%|\b{NUMBER} ?per ?cent\b|\b{NUMBER} (?:in|of|out of){EVERY} {NUMBER}\b|\b\d+\s?/\s?\d+\b"
    rf"|\b{NUMBER} per (?:ten|hundred|thousand|1?0+|1,?000)\b"
    r"|\bhalf (?:of|the)\b|\b(?:a|one|two|three) (?:thirds?|quarters?|fifths?|tenths?)\b",
    re.IGNORECASE,
)
WAIVE = "If it is no proportion of people, add at the end of the line:  # waive loose-number: the reason"


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each text with a proportion, but for those told to be a relative effect or "1 in N" already."""
    for written in running(aid):
        found = PROPORTION.search(written.text)
        if found and not RELATIVE.search(written.text) and not ONE_IN.search(written.text):
            message = f"'{found.group()}' is a proportion in running text. {INSTEAD} {WAIVE}"
            yield Problem(place_in(written, found.start()), "loose-number", message)
