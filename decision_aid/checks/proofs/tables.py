"""The tables by answers of an aid, each as the statements that its cases were read into, for the checks of tables."""

from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Case, Statement

StatedCase = tuple[Statement, Case]


def tables(aid: DecisionAid) -> list[list[StatedCase]]:
    """The cases of each table, in file order."""
    found: dict[str, list[StatedCase]] = {}
    for one in aid.statements:
        if one.case:
            found.setdefault(one.case.table, []).append((one, one.case))
    return list(found.values())
