"""A row writes the same period in the same way: "12 months" beside "1 year" looks like two different periods.

Passes:
    statements:
      - option: wait
        outcome: ease
        says: Some moved with ease.
        chance: {people: 8, of: 20, event: moved with ease, over: 6 months}
        certainty: low
        because: few people
        sources: [beta]
Fails:
    statements:
      - option: wait
        outcome: ache
        says: Some ached.
        chance: {people: 8, of: 20, event: ached, over: 12 months}
        certainty: low
        because: few people
        sources: [beta]
      - option: exercises
        outcome: ache
        says: Some ached.
        chance: {people: 9, of: 30, event: ached, over: 1 year}
        certainty: low
        because: few people
        sources: [alpha]
"""

from collections.abc import Iterator

from decision_aid.checks.naming import at_line
from decision_aid.checks.text.chances import figures, normalise_period, period_of
from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Statement
from decision_aid.model.problems import Level, Problem, worded


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each figure whose period is written differently from an equal one earlier in its row."""
    written: dict[tuple[str, tuple[int, str]], tuple[str, Statement]] = {}
    for statement, _, figure in figures(aid):
        span = period_of(figure)
        first, other = written.setdefault((statement.outcome, normalise_period(span)), (span, statement))
        if span and first != span:
            message = worded(
                "'{}' is the same time as '{}' in {} of this row. Write both alike.", span, first, at_line(other)
            )
            yield Problem(figure.place, "mixed-times", message, Level.WARNING)
