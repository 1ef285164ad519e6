"""Every author states whether their unit offers the treatment: readers judge for themselves what that means.

Passes:
    about:
      written_by: [{name: The testers, role: testers, offers_this_treatment: no}]
Fails:
    about:
      written_by: [{name: The testers, role: testers}]
"""

from collections.abc import Iterator

from decision_aid.checks.naming import key
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem, Wording, worded
from decision_aid.rule_file.schema.about import WRITER

SAY_SO = Wording(
    "Add offers_this_treatment: yes or no.", f"Say so under {key(WRITER, 'offers_this_treatment').in_form}."
)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each author for whom the file does not state it."""
    for writer in aid.about.written_by:
        if writer.offers_this_treatment is None:
            message = worded(
                "It is not said whether the unit of '{}' offers one of the options. {}", writer.name, SAY_SO
            )
            yield Problem(writer.place, "offers-not-said", message, Level.WARNING)
