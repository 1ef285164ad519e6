"""Every source was read again within a year: new versions, corrections and retractions come without notice.

Passes:
    sources:
      beta: {citation: Beta 2021, kind: series, comparison_group: no, checked: 2026-01-15}
Fails:
    sources:
      beta: {citation: Beta 2021, kind: series, comparison_group: no, checked: 2025-01-15}
"""

import datetime
from collections.abc import Iterator

from decision_aid.checks.naming import named
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem, worded

A_YEAR = datetime.timedelta(days=366)


def problems_on(aid: DecisionAid, today: datetime.date) -> Iterator[Problem]:
    """A warning at each source that was last read more than a year before `today`."""
    for source in aid.sources:
        if source.checked and today - source.checked > A_YEAR:
            message = worded(
                "The source {} was last read on {}, more than a year ago. Read it again, then write the day.",
                *(named(source), source.checked),
            )
            yield Problem(source.checked_at, "old-source", message, Level.WARNING)
