"""When the evidence of an aid must be gone through again: for `decision-aid due` and the authors' start page."""

import datetime

from decision_aid.model.aid import DecisionAid

DAYS_AHEAD = 60


def days_left(aid: DecisionAid, today: datetime.date) -> int:
    """The days until the evidence must be gone through again; below 0 where that day has passed."""
    return (aid.about.review_by - today).days


def is_due(aid: DecisionAid, today: datetime.date, within: int = DAYS_AHEAD) -> bool:
    """Whether that day comes within so many days or has passed; never for an aid that authors alone see."""
    return not aid.hidden and days_left(aid, today) <= within
