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

from decision_aid.checks.naming import key
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem, worded
from decision_aid.rule_file.schema.about import ABOUT

REVIEWED, REVIEW_BY = key(ABOUT, "reviewed"), key(ABOUT, "review_by")


def problems_on(aid: DecisionAid, today: datetime.date) -> Iterator[Problem]:
    """An error if the next review is due before the last one, at the last one if that is yet to come."""
    about = aid.about
    if about.review_by >= about.reviewed:
        return
    if about.reviewed > today:
        message = worded(
            "{} is {}, which has not come yet. Write the day of the last review.", REVIEWED, about.reviewed
        )
        yield Problem(about.places[0], "review-order", message)
    else:
        message = worded(
            "{} is {}, before {}, {}. Write the day by which the next review is due.",
            *(REVIEW_BY, about.review_by, REVIEWED, about.reviewed),
        )
        yield Problem(about.places[1], "review-order", message)
