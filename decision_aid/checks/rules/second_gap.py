"""Nobody sees two gaps for one option on one outcome: the page has room for a single "not known".

Passes:
    statements:
      - {option: wait, outcome: time, not_known: No study has followed people who wait for long.}
Fails:
    statements:
      - {option: wait, outcome: ease, not_known: Nobody has asked people who wait.}
"""

from collections import defaultdict
from collections.abc import Iterator

from decision_aid.checks.naming import named_in
from decision_aid.checks.proofs.all_people import all_people
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.model.evidence import Gap, Statement
from decision_aid.model.problems import Problem, Wording, worded


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each gap that somebody can see together with an earlier one of the same cell."""
    earlier: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in aid.statements:
        if not isinstance(statement.content, Gap):
            continue
        cell = earlier[statement.option, statement.outcome]
        if any(_can_meet(aid, statement, other) for other in cell):
            message = worded(
                "There is a gap already for {} on {} that the same person can see. Write both in one {}, or give them "
                "answers that do not overlap.",
                named_in(aid.options, statement.option),
                named_in(aid.outcomes, statement.outcome),
                Wording("'not_known:'", "gap"),
            )
            yield Problem(statement.place, "second-gap", message)
        cell.append(statement)


def _can_meet(aid: DecisionAid, statement: Statement, other: Statement) -> bool:
    return all_people(aid).satisfiable((statement.when, Truth.YES), (other.when, Truth.YES)) is not Truth.NO
