"""An option has at most one gap on an outcome: the page has room for one "not known", with all that is not known.

Passes:
    statements:
      - {option: wait, outcome: ease, id: wait.ease, not_known: No study has followed people who wait for long.}
Fails:
    statements:
      - {option: wait, outcome: ease, not_known: Nobody has asked people who wait.}
"""

from collections import Counter
from collections.abc import Iterator

from decision_aid.evidence import Gap
from decision_aid.model import DecisionAid
from decision_aid.problems import Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at the second gap of an option on an outcome."""
    gaps: Counter[tuple[str, str]] = Counter()
    for statement in aid.statements:
        if not isinstance(statement.content, Gap):
            continue
        gaps[statement.option, statement.outcome] += 1
        if gaps[statement.option, statement.outcome] == 2:
            message = (
                f"There is a gap already for '{statement.option}' on '{statement.outcome}'. "
                "Write both in one 'not_known:'."
            )
            yield Problem(statement.place, "second-gap", message)
