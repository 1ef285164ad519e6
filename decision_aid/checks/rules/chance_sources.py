"""A figure comes from one source: figures of different studies stay apart, so that nobody mistakes one for another.

Passes:
    statements:
      - option: wait
        outcome: ease
        says: Some moved with ease.
        chance: {people: 8, of: 20, event: moved with ease, over: 6 months}
        certainty: low
        because: few people
        sources: [beta]
Fails:
    statements:
      - option: wait
        outcome: ease
        says: Some moved with ease.
        chance: {people: 8, of: 20, event: moved with ease, over: 6 months}
        certainty: low
        because: few people
        sources: [alpha, beta]
"""

from collections.abc import Iterator

from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Finding
from decision_aid.model.problems import Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each statement with a figure and more than one source."""
    for statement in aid.statements:
        finding = statement.content
        if isinstance(finding, Finding) and finding.figure and len(finding.sources) > 1:
            message = (
                f"Statement '{statement.id}' has a figure and {len(finding.sources)} sources. A figure comes from one "
                "study: name that one, and make a statement of its own for each other figure."
            )
            yield Problem(statement.place, "chance-sources", message)
