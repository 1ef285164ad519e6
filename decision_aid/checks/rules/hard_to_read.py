"""No text takes more than twelve years of school to read, hard words of the glossary aside.

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

from collections.abc import Iterator

from decision_aid.checks.rules.long_sentence import MOST
from decision_aid.checks.text.readability import grade, without
from decision_aid.checks.text.texts import MANY_WORDS, explained, is_english, running, word_counts
from decision_aid.model.aid import DecisionAid, Written
from decision_aid.model.problems import Level, Problem

HARDEST = 12


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each English text above that grade, but for those with a sentence told to be too long already."""
    terms = explained(aid)
    for written in running(aid) if is_english(aid) else ():
        if not _long_enough(written) or grade([written.text]) <= HARDEST:
            continue
        if (found := grade(without([written.text], terms))) > HARDEST:
            message = (
                f"This text reads at grade {found:.0f}; {HARDEST} is the most. Use shorter words and sentences, "
                "or explain its hard words in the glossary."
            )
            yield Problem(written.place, "hard-to-read", message, Level.WARNING)


def _long_enough(written: Written) -> bool:
    """Whether a grade says something of a text: one of a few words may hold one long word and be plain."""
    counts = [count for _, count in word_counts(written.text)]
    return sum(counts) >= MANY_WORDS and max(counts) <= MOST
