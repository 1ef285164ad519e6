"""Statements that must not be read together never appear together: `never_with:` names them, each check proves it.

Passes:
    statements:
      - {option: wait, outcome: ease, id: early, says: It often gets better., certainty: low, because: few people,
         sources: [beta], when: {duration: [short]}, never_with: [exercises.ease]}
Fails:
    statements:
      - {option: wait, outcome: ease, id: early, says: It often gets better., certainty: low, because: few people,
         sources: [beta], when: {duration: [short, unsure]}, never_with: [exercises.ease]}
"""

from collections.abc import Iterator

from decision_aid.checks.naming import WHEN, key, named
from decision_aid.checks.proofs.wording import problem_of_somebody
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.model.evidence import Statement
from decision_aid.model.problems import Problem, Wording, worded
from decision_aid.rule_file.schema.table import STATEMENT

TOGETHER = Wording("delete the 'never_with:'", f"untick it under {key(STATEMENT, 'never_with').in_form}")


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each statement that somebody is shown with one of its `never_with:`, with an example person."""
    by_id = {statement.id: statement for statement in aid.statements}
    for statement in aid.statements:
        for other in statement.never_with:
            yield from _met(aid, statement, by_id[other])


def _met(aid: DecisionAid, statement: Statement, other: Statement) -> Iterator[Problem]:
    def tell(whom: Wording) -> Problem:
        message = worded(
            "{} is never to be shown with {}, and both are shown to {}. Change one {}, or {}.",
            *(named(statement), named(other), whom, WHEN, TOGETHER),
        )
        return Problem(statement.place, "never-with", message)

    both = ((statement.when, Truth.YES), (other.when, Truth.YES))
    unknown = worded("whether anybody is shown both {} and {}", named(statement), named(other))
    return problem_of_somebody(aid, both, tell, unknown)
