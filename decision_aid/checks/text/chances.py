"""An aid goes in; its figures come out, each with the statement, the finding and the chance that it stands in."""

import re
from collections.abc import Iterator

from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Arm, Chance, Finding, Statement

MONTHS = {"month": 1, "year": 12}
SPAN = re.compile(r"(?P<count>\d+|one|a) (?P<unit>day|week|month|year)s?")


def chances(aid: DecisionAid) -> Iterator[tuple[Statement, Finding, Chance]]:
    """Every statement with a chance, in file order."""
    for statement in aid.statements:
        finding = statement.content
        if isinstance(finding, Finding) and finding.chance:
            yield statement, finding, finding.chance


def share(arm: Arm) -> float:
    """How many people of 100 the figure of one group stands for."""
    if arm.per_100 is not None:
        return arm.per_100
    return 100 * arm.people / arm.of if arm.people is not None and arm.of else 0


def when(chance: Chance) -> str:
    """The time of a chance, as it is written."""
    return chance.over or chance.at


def length(span: str) -> tuple[int, str]:
    """A span of time so that "12 months" and "1 year" are the same; what else is written stands for itself."""
    found = SPAN.fullmatch(span.strip().lower())
    if not found:
        return 0, span
    count = int(found["count"]) if found["count"].isdigit() else 1
    unit = found["unit"]
    return (count * MONTHS[unit], "month") if unit in MONTHS else (count, unit)
