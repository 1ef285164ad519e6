"""Each figure is in the file only once: repeated, it looks like two findings that agree.

Passes:
    statements:
      - {option: wait, outcome: ache, says: Some ached., certainty: low, because: old, sources: [beta],
         chance: {people: 8, of: 20, event: ached, over: 1 year}}
Fails:
    statements:
      - {option: wait, outcome: ache, says: Some ached., certainty: low, because: old, sources: [beta],
         chance: {people: 8, of: 20, event: ached, over: 1 year}}
      - {option: wait, outcome: time, says: Some ached., certainty: low, because: old, sources: [beta],
         chance: {people: 8, of: 20, event: ached, over: 1 year}}
"""

from collections.abc import Iterator

from decision_aid.checks.text.chances import chances, normalise_period, period_of
from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Statement
from decision_aid.model.problems import Level, Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each chance with the same source, numbers, event and period as an earlier one."""
    first: dict[object, Statement] = {}
    for statement, finding, chance in chances(aid):
        numbers = tuple((arm.people, arm.of, arm.share, arm.per) for arm in chance.arms)
        figure = (finding.sources, finding.modelled, numbers, chance.event, normalise_period(period_of(chance)))
        other = first.setdefault(figure, statement)
        if other is not statement and not (other.table and other.table == statement.table):
            message = (
                f"The same figure stands in line {other.place.line}. Leave one of them out, or say there what this one "
                "adds."
            )
            yield Problem(chance.place, "repeated-chance", message, Level.WARNING)
