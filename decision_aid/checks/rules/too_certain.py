"""No words are surer than the evidence: at low certainty, nothing "proves", "always" happens or "will" happen.

Passes:
    statements:
      - {option: wait, outcome: ease, says: It does not prove much., certainty: low, because: old, sources: [beta]}
Fails:
    statements:
      - {option: wait, outcome: ease, says: The ache will go away., certainty: low, because: old, sources: [beta]}
"""

from collections.abc import Iterator

from decision_aid.checks.text.texts import place_in, statement_texts
from decision_aid.checks.text.word_lists import word_lists
from decision_aid.model.aid import DecisionAid
from decision_aid.model.enums import UNSURE
from decision_aid.model.evidence import Finding
from decision_aid.model.problems import Level, Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at the first word of certainty in each text of a statement of low or very low certainty."""
    listed = word_lists(aid.language)
    for statement, text in statement_texts(aid):
        finding = statement.content
        if not isinstance(finding, Finding) or finding.certainty not in UNSURE:
            continue
        if match := listed.too_certain(text.text):
            message = (
                f"'{match.group()}' is too sure for a finding of {finding.certainty.value} certainty. "
                "Say what was seen: how it was for the people who were studied."
            )
            yield Problem(place_in(text, match.start()), "too-certain", message, Level.WARNING)
