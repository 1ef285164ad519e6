"""The glance has at most seven rows, and outcomes that are never shown apart are all in it, or none of them.

Passes:
    format: 2
    outcomes:
      sleep: {name: Sleeping well, kind: benefit, consideration: days, with: [ease]}
    statements:
      - {option: wait, outcome: sleep, not_known: Nobody has asked this., because: not studied}
      - {option: exercises, outcome: sleep, not_known: The trial did not ask., because: not reported}
Fails:
    format: 2
    outcomes:
      sleep: {name: Sleeping well, kind: benefit, consideration: days, with: [ease], glance: yes}
    statements:
      - {option: wait, outcome: sleep, not_known: Nobody has asked this., because: not studied, head: Nobody has asked.}
      - {option: exercises, outcome: sleep, not_known: The trial did not ask., because: not reported,
         head: The trial did not ask.}
"""

from collections.abc import Iterator

from decision_aid.checks.naming import listed, named
from decision_aid.model.aid import DecisionAid, kept_together
from decision_aid.model.problems import Level, Problem, Wording, worded

MOST_ROWS = 7
ALL_OR_NONE = Wording("Give all of them 'glance: yes', or none.", "Put all of them in the glance, or none.")


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each outcome that the glance would show apart from others, and a warning where it gets long."""
    for group in kept_together(aid.outcomes):
        apart = [named(outcome) for outcome in group if not outcome.glance]
        for outcome in group if apart else ():
            if outcome.glance:
                message = worded(
                    "{} is in the glance, and {}, from which it is never shown apart, is not. {}",
                    *(named(outcome), listed(apart, " and "), ALL_OR_NONE),
                )
                yield Problem(outcome.place, "glance-rows", message)
    shown = [outcome for outcome in aid.outcomes if outcome.glance]
    if len(shown) > MOST_ROWS:
        too_long = (
            f"The glance has {len(shown)} rows. Choose at most {MOST_ROWS}, those that matter to most people; each "
            "person's own come on top."
        )
        yield Problem(shown[MOST_ROWS].place, "glance-rows", too_long, Level.WARNING)
