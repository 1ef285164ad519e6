"""Every statement names its source: without one, nobody can verify it.

Passes:
    statements:
      - {option: wait, outcome: ease, says: Few did., certainty: low, because: few people, sources: [beta]}
Fails:
    statements:
      - {option: wait, outcome: ease, says: Few did., certainty: low, because: few people, sources: []}
"""

from collections.abc import Iterator

from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each statement without a source."""
    for statement, finding in aid.findings:
        if not finding.sources:
            message = f"Statement '{statement.id}' names no source. Name one under 'sources:'."
            yield Problem(statement.place, "unsourced", message)
