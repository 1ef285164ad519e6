"""The next review is not overdue: if it is, each page says so, and people may trust the rest less.

Passes:
    about:
      review_by: 2027-01-01
Fails:
    about:
      review_by: 2026-11-30
"""

import datetime
from collections.abc import Iterator

from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem


def problems_on(aid: DecisionAid, today: datetime.date) -> Iterator[Problem]:
    """A warning at the day of the next review if it has passed."""
    if aid.about.reviewed <= aid.about.review_by < today:
        message = f"The review was due by {aid.about.review_by}. Go through all of the file, then write both days anew."
        yield Problem(aid.about.places[1], "review-overdue", message, Level.WARNING)
