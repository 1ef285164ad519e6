"""Every glossary term occurs in a text, in a form that the glossary lists: otherwise nobody ever comes across it.

Passes:
    glossary:
      trial: A test of a treatment on people.
Fails:
    glossary:
      placebo: A pretend treatment that looks like the real one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from decision_aid.model.aid import DecisionAid, Term
from decision_aid.model.problems import Level, Problem

WORD = re.compile(r"[^\W_]+")


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each term that occurs in no text other than its own explanation."""
    everything = _Indexed("\n".join(written.text for written in aid.texts).lower())
    for term in aid.glossary:
        if not any(_occurs(form.lower(), everything, term) for form in term.spellings):
            message = (
                f"No text has the word '{term.word}'. Delete it from the glossary, or add under 'also:' how the texts "
                "write it."
            )
            yield Problem(term.place, "unused-term", message, Level.WARNING)


def _occurs(form: str, everything: "_Indexed", term: Term) -> bool:
    """Whether the form occurs as a whole word more often than in the term's own explanation."""
    own = sum(1 for _ in _Indexed(term.means.lower()).places(form))
    return next(islice(everything.places(form), own, None), None) is not None


class _Indexed:
    """A text with an index of its words, so that it is not scanned for each term."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: defaultdict[str, list[int]] = defaultdict(list)
        for word in WORD.finditer(text):
            self._words[word[0]].append(word.start())

    def places(self, form: str) -> Iterator[int]:
        """The offsets of a form as a whole word."""
        for at in self._perhaps(form):
            end = at + len(form)
            apart = not (self._text[max(at - 1, 0) : at].isalnum() or self._text[end : end + 1].isalnum())
            if apart and self._text.startswith(form, at):
                yield at

    def _perhaps(self, form: str) -> Iterable[int]:
        """Candidate offsets, from the form's rarest word; all offsets for a form without words."""
        words = [(self._words.get(word[0], []), word.start()) for word in WORD.finditer(form)]
        if not words:
            return range(len(self._text))
        places, ahead = min(words, key=lambda word: len(word[0]))
        return (place - ahead for place in places if place >= ahead)
