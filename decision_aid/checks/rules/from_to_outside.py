"""A 'from_to' encloses all figures of its cell at its time: with one outside it, studies differ by more than it says.

Passes:
    statements:
      - {option: wait, outcome: ache, id: few, says: Few ached., certainty: low, because: old, sources: [beta],
         chance: {people: 2, of: 20, event: ached, over: 1 year}}
      - {option: wait, outcome: ache, id: many, says: Many ached., certainty: low, because: old, sources: [alpha],
         chance: {people: 16, of: 20, event: ached, over: 1 year}}
      - {option: wait, outcome: ache, says: They differ., certainty: low, because: old, sources: [alpha, beta],
         from_to: [few, many]}
Fails:
    statements:
      - {option: wait, outcome: ache, id: few, says: Few ached., certainty: low, because: old, sources: [beta],
         chance: {people: 2, of: 20, event: ached, over: 1 year}}
      - {option: wait, outcome: ache, id: many, says: Many ached., certainty: low, because: old, sources: [alpha],
         chance: {people: 16, of: 20, event: ached, over: 1 year}}
      - {option: wait, outcome: ache, id: most, says: Most ached., certainty: low, because: old, sources: [beta],
         chance: {people: 18, of: 20, event: ached at night, over: 1 year}, note: They are among the people above.}
      - {option: wait, outcome: ache, says: They differ., certainty: low, because: old, sources: [alpha, beta],
         from_to: [few, many]}
"""

from collections.abc import Iterator

from decision_aid.checks.naming import at_line, key
from decision_aid.checks.text.chances import chances, from_to_ranges, normalise_period, period_of
from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Chance, Statement
from decision_aid.model.problems import Level, Problem, Wording, worded
from decision_aid.rule_file.schema.table import STATEMENT

FROM_TO = key(STATEMENT, "from_to")


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each statement whose two studies do not enclose a figure of the same cell and time."""
    told = {one.id: (one, chance) for one, _, chance in chances(aid) if len(chance.arms) == 1}
    for statement, ends in from_to_ranges(aid):
        if all(end in told for end in ends):
            others = (both for name, both in told.items() if name not in ends)
            beside = [(one, chance) for one, chance in others if _is_beside(one, statement)]
            yield from _outside(statement, told[ends[0]][1], told[ends[1]][1], beside)


def _is_beside(statement: Statement, other: Statement) -> bool:
    return (statement.option, statement.outcome) == (other.option, other.outcome)


def _outside(
    statement: Statement, low: Chance, high: Chance, beside: list[tuple[Statement, Chance]]
) -> Iterator[Problem]:
    times = {normalise_period(period_of(end)) for end in (low, high)}
    for one, chance in beside:
        is_inside = low.arms[0].proportion <= chance.arms[0].proportion <= high.arms[0].proportion
        if not is_inside and normalise_period(period_of(chance)) in times:
            message = worded(
                "The figure in {} is of the same time and lies outside {}. Name the lowest and the highest there, {}.",
                *(at_line(one), FROM_TO, Wording("or delete 'from_to'", "or neither")),
            )
            yield Problem(statement.place, "from-to-outside", message, Level.WARNING)
