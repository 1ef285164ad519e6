"""No sentence has more than 25 words: people who are ill or tired lose the thread of a longer one.

Passes:
    considerations:
      days: {title: Your days, why: What you do all day can change what helps. Say what you lift and carry.}
Fails:
    considerations:
      days:
        title: Your days
        why: >-
          What you do all day can change what helps you with your shoulder, and so we ask you here to tell us what you
          lift and carry.
"""

from collections.abc import Iterator

from decision_aid.checks.texts import place_in, running, word_counts
from decision_aid.model import DecisionAid
from decision_aid.problems import Level, Problem

MOST = 25


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each sentence that is too long."""
    for written in running(aid):
        for begins, count in word_counts(written.text):
            if count > MOST:
                message = f"This sentence has {count} words; {MOST} are the most. Make two of it."
                yield Problem(place_in(written, begins), "long-sentence", message, Level.WARNING)
