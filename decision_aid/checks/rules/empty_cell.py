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

from decision_aid.checks.naming import NOT_KNOWN, listed, named
from decision_aid.checks.proofs.tables import rows
from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import NO_OPTION
from decision_aid.model.problems import Level, Problem, worded


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each outcome on which an option has neither a statement nor a gap.

    An outcome of which all that is said is about none of the options has no cells.
    """
    for outcome in aid.outcomes:
        here = rows(aid)[outcome.id]
        beside = here and all(statement.option == NO_OPTION for statement in here)
        missing = [
            named(option) for option in aid.options if not any(statement.is_about(option.id) for statement in here)
        ]
        if missing and not beside:
            message = worded(
                "Nothing is written about {} for {}. Add a statement for each, or {} with the reason.",
                *(named(outcome), listed(missing), NOT_KNOWN),
            )
            yield Problem(outcome.place, "empty-cell", message, Level.WARNING)
