"""Every statement names its source: without one, nobody can verify it.

Passes:
    statements:
      - {option: wait, outcome: ease, says: Few did., certainty: low, because: few people, sources: [beta]}
Fails:
    statements:
      - {option: wait, outcome: ease, says: Few did., certainty: low, because: few people, sources: []}
"""

from collections.abc import Iterator

from decision_aid.checks.naming import key, named
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem, worded
from decision_aid.rule_file.schema.table import STATEMENT

SOURCES = key(STATEMENT, "sources", "sources:")


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each statement without a source."""
    for statement, finding in aid.findings:
        if not finding.sources:
            message = worded("Statement {} names no source. Name one under {}.", named(statement), SOURCES)
            yield Problem(statement.place, "unsourced", message)
