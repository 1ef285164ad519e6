"""Readability of English text in US school years: Flesch-Kincaid (Kincaid et al. 1975) and SMOG (McLaughlin 1969).

Both count each text as it is written: sentences end at ".", "!" and "?" alone, and words of the glossary count like all
others. Syllables are approximated by groups of vowels, less a silent e.
"""

import math
import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from decision_aid.checks.text.phrase_regex import any_of
from decision_aid.checks.text.texts import sentence_lengths

WORD = re.compile(r"[a-z']+", re.IGNORECASE)
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?:[^laeiouy]e|[^dtaeiouy]ed|[^szxc]es|(?<=[^aeiouy])e(?=ly$|ment$|ful$))$")
LONG_WORD = 3  # syllables, from which SMOG counts a word


@lru_cache(maxsize=10_000)
def syllables(word: str) -> int:
    """The approximate number of syllables of an English word."""
    heard = SILENT.sub("", word.lower())
    return max(1, len(VOWELS.findall(heard)))


def flesch_kincaid_grade(texts: Sequence[str]) -> float:
    """The Flesch-Kincaid grade of these texts together; 0 where there are no words."""
    words, ends, spoken, _ = _totals(texts)
    return 0.39 * words / ends + 11.8 * spoken / words - 15.59 if words else 0.0


def smog_grade(texts: Sequence[str]) -> float:
    """The SMOG grade of these texts together; 0 where there are no words. Made for 30 sentences or more."""
    words, ends, _, long_words = _totals(texts)
    return 1.0430 * math.sqrt(30 * long_words / ends) + 3.1291 if words else 0.0


def _totals(texts: Sequence[str]) -> tuple[int, int, int, int]:
    """The counts of all texts that have words, added up."""
    words = ends = spoken = long_words = 0
    for counts in map(_counts, texts):
        if counts[0]:
            words, ends = words + counts[0], ends + counts[1]
            spoken, long_words = spoken + counts[2], long_words + counts[3]
    return words, ends, spoken, long_words


@lru_cache(maxsize=10_000)
def _counts(text: str) -> tuple[int, int, int, int]:
    """The numbers of words, sentences, syllables and long words of a text."""
    spoken = [syllables(word) for word in WORD.findall(text)]
    return (
        len(spoken),
        len(sentence_lengths(text).of_each),
        sum(spoken),
        sum(1 for count in spoken if count >= LONG_WORD),
    )


def replace_terms(texts: Sequence[str], terms: Collection[str]) -> list[str]:
    """Replace each glossary term by one short word, to find what is hard beside the words that are explained."""
    return [_pattern(frozenset(terms)).sub("it", text) for text in texts] if terms else list(texts)


@lru_cache(maxsize=16)
def _pattern(terms: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(terms)})s?\b", re.IGNORECASE)
