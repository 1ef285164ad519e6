"""No text says "1 in 8": people take a chance for larger in this form than as 12 of 100.

Passes:
    statements:
      - {option: wait, outcome: ease, says: A few did., certainty: low, because: few people, sources: [beta]}
Fails:
    statements:
      - {option: wait, outcome: ease, says: 1 in 8 did., certainty: low, because: few people, sources: [beta]}
"""

import re
from collections.abc import Iterator

from decision_aid.checks.relative_effect import NUMBER, RELATIVE
from decision_aid.checks.texts import place_in, running
from decision_aid.model import DecisionAid
from decision_aid.problems import Problem

EVERY = r"(?:\s+(?:every|each|the|these|those|their))?"
ONE_IN = re.compile(rf"\b(?:1|one) (?:in|out of){EVERY} {NUMBER}\b", re.IGNORECASE)
INSTEAD = "Put the count into a 'chance:' (people: ..., of: ..., over: ...): its sentence and picture are made from it."


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each "1 in N", but for a text that is told to be a relative effect already."""
    for written in running(aid):
        if (found := ONE_IN.search(written.text)) and not RELATIVE.search(written.text):
            message = f"'{found.group()}' makes a chance look larger than it is. {INSTEAD}"
            yield Problem(place_in(written, found.start()), "one-in-n", message)
