"""The day on which something was read or reviewed is not in the future: such a day is a typing mistake.

Passes:
    sources:
      beta: {citation: Beta 2021, kind: series, comparison_group: no, checked: 2026-06-01}
Fails:
    sources:
      beta: {citation: Beta 2021, kind: series, comparison_group: no, checked: 2062-06-01}
"""

import datetime
from collections.abc import Iterator

from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem


def problems_on(aid: DecisionAid, today: datetime.date) -> Iterator[Problem]:
    """A warning at each such day after `today`; not at a review after the next one, as `review-order` reports that."""
    about = aid.about
    days = [(source.checked, source.checked_at) for source in aid.sources if source.checked]
    if about.reviewed <= about.review_by:
        days.append((about.reviewed, about.places[0]))
    for day, place in days:
        if day > today:
            message = f"{day} has not come yet. Write the day on which it was last read or reviewed."
            yield Problem(place, "future-day", message, Level.WARNING)
