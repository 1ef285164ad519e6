"""No cell of the glance is headed by a figure that counts other things too, such as deaths or infections under death.

Passes:
    format: 2
    outcomes:
      sleep: {name: Sleeping well, kind: benefit, consideration: days}
    statements:
      - {option: wait, outcome: sleep, not_known: Nobody has asked this., because: not studied}
      - {option: exercises, outcome: sleep, says: Many people slept well or felt fresh., certainty: low,
         because: one small trial, sources: [alpha], composite: yes}
Fails:
    format: 2
    outcomes:
      sleep: {name: Sleeping well, kind: benefit, consideration: days}
    statements:
      - {option: wait, outcome: sleep, not_known: Nobody has asked this., because: not studied, head: Nobody has asked.}
      - {option: exercises, outcome: sleep, says: Many people slept well or felt fresh., certainty: low,
         because: one small trial, sources: [alpha], composite: yes, head: Many people slept well or felt fresh.}
"""

from collections.abc import Iterator

from decision_aid.checks.naming import GAP, key, named_in
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem, Wording, worded
from decision_aid.rule_file.schema.table import STATEMENT

MOVE = Wording("Delete 'head:' here and add it to", f"Clear {key(STATEMENT, 'head').in_form} here, and fill it in for")


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each head whose statement is a composite."""
    for statement, finding in aid.findings:
        if statement.head and finding.composite:
            message = worded(
                "This counts other things together with {}, so it can't stand for it in the glance. {} a "
                "statement about that outcome alone, or {} a {}.",
                *(named_in(aid.outcomes, statement.outcome), MOVE, Wording("to", "for"), GAP),
            )
            yield Problem(statement.place, "composite-head", message)
