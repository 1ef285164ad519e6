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
from decision_aid.model.problems import Level, Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each outcome on which an option has neither a statement nor a gap."""
    for outcome in aid.outcomes:
        here = [one for one in aid.statements if one.outcome == outcome.id]
        missing = [option.id for option in aid.options if not any(one.is_about(option.id) for one in here)]
        if missing:
            message = (
                f"Nothing is written about '{outcome.id}' for {', '.join(missing)}. "
                "Add a statement for each, or 'not_known:' with the reason."
            )
            yield Problem(outcome.place, "empty-cell", message, Level.WARNING)
