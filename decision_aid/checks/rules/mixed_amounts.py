"""Amounts of one thing in a row are of one kind and over one time: a mean beside a median looks like two findings.

Passes:
    format: 2
    statements:
      - option: wait
        outcome: ache
        says: They ached on some days.
        amount: {value: 2.5, unit: aches a month, statistic: mean, over: 1 year}
        certainty: low
        because: few people
        sources: [beta]
Fails:
    format: 2
    statements:
      - option: wait
        outcome: ache
        says: They ached on some days.
        amount: {value: 2.5, unit: aches a month, statistic: mean, over: 1 year}
        certainty: low
        because: few people
        sources: [beta]
      - option: exercises
        outcome: ache
        says: They ached on some days.
        amount: {value: 30, unit: aches a year, statistic: mean, over: 1 year}
        certainty: low
        because: few people
        sources: [alpha]
"""

import re
from collections.abc import Iterator

from decision_aid.checks.naming import at_line, key
from decision_aid.model.aid import DecisionAid
from decision_aid.model.amounts import Amount, AmountCourse
from decision_aid.model.evidence import Statement
from decision_aid.model.problems import Level, Problem, worded
from decision_aid.rule_file.schema.figures import AMOUNT

EACH_TIME = re.compile(r"(?:\b(?:a|an|per|each|every)\s|/\s?)(?:day|week|fortnight|month|year)\b", re.IGNORECASE)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each amount that tells of the same thing as an earlier one of its row in another way."""
    first: dict[tuple[str, str], tuple[Amount | AmountCourse, Statement]] = {}
    for statement, finding in aid.findings:
        amount = finding.figure
        if not isinstance(amount, Amount | AmountCourse):
            continue
        what = EACH_TIME.sub("", amount.unit).casefold().strip()
        earlier, other = first.setdefault((statement.outcome, what), (amount, statement))
        if earlier.statistic is not amount.statistic:
            message = worded(
                "This is a {}, and {} of this row has a {} of the same. Take the same from both sources, or tell the "
                "two apart by {}.",
                *(amount.statistic.value, at_line(other), earlier.statistic.value, key(AMOUNT, "unit")),
            )
            yield Problem(amount.place, "mixed-amounts", message, Level.WARNING)
        elif earlier.unit != amount.unit:
            message = worded(
                "“{}” is “{}” of {} over another time. Write both alike.", amount.unit, earlier.unit, at_line(other)
            )
            yield Problem(amount.place, "mixed-amounts", message, Level.WARNING)
