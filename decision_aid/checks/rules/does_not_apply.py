"""Nobody is told that an outcome does not apply and also what is known, or not known, of it: one of the two is untrue.

Passes:
    format: 2
    outcomes:
      sleep: {name: Sleeping well, kind: benefit, consideration: days}
    statements:
      - {option: wait, outcome: sleep, does_not_apply: Nothing is done., when: {duration: [short]}}
      - {option: wait, outcome: sleep, not_known: Nobody has asked this., when: {duration: [long, unsure]}}
      - {option: exercises, outcome: sleep, not_known: Nobody has asked this.}
Fails:
    format: 2
    outcomes:
      sleep: {name: Sleeping well, kind: benefit, consideration: days}
    statements:
      - {option: wait, outcome: sleep, does_not_apply: Nothing is done., when: {duration: [short]}}
      - {option: wait, outcome: sleep, not_known: Nobody has asked this.}
      - {option: exercises, outcome: sleep, not_known: Nobody has asked this.}
"""

from collections import defaultdict
from collections.abc import Iterator

from decision_aid.checks.naming import at_line, named_in
from decision_aid.checks.proofs.all_people import all_people
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.model.enums import StatementKind
from decision_aid.model.evidence import Statement
from decision_aid.model.problems import Problem, worded


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each `does_not_apply` that somebody can see with another statement of the same cell."""
    cells = defaultdict[tuple[str, str], list[Statement]](list)
    for one in aid.statements:
        cells[one.option, one.outcome].append(one)
    for statement in aid.statements:
        if statement.kind is not StatementKind.DOES_NOT_APPLY:
            continue
        beside = cells[statement.option, statement.outcome]
        if other := next((other for other in beside if _contradicts(aid, statement, other)), None):
            message = worded(
                "Somebody is told that {} does not apply to {}, and also what {} says of it. Delete one of them, or "
                "give them answers that do not overlap.",
                named_in(aid.outcomes, statement.outcome),
                named_in(aid.options, statement.option),
                at_line(other),
            )
            yield Problem(statement.place, "does-not-apply", message)


def _contradicts(aid: DecisionAid, statement: Statement, other: Statement) -> bool:
    """Whether somebody can be shown both."""
    both = (statement.when, Truth.YES), (other.when, Truth.YES)
    return other is not statement and all_people(aid).satisfiable(*both) is not Truth.NO
