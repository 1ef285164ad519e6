"""The next review comes after the last one: otherwise, one of the two days has a typing mistake.

Passes:
    about:
      review_by: 2027-01-01
Fails:
    about:
      review_by: 2025-01-01
"""

import datetime
from collections.abc import Iterator

from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem


def problems_on(aid: DecisionAid, today: datetime.date) -> Iterator[Problem]:
    """An error if the next review is due before the last one, at the last one if that is yet to come."""
    about = aid.about
    if about.review_by >= about.reviewed:
        return
    if about.reviewed > today:
        message = f"'reviewed' is {about.reviewed}, which has not come yet. Write the day of the last review."
        yield Problem(about.places[0], "review-order", message)
    else:
        message = (
            f"'review_by' is {about.review_by}, before 'reviewed', {about.reviewed}. "
            "Write the day by which the next review is due."
        )
        yield Problem(about.places[1], "review-order", message)
