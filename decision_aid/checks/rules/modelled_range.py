"""A range over several studies is of figures that were counted, or of modelled ones: the two are never compared.

Passes:
    format: 2
    statements:
      - {option: wait, outcome: ache, id: few, says: Few ached., certainty: low, because: old, sources: [alpha],
         modelled: yes, chance: {people: 2, of: 20, event: ached, over: 1 year}}
      - {option: wait, outcome: ache, id: many, says: Many ached., certainty: low, because: old, sources: [beta],
         modelled: yes, chance: {people: 8, of: 20, event: ached, over: 1 year}}
      - {option: wait, outcome: ache, says: Models differ., certainty: low, because: old, sources: [alpha, beta],
         from_to: [few, many]}
Fails:
    format: 2
    statements:
      - {option: wait, outcome: ache, id: few, says: Few ached., certainty: low, because: old, sources: [alpha],
         chance: {people: 2, of: 20, event: ached, over: 1 year}}
      - {option: wait, outcome: ache, id: many, says: Many ached., certainty: low, because: old, sources: [beta],
         modelled: yes, chance: {people: 8, of: 20, event: ached, over: 1 year}}
      - {option: wait, outcome: ache, says: Figures differ., certainty: low, because: old, sources: [alpha, beta],
         from_to: [few, many]}
"""

from collections.abc import Iterator

from decision_aid.checks.naming import key
from decision_aid.checks.text.chances import from_to_ranges
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem, worded
from decision_aid.rule_file.schema.table import STATEMENT


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each range of which one end is modelled and the other counted."""
    findings = {one.id: finding for one, finding in aid.findings}
    for statement, ends in from_to_ranges(aid):
        if len({findings[end].modelled for end in ends}) > 1:
            message = worded(
                "One end of this range was worked out by a model, and the other was counted. Show the two apart, "
                "without {}.",
                key(STATEMENT, "from_to", "from_to:"),
            )
            yield Problem(statement.place, "modelled-range", message)
