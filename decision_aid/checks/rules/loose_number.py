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

from decision_aid.checks.naming import how_to_waive
from decision_aid.checks.text.proportions import USE_A_CHANCE, proportions_for_check
from decision_aid.model.aid import DecisionAid
from decision_aid.model.enums import FileFormat, StatementKind
from decision_aid.model.problems import Problem, Wording, worded

AVERAGE = Wording(
    "What people had on average, such as days or visits a year, goes into an 'amount:'. ",
    "What people had on average, such as days or visits a year, goes under “An amount”. ",
)
IN_A_SENTENCE = (
    "There is a number of people in this sentence. Take it out here, and put it under “The figure” below. "
    "If it is no number of people, keep it all the same, then let it stand with a reason."
)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each proportion in a text; where the form of the file has amounts, these are told as well."""
    average = AVERAGE if aid.format is FileFormat.SECOND else ""
    for text, share, place in proportions_for_check(aid, "loose-number"):
        message = worded(
            "'{}' is a proportion in running text. {} {}If it is no proportion of people, {}",
            *(share.words, USE_A_CHANCE, average, how_to_waive("loose-number")),
        )
        is_sentence = text.key in {kind.value for kind in StatementKind}
        yield Problem(place, "loose-number", Wording(message, IN_A_SENTENCE) if is_sentence else message)
