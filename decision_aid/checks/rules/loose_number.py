"""A proportion of people stands in a chance, with its source, period and picture, and not loose in a sentence.

Passes:
    statements:
      - option: wait
        outcome: ease
        says: It got worse in 3 of 4 shoulders. # waive loose-number: it counts shoulders in a picture, not people
        certainty: low
        because: few people
        sources: [beta]
Fails:
    statements:
      - {option: wait, outcome: ease, says: Half of them did., certainty: low, because: few people, sources: [beta]}
"""

from collections.abc import Iterator

from decision_aid.checks.text.proportions import USE_A_CHANCE, how_to_waive, proportions_for_check
from decision_aid.model.aid import DecisionAid
from decision_aid.model.enums import FileForm
from decision_aid.model.problems import Problem

AVERAGE = "What people had on average, such as days or visits a year, goes into an 'amount:'. "


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each proportion in a text; where the form of the file has amounts, these are told as well."""
    average = AVERAGE if aid.format is FileForm.SECOND else ""
    for _, share, place in proportions_for_check(aid, "loose-number"):
        message = f"'{share.words}' is a proportion in running text. {USE_A_CHANCE} {average}"
        message += f"If it is no proportion of people, {how_to_waive('loose-number')}"
        yield Problem(place, "loose-number", message)
