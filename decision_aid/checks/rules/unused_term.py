"""Every glossary term occurs in a text, in a spelling that the glossary lists: otherwise nobody ever comes across it.

Passes:
    glossary:
      trial: A test of a treatment on people.
Fails:
    glossary:
      placebo: A pretend treatment that looks like the real one.
"""

from collections.abc import Iterator
from itertools import islice

from decision_aid.checks.naming import key
from decision_aid.checks.text.word_index import texts_with
from decision_aid.checks.text.word_lists import words_in
from decision_aid.model.aid import DecisionAid, Term
from decision_aid.model.problems import Level, Problem, worded
from decision_aid.rule_file.schema.table import TERM


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each term that occurs in no text other than its own explanation."""
    for term in aid.glossary:
        if not any(_occurs(aid, spelling.lower(), term) for spelling in term.spellings):
            message = worded(
                "No text has the word '{}'. Delete it from the glossary, or add under {} how the texts write it.",
                *(term.word, key(TERM, "also", "also:")),
            )
            yield Problem(term.place, "unused-term", message, Level.WARNING)


def _occurs(aid: DecisionAid, spelling: str, term: Term) -> bool:
    """Whether the spelling occurs as a whole word more often than in the term's own explanation."""
    own = sum(1 for _ in _places(spelling, term.means.lower()))
    words = words_in(spelling)  # a spelling may have none, such as "%"
    texts = texts_with(aid, words) if words else aid.texts
    places = (at for text in texts for at in _places(spelling, text.text.lower()))
    return next(islice(places, own, None), None) is not None


def _places(spelling: str, text: str) -> Iterator[int]:
    """The offsets of a spelling as a whole word."""
    at = text.find(spelling)
    while at >= 0:
        end = at + len(spelling)
        if not (text[max(at - 1, 0) : at].isalnum() or text[end : end + 1].isalnum()):
            yield at
        at = text.find(spelling, at + 1)
