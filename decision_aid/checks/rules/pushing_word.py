"""No word pushes people towards or away from an option: "should", "safe" and "fortunately" decide for them.

Passes:
    statements:
      - {option: wait, outcome: ease, says: Many did., certainty: low, because: few people, sources: [beta]}
Fails:
    statements:
      - {option: wait, outcome: ease, says: People should wait., certainty: low, because: few people, sources: [beta]}
"""

from collections.abc import Iterator
from itertools import chain

from decision_aid.checks.text.texts import NOT_RUNNING, SAID_BY_OTHERS, place_in
from decision_aid.checks.text.word_index import texts_with_any
from decision_aid.checks.text.word_lists import word_lists
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem, Wording, worded

WAIVE = Wording(
    "If it says what is so, add at the end of the line:  # waive pushing-word: the reason",
    "If it says what is so, let it stand with a reason.",
)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at the first such word of each text, except in claims, which restate what somebody else says."""
    pushing = word_lists(aid.language).pushing
    for text in texts_with_any(aid, chain.from_iterable(pushing.phrases.values())):
        if text.key in NOT_RUNNING | SAID_BY_OTHERS:
            continue
        if match := pushing.search(text.text):
            message = worded(
                "'{}' can push a person. Say what was found, without a word of praise or worry. {}", match[0], WAIVE
            )
            yield Problem(place_in(text, match.start()), "pushing-word", message, Level.WARNING)
