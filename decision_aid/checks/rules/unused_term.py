"""Each word of the glossary stands in a text, in a form that the glossary lists: else nobody can come upon it.

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
    """A warning at each term that no text has but its own meaning."""
    everything = _Indexed("\n".join(written.text for written in aid.texts).lower())
    for term in aid.glossary:
        if not any(_stands(form.lower(), everything, term) for form in (term.word, *term.also)):
            message = (
                f"No text has the word '{term.word}'. Take it out of the glossary, or add under 'also:' how the texts "
                "write it."
            )
            yield Problem(term.place, "unused-term", message, Level.WARNING)


def _stands(form: str, everything: "_Indexed", term: Term) -> bool:
    """Whether the form stands as a whole word, and more often than in the term's own meaning."""
    own = sum(1 for _ in _Indexed(term.means.lower()).places(form))
    return next(islice(everything.places(form), own, None), None) is not None


class _Indexed:
    """A text with the places of its words, so that it is not gone through for each term."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: defaultdict[str, list[int]] = defaultdict(list)
        for word in WORD.finditer(text):
            self._words[word[0]].append(word.start())

    def places(self, form: str) -> Iterator[int]:
        """Where a form stands as a whole word."""
        for at in self._perhaps(form):
            end = at + len(form)
            apart = not (self._text[max(at - 1, 0) : at].isalnum() or self._text[end : end + 1].isalnum())
            if apart and self._text.startswith(form, at):
                yield at

    def _perhaps(self, form: str) -> Iterable[int]:
        """Where the form's rarest word says that it may stand; a form without words may stand anywhere."""
        words = [(self._words.get(word[0], []), word.start()) for word in WORD.finditer(form)]
        if not words:
            return range(len(self._text))
        places, ahead = min(words, key=lambda word: len(word[0]))
        return (place - ahead for place in places if place >= ahead)
