"""The chances of an aid, and their periods in comparable form: in one unit."""

import re
from collections.abc import Iterable, Iterator

from decision_aid.model.aid import DecisionAid
from decision_aid.model.amounts import Amount, AmountCourse, Difference
from decision_aid.model.chains import Chain
from decision_aid.model.evidence import Chance, Course, Figure, Finding, Statement

MONTHS = {"month": 1, "year": 12}
PERIOD = re.compile(r"(?P<count>(?<!\d)\d{1,9}|one|a) (?P<unit>day|week|month|year)s?")


TimedFigure = Chance | Chain | Amount | Difference


def chances(aid: DecisionAid) -> Iterator[tuple[Statement, Finding, Chance]]:
    """Every statement with a chance, with its finding and the chance, in file order."""
    return ((statement, finding, figure) for statement, finding, figure in figures(aid) if isinstance(figure, Chance))


def figures(aid: DecisionAid) -> Iterator[tuple[Statement, Finding, TimedFigure]]:
    """Every statement with a figure, with its finding and the figure, in file order; of a course, each of its times."""
    for statement, finding in aid.findings:
        if whole := finding.figure:
            yield from ((statement, finding, one) for one in _at_each_time(whole))


def _at_each_time(figure: Figure) -> Iterable[TimedFigure]:
    match figure:
        case Course():
            return figure.chances
        case AmountCourse():
            return figure.amounts
    return (figure,)


def from_to_ranges(aid: DecisionAid) -> Iterator[tuple[Statement, tuple[str, str]]]:
    """Every statement with a `from_to`, with the ids of the two whose figures are its ends."""
    return ((statement, finding.from_to) for statement, finding in aid.findings if finding.from_to)


def period_of(figure: TimedFigure) -> str:
    """The period of a figure as written, from `over:` or `at:`; "" where its unit has the time in it."""
    return figure.over or figure.at


def normalise_period(span: str) -> tuple[int, str]:
    """Normalise a period, so that "12 months" equals "1 year"; what is no plain number and unit equals only itself."""
    match = PERIOD.fullmatch(span.strip().lower())
    if not match:
        return 0, span
    count = int(match["count"]) if match["count"].isdigit() else 1
    unit = match["unit"]
    return (count * MONTHS[unit], "month") if unit in MONTHS else (count, unit)
