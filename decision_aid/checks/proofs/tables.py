"""The statements of an aid by what they stand in: its tables by answers, and its rows, of one outcome each."""

from collections import defaultdict
from collections.abc import Mapping

from decision_aid.checks.aid_cache import cached_for_last_aid
from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Case, Statement

StatedCase = tuple[Statement, Case]


@cached_for_last_aid
def rows(aid: DecisionAid) -> Mapping[str, list[Statement]]:
    """The statements on each outcome, by its id, in file order; cached for the last aid."""
    found = defaultdict[str, list[Statement]](list)
    for statement in aid.statements:
        found[statement.outcome].append(statement)
    return {outcome.id: found[outcome.id] for outcome in aid.outcomes}


def tables(aid: DecisionAid) -> list[list[StatedCase]]:
    """The cases of each table, in file order."""
    found: dict[str, list[StatedCase]] = {}
    for statement in aid.statements:
        if statement.case:
            found.setdefault(statement.case.table, []).append((statement, statement.case))
    return list(found.values())
