"""Every author states whether their unit offers the treatment: readers judge for themselves what that means.

Passes:
    about:
      written_by: [{name: The testers, role: testers, offers_this_treatment: no}]
Fails:
    about:
      written_by: [{name: The testers, role: testers}]
"""

from collections.abc import Iterator

from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each author for whom the file does not state it."""
    for writer in aid.about.written_by:
        if writer.offers_this_treatment is None:
            message = (
                f"It is not said whether the unit of '{writer.name}' offers one of the options. "
                "Add offers_this_treatment: yes or no."
            )
            yield Problem(writer.place, "offers-not-said", message, Level.WARNING)
