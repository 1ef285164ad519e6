"""Every hard word is explained in the glossary: people can look it up on the spot, and need not ask.

Passes:
    glossary:
      remission: A time without signs of the illness.
    statements:
      - {option: wait, outcome: ease, says: Some had a remission., certainty: low, because: old, sources: [beta]}
Fails:
    statements:
      - {option: wait, outcome: ease, says: Some had a remission., certainty: low, because: old, sources: [beta]}
"""

import re
from collections.abc import Iterator

from decision_aid.checks.text.texts import NOT_RUNNING, place_in
from decision_aid.checks.text.word_index import texts_with_any
from decision_aid.checks.text.word_lists import WordLists, word_lists, words_in
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem, Wording, worded

WORD = re.compile(r"[^\W\d_][\w-]*")
LONGEST_NEXT = 40
EXPLAIN = Wording(
    "not in the glossary. Use a plainer one, or explain it there.",
    "is not explained. Use a plainer one, or explain it: “Add a word”, below “Words that are explained”.",
)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at the first use of each word from the list that is part of no glossary term."""
    forms = " ".join(form.lower() for term in aid.glossary for form in term.spellings)
    listed = word_lists(aid.language)
    unexplained = set(listed.hard.difference(WORD.findall(forms)))
    for text in texts_with_any(aid, map(words_in, unexplained)):
        for match in WORD.finditer(text.text) if text.key not in NOT_RUNNING else ():
            word = match.group().lower()
            if word in unexplained and not _explained(text.text[match.end() : match.end() + LONGEST_NEXT], listed):
                unexplained.remove(word)
                message = worded("'{}' is a hard word and {}", match[0], EXPLAIN)
                yield Problem(place_in(text, match.start()), "unexplained-word", message, Level.WARNING)


def _explained(after: str, listed: WordLists) -> bool:
    """Whether the text itself explains the word, as in "interferon, a signal"."""
    return after.startswith(", ") and after[2:].partition(" ")[0] in listed.explaining
