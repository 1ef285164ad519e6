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

from decision_aid.checks.naming import named
from decision_aid.model.aid import DecisionAid
from decision_aid.model.chains import Chain
from decision_aid.model.evidence import Figure
from decision_aid.model.problems import Problem, worded


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each statement with a figure and more sources, but for a chain that says what is from elsewhere."""
    for statement, finding in aid.findings:
        if finding.figure and len(finding.sources) > 1 and not _says_where(finding.figure):
            message = worded(
                "Statement {} has a figure and {} sources. A figure comes from one study: name that one, and make a "
                "statement of its own for each other figure.",
                *(named(statement), len(finding.sources)),
            )
            yield Problem(statement.place, "chance-sources", message)


def _says_where(figure: Figure) -> bool:
    """Whether a figure is a chain of which a step says that its number comes from elsewhere."""
    return isinstance(figure, Chain) and any(step.comes_from for step in figure.steps)
