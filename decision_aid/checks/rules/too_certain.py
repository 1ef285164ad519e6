"""No words are surer than the evidence: at low certainty, nothing "proves", "always" happens or "will" happen.

Passes:
    statements:
      - {option: wait, outcome: ease, says: It does not prove much., certainty: low, because: old, sources: [beta]}
Fails:
    statements:
      - {option: wait, outcome: ease, says: The ache will go away., certainty: low, because: old, sources: [beta]}
"""

import re
from collections.abc import Iterator

from decision_aid.checks.text.texts import place_in, statement_texts
from decision_aid.checks.text.word_lists import WordLists, word_lists
from decision_aid.model.aid import DecisionAid
from decision_aid.model.enums import Certainty
from decision_aid.model.evidence import Finding
from decision_aid.model.problems import Level, Problem

UNSURE = {Certainty.LOW, Certainty.VERY_LOW}
NEAR = 4
NEAR_LETTERS = 200  # more than so many words ever have


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at the first word of certainty in each text of a statement of low or very low certainty."""
    listed = word_lists(aid.language)
    for statement, written in statement_texts(aid):
        finding = statement.content
        if not isinstance(finding, Finding) or finding.certainty not in UNSURE:
            continue
        sure = (word for word in listed.certain.finditer(written.text) if _bare(written.text, word, listed))
        if found := next(sure, None):
            message = (
                f"'{found.group()}' is too sure for a finding of {finding.certainty.value} certainty. "
                "Say what was seen: how it was for the people who were studied."
            )
            yield Problem(place_in(written, found.start()), "too-certain", message, Level.WARNING)


def _bare(text: str, word: re.Match[str], listed: WordLists) -> bool:
    """Whether no softening word, such as "not", is among the few words before it."""
    before = text[max(0, word.start() - NEAR_LETTERS) : word.start()].lower().replace(",", " ").split()[-NEAR:]
    return not listed.softening.intersection(before)
