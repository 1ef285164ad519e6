"""Options and outcomes go in; a warning for each option about which nothing is written on an outcome comes out."""

from collections import Counter
from collections.abc import Iterator

from decision_aid.evidence import Gap
from decision_aid.model import DecisionAid
from decision_aid.problems import Level, Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """Every option says something on every outcome, and has at most one gap there."""
    written = {(statement.option, statement.outcome) for statement in aid.statements}
    for outcome in aid.outcomes:
        missing = [option.id for option in aid.options if (option.id, outcome.id) not in written]
        if missing:
            message = (
                f"Nothing is written about '{outcome.id}' for {', '.join(missing)}. "
                "Add a statement for each, or 'not_known:' with the reason."
            )
            yield Problem(outcome.place, "empty-cell", message, Level.WARNING)
    yield from _second_gaps(aid)


def _second_gaps(aid: DecisionAid) -> Iterator[Problem]:
    gaps: Counter[tuple[str, str]] = Counter()
    for statement in aid.statements:
        if isinstance(statement.content, Gap):
            gaps[statement.option, statement.outcome] += 1
            if gaps[statement.option, statement.outcome] == 2:
                message = (
                    f"There is a gap already for '{statement.option}' on '{statement.outcome}'. "
                    "Write both in one 'not_known:'."
                )
                yield Problem(statement.place, "second-gap", message)
