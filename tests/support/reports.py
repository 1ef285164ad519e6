"""A rule file judged by a standard, and one line of that report."""

import datetime

from decision_aid.review.standards import assess
from decision_aid.review.standards.judgement import Judgement
from tests.support.aids import SMALL, aid_from, small

TODAY = datetime.date(2026, 6, 1)


def judged(name: str, *changes: tuple[str, str], standard: str = "ipdasi", today: datetime.date = TODAY) -> Judgement:
    """What a report on the small aid, with these changes, says of one criterion."""
    made = assess(aid_from(small(*changes)), standard, today)
    return next(one for _, found in made.sections for criterion, one in found if criterion.id == name)


def line(part: str) -> int:
    """The line of the small aid on which this stands."""
    return next(number for number, said in enumerate(SMALL.splitlines(), start=1) if part in said)
