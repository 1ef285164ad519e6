"""Every option has something on every outcome: an empty cell looks as if there were nothing to know.

Passes:
    outcomes:
      sleep: {name: Sleeping well, kind: benefit, consideration: days}
    statements:
      - {option: wait, outcome: sleep, not_known: Nobody has asked this., because: not studied}
      - {option: exercises, outcome: sleep, not_known: Nobody has asked this., because: not studied}
Fails:
    outcomes:
      sleep: {name: Sleeping well, kind: benefit, consideration: days}
    statements:
      - {option: wait, outcome: sleep, not_known: Nobody has asked this., because: not studied}
"""

from collections.abc import Iterator

from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import EVERY_OPTION
from decision_aid.model.problems import Level, Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each outcome on which an option has neither a statement nor a gap."""
    written = {(statement.option, statement.outcome) for statement in aid.statements}
    for outcome in aid.outcomes:
        if (EVERY_OPTION, outcome.id) in written:
            continue
        missing = [option.id for option in aid.options if (option.id, outcome.id) not in written]
        if missing:
            message = (
                f"Nothing is written about '{outcome.id}' for {', '.join(missing)}. "
                "Add a statement for each, or 'not_known:' with the reason."
            )
            yield Problem(outcome.place, "empty-cell", message, Level.WARNING)
