"""Every source supports something: an unused one makes the list longer, not the evidence better.

Passes:
    sources:
      gamma: {citation: Gamma 2022, kind: trial, checked: 2026-06-01}
    statements:
      - {option: wait, outcome: ache, says: Some ached., certainty: low, because: old, sources: [gamma]}
Fails:
    sources:
      gamma: {citation: Gamma 2022, kind: trial, checked: 2026-06-01}
"""

from collections.abc import Iterator

from decision_aid.checks.naming import named
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem, worded


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each source that no statement or claim names and that has no claims of its own."""
    cited = {source for _, finding in aid.findings for source in finding.sources}
    cited.update(name for source in aid.sources for claim in source.claims for name in claim.sources)
    for source in aid.sources:
        if source.id not in cited and not source.claims:
            message = worded("Nothing cites the source {}. Cite it where it was used, or delete it.", named(source))
            yield Problem(source.place, "unused-source", message, Level.WARNING)
