"""Every glossary term occurs in a text, in a form that the glossary lists: otherwise nobody ever comes across it.

Passes:
    glossary:
      trial: A test of a treatment on people.
Fails:
    glossary:
      placebo: A pretend treatment that looks like the real one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from decision_aid.checks.naming import key
from decision_aid.checks.text.word_lists import longest_word, words_in
from decision_aid.model.aid import DecisionAid, Term
from decision_aid.model.problems import Level, Problem, worded
from decision_aid.rule_file.schema.table import TERM


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each term that occurs in no text other than its own explanation."""
    forms = (form for term in aid.glossary for form in term.spellings)
    everything = _Indexed((written.text for written in aid.texts), frozenset(map(_telling_word, forms)))
    for term in aid.glossary:
        if not any(_occurs(form.lower(), everything, term) for form in term.spellings):
            message = worded(
                "No text has the word '{}'. Delete it from the glossary, or add under {} how the texts write it.",
                *(term.word, key(TERM, "also", "also:")),
            )
            yield Problem(term.place, "unused-term", message, Level.WARNING)


def _occurs(form: str, everything: "_Indexed", term: Term) -> bool:
    """Whether the form occurs as a whole word more often than in the term's own explanation."""
    own = sum(1 for _ in _places(form, term.means.lower()))
    return next(islice(everything.places(form), own, None), None) is not None


def _places(form: str, text: str) -> Iterator[int]:
    """The offsets of a form as a whole word."""
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        if not (text[max(at - 1, 0) : at].isalnum() or text[end : end + 1].isalnum()):
            yield at
        at = text.find(form, at + 1)


class _Indexed:
    """Texts with an index of the words that tell forms apart, so that not all are searched for each term."""

    def __init__(self, texts: Iterable[str], indexed: frozenset[str]) -> None:
        self._texts = tuple(texts)
        self._with_word: defaultdict[str, list[str]] = defaultdict(list)
        for text in self._texts:
            for word in indexed & words_in(text):
                self._with_word[word].append(text)

    def places(self, form: str) -> Iterator[int]:
        """The offsets of a form as a whole word, text by text: only in those that have its telling word."""
        word = _telling_word(form)
        for text in self._with_word[word] if word else self._texts:
            yield from _places(form, text.lower())


def _telling_word(form: str) -> str:
    """The word of a form that is probably in the fewest texts; "" for a form without letters."""
    return longest_word(form) if words_in(form) else ""
