"""An approved aid has looked for everything that it speaks of: "we have not looked for this yet" is work left to do.

Passes:
    format: 2
    status: draft
    statements:
      - {option: wait, outcome: time, not_known: What it costs., because: not looked for}
Fails:
    format: 2
    status: approved
    statements:
      - {option: wait, outcome: time, not_known: What it costs., because: not looked for}
"""

from collections.abc import Iterator

from decision_aid.model.aid import DecisionAid
from decision_aid.model.enums import Status
from decision_aid.model.problems import Level, Problem, Wording, worded

MESSAGE = worded(
    "This aid is approved, and here it says that nobody has looked yet. Look for it and write what you find; if there "
    "is nothing, say why{}.",
    Wording(" under 'because:'", " below it"),
)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each gap that was not looked for, in an approved aid."""
    if aid.status is Status.APPROVED:
        for statement in aid.statements:
            if statement.is_not_looked_for:
                yield Problem(statement.place, "not-looked-for", MESSAGE, Level.WARNING)
