"""No text needs more than 12 years of school to read, not counting words that the glossary explains.

Passes:
    considerations:
      days: {title: Your days, why: What you do all day can change what helps. Say what you lift and carry.}
Fails:
    considerations:
      days:
        title: Your days
        why: >-
          Occupational activities necessitating repetitive overhead manipulation considerably influence the
          effectiveness of exercise.
"""

import math
from collections.abc import Iterator

from decision_aid.checks.rules.long_sentence import MAX_WORDS
from decision_aid.checks.text.readability import flesch_kincaid_grade, replace_terms
from decision_aid.checks.text.texts import MANY_WORDS, glossary_forms, is_english, running_texts, sentence_lengths
from decision_aid.model.aid import DecisionAid, VisibleText
from decision_aid.model.problems import Level, Problem

HARDEST = 12


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each English text above that grade, unless it has a sentence that `long-sentence` reports."""
    terms = glossary_forms(aid)
    for text in running_texts(aid) if is_english(aid) else ():
        if not _long_enough(text) or flesch_kincaid_grade([text.text]) <= HARDEST:
            continue
        if (found := flesch_kincaid_grade(replace_terms([text.text], terms))) > HARDEST:
            message = (
                f"This text reads at grade {math.ceil(found)}; {HARDEST} is the most. Use shorter words and sentences, "
                "or explain the hard words in the glossary: words explained there do not count here."
            )
            yield Problem(text.place, "hard-to-read", message, Level.WARNING)


def _long_enough(text: VisibleText) -> bool:
    """Whether a text is long enough for a grade to mean something: in a short one, a single long word decides."""
    lengths = sentence_lengths(text.text)
    return lengths.words >= MANY_WORDS and lengths.longest <= MAX_WORDS
