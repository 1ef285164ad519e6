"""The next review comes after the last one: otherwise, one of the two days has a typing mistake.

Passes:
    about:
      review_by: 2027-01-01
Fails:
    about:
      review_by: 2025-01-01
"""

from collections.abc import Iterator

from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error if the next review is due before the last one."""
    if aid.about.review_by < aid.about.reviewed:
        message = (
            f"'review_by' is {aid.about.review_by}, before 'reviewed', {aid.about.reviewed}. "
            "Write the day by which the next review is due."
        )
        yield Problem(aid.about.places[1], "review-order", message)
