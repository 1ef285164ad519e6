"""Each word of the glossary stands in a text, in a form that the glossary lists: else nobody can come upon it.

Passes:
    glossary:
      trial: A test of a treatment on people.
Fails:
    glossary:
      placebo: A pretend treatment that looks like the real one.
"""

from collections.abc import Iterator
from itertools import islice

from decision_aid.model import DecisionAid, Term
from decision_aid.problems import Level, Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each term that no text has but its own meaning."""
    everything = "\n".join(written.text for written in aid.texts).lower()
    for term in aid.glossary:
        if not any(_stands(form.lower(), everything, term) for form in (term.word, *term.also)):
            message = (
                f"No text has the word '{term.word}'. Take it out of the glossary, or add under 'also:' how the texts "
                "write it."
            )
            yield Problem(term.place, "unused-term", message, Level.WARNING)


def _stands(form: str, everything: str, term: Term) -> bool:
    """Whether the form stands as a whole word, and more often than in the term's own meaning."""
    own = sum(1 for _ in _places(form, term.means.lower()))
    return next(islice(_places(form, everything), own, None), None) is not None


def _places(form: str, text: str) -> Iterator[int]:
    """Where a form stands in a text as a whole word."""
    at = text.find(form)
    while at >= 0:
        if not (text[at - 1 : at].isalnum() or text[at + len(form) : at + len(form) + 1].isalnum()):
            yield at
        at = text.find(form, at + 1)
