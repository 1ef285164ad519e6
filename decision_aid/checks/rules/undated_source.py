"""Every source has the day on which somebody last read it: web pages change, and papers can be retracted.

Passes:
    sources:
      beta: {citation: Beta 2021, kind: series, comparison_group: no, checked: 2026-06-01}
Fails:
    sources:
      beta: {citation: Beta 2021, kind: series, comparison_group: no}
"""

from collections.abc import Iterator

from decision_aid.checks.naming import key, named
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem, Wording, worded
from decision_aid.rule_file.schema.table import SOURCE

ADD = Wording("Add checked: 2026-09-01, the day.", f"Fill in {key(SOURCE, 'checked').in_form}.")


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each source without that day."""
    for source in aid.sources:
        if source.checked is None:
            message = worded("The source {} does not say when it was last read. {}", named(source), ADD)
            yield Problem(source.place, "undated-source", message, Level.WARNING)
