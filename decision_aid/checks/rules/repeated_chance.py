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
from dataclasses import replace

from decision_aid.checks.naming import at_line
from decision_aid.checks.text.chances import TimedFigure, figures, normalise_period, period_of
from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Chance, Statement
from decision_aid.model.problems import Level, Problem, worded


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each figure with the same source, numbers, event and period as an earlier one."""
    first: dict[object, Statement] = {}
    for statement, finding, figure in figures(aid):
        other = first.setdefault((finding.sources, finding.modelled, _what_it_says(figure)), statement)
        if other is not statement and not (other.table and other.table == statement.table):
            message = worded(
                "The same figure is in {}. Leave one of them out, or say there what this one adds.", at_line(other)
            )
            yield Problem(figure.place, "repeated-chance", message, Level.WARNING)


def _what_it_says(figure: TimedFigure) -> object:
    """What is the same in two figures that say the same, however their period is written."""
    period = normalise_period(period_of(figure))
    if isinstance(figure, Chance):
        return period, tuple((arm.people, arm.of, arm.share, arm.per) for arm in figure.arms), figure.event
    return period, replace(figure, over="", at="")
