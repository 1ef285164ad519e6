"""A 'from_to' goes from the lowest figure to the highest: reversed, it presents the highest as the lowest.

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
      - {option: wait, outcome: ache, says: They differ., certainty: low, because: old, sources: [alpha, beta],
         from_to: [many, few]}
"""

from collections.abc import Iterator

from decision_aid.checks.naming import named_in
from decision_aid.checks.text.chances import chances, from_to_ranges
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem, Wording, worded


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each statement whose two ends are in the wrong order."""
    shares = {statement.id: chance.arms[0].proportion for statement, _, chance in chances(aid)}
    for statement, ends in from_to_ranges(aid):
        if shares.get(ends[0], 0) > shares.get(ends[1], 1):
            low, high = (named_in(aid.statements, end) for end in reversed(ends))
            turned = Wording(f"Write from_to: [{ends[1]}, {ends[0]}].", "Choose them the other way round.")
            message = worded("{} has a higher figure than {}. {}", high, low, turned)
            yield Problem(statement.place, "from-to-order", message)
