"""A share of people is a chance, not an amount: only a chance says what happened to the others, and shows both.

Passes:
    format: 2
    statements:
      - option: wait
        outcome: ache
        says: People ached on some days.
        amount: {value: 2.5, unit: days with an ache a month, statistic: mean, over: 1 year}
        certainty: low
        because: few people
        sources: [beta]
Fails:
    format: 2
    statements:
      - option: wait
        outcome: ache
        says: Some ached.
        amount: {value: 40, unit: of 100 people who ached, statistic: count, over: 1 year}
        certainty: low
        because: few people
        sources: [beta]
"""

from collections.abc import Iterator

from decision_aid.checks.naming import key
from decision_aid.checks.text.proportions import find_proportions
from decision_aid.checks.text.texts import place_of
from decision_aid.model.aid import DecisionAid
from decision_aid.model.amounts import Amount, AmountCourse, Difference
from decision_aid.model.problems import Problem, Wording, worded
from decision_aid.rule_file.schema.figures import DIFFERENCE

INSTEAD = {
    Amount: Wording(
        "Write a 'chance:' with the people it happened to: people: ..., of: ....",
        "Write it as a share of people, with how many it happened to.",
    ),
    AmountCourse: Wording(
        "Write a 'course:' with the event, and the people it happened to by each time.",
        "Write it as one event at several times, with the people it happened to by each time.",
    ),
    Difference: worded(
        "Write among how many people under {}, and what there were fewer or more of under {}.",
        *(key(DIFFERENCE, "per"), key(DIFFERENCE, "unit")),
    ),
}


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each unit that makes a share of people of its number."""
    for _, finding in aid.findings:
        figure = finding.figure
        if isinstance(figure, Amount | AmountCourse | Difference) and find_proportions(f"12 {figure.unit}"):
            instead = INSTEAD[type(figure)]
            message = worded("“{}” makes a share of people of the number before it. {}", figure.unit, instead)
            yield Problem(place_of(aid, figure.unit, figure.place), "share-as-amount", message)
