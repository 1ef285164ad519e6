"""The whole file reads at grade 8 at most by Flesch and Kincaid: half of all people read no better.

Passes:
    title: Stiff shoulder - wait or exercises
Fails:
    about:
      condition: >-
        A stiff shoulder usually begins with an ache, and most people notice it when they reach for something overhead.
        Sleeping on that side becomes difficult, and dressing takes considerably longer than before. Doctors examine
        several movements and compare both shoulders with each other, and they may also take a picture. Getting better
        usually requires patience, because the shoulder needs several months to recover. There are different exercises,
        and somebody explains them at the first appointment. Some people continue with them for a considerable time, and
        other people discover that they would rather wait. Nobody understands why people of similar ages differ.
"""

import math
from collections.abc import Iterator

from decision_aid.checks.text.readability import flesch_kincaid_grade
from decision_aid.checks.text.texts import MANY_WORDS, is_english, running_texts, sentence_lengths
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Place, Problem

HARDEST = 8
ENOUGH_WORDS = 100


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning if the English texts of the file together are above that grade, without names and labels."""
    counted = ((text.text, sentence_lengths(text.text).words) for text in running_texts(aid))
    long_enough = [(text, words) for text, words in counted if words >= MANY_WORDS]
    if not is_english(aid) or sum(words for _, words in long_enough) < ENOUGH_WORDS:
        return
    texts = [text for text, _ in long_enough]
    if (found := flesch_kincaid_grade(texts)) > HARDEST:
        grade = math.ceil(found * 10) / 10
        message = f"The texts of this file read at grade {grade}; {HARDEST} is the most. Use shorter words."
        yield Problem(Place(), "reading-grade", message, Level.WARNING)
