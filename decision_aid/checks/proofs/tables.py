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
    for one in aid.statements:
        found[one.outcome].append(one)
    return {outcome.id: found[outcome.id] for outcome in aid.outcomes}


def tables(aid: DecisionAid) -> list[list[StatedCase]]:
    """The cases of each table, in file order."""
    found: dict[str, list[StatedCase]] = {}
    for one in aid.statements:
        if one.case:
            found.setdefault(one.case.table, []).append((one, one.case))
    return list(found.values())
