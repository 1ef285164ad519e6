"""No sentence has more than 25 words: people who are ill or tired lose track of longer ones.

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

from decision_aid.checks.text.texts import places_in, running_texts, sentence_lengths
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem

MAX_WORDS = 25


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each sentence that is too long."""
    for text in running_texts(aid):
        lengths = sentence_lengths(text.text)
        if lengths.longest <= MAX_WORDS:
            continue
        long = [(begins, count) for begins, count in lengths.of_each if count > MAX_WORDS]
        places = places_in(text, (begins for begins, _ in long))
        for (_, count), place in zip(long, places, strict=True):
            message = f"This sentence has {count} words; {MAX_WORDS} are the most. Make two of it."
            yield Problem(place, "long-sentence", message, Level.WARNING)
