"""No text compares two chances without giving either: "twice as many" may be two people or two hundred.

Passes:
    statements:
      - {option: wait, outcome: ease, says: More did., certainty: low, because: few people, sources: [beta]}
Fails:
    statements:
      - {option: wait, outcome: ease, says: Twice as many did., certainty: low, because: few people, sources: [beta]}
"""

import re
from collections.abc import Iterator

from decision_aid.checks.texts import place_in, running
from decision_aid.model import DecisionAid
from decision_aid.problems import Problem

NUMBER = r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|fifty|hundred)"
RELATIVE = re.compile(
    r"(?i:\b(?:(?:risk|odds|hazard|rate) ratios?|relative risks?|twice (?:as|the)|doubl(?:ed|es?|ing)\b"
    r"|trebl(?:ed|es?)|tripl(?:ed|es?)|halv(?:ed|es?|ing)"
    rf"|{NUMBER} times (?:as|more|less|higher|lower|the)|{NUMBER}[- ]?fold)\b)|\b(?:RR|OR|HR)\s*[=:]?\s*\d",
)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each comparison of chances in words."""
    for written in running(aid):
        if found := RELATIVE.search(written.text):
            message = f"'{found.group()}' compares two chances without giving either. Give both groups in a 'chance:'."
            yield Problem(place_in(written, found.start()), "relative-effect", message)
