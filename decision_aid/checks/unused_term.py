"""Each word of the glossary stands in a text, in a form that the glossary lists: else nobody can come upon it.

Passes:
    glossary:
      trial: A test of a treatment on people.
Fails:
    glossary:
      placebo: A pretend treatment that looks like the real one.
"""

import re
from collections.abc import Iterator

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
    if form not in everything:
        return False
    whole = re.compile(rf"(?<!\w){re.escape(form)}(?!\w)")
    return len(whole.findall(everything)) > len(whole.findall(term.means.lower()))
