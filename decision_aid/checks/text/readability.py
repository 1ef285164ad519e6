"""Readability of English text: the Flesch-Kincaid grade level (Kincaid et al. 1975), in US school years.

Sentences end at ".", "!", "?", ";" and ":". Syllables are approximated by groups of vowels, less a silent e.
"""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

WORD = re.compile(r"[a-z']+", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?;:]+(?:\s|$)")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?:[^laeiouy]e|[^dtaeiouy]ed|[^szxc]es|(?<=[^aeiouy])e(?=ly$|ment$|ful$))$")


@lru_cache(maxsize=10_000)
def syllables(word: str) -> int:
    """The approximate number of syllables of an English word."""
    heard = SILENT.sub("", word.lower())
    return max(1, len(VOWELS.findall(heard)))


def flesch_kincaid_grade(texts: Sequence[str]) -> float:
    """The Flesch-Kincaid grade of these texts together; 0 where there are no words."""
    counted = [counts for text in texts if (counts := _counts(text))[0]]
    if not counted:
        return 0.0
    words, sentences, spoken = map(sum, zip(*counted, strict=True))
    return 0.39 * words / sentences + 11.8 * spoken / words - 15.59


@lru_cache(maxsize=10_000)
def _counts(text: str) -> tuple[int, int, int]:
    """The numbers of words, sentences and syllables of a text."""
    words = WORD.findall(text)
    return len(words), max(1, len(SENTENCE_END.findall(text))), sum(map(syllables, words))


def replace_terms(texts: Sequence[str], terms: Collection[str]) -> list[str]:
    """Replace each glossary term by one short word: it is explained where it occurs, so it should not count as hard."""
    return [_any_of(frozenset(terms)).sub("it", text) for text in texts] if terms else list(texts)


@lru_cache(maxsize=16)
def _any_of(terms: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, terms), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})s?\b", re.IGNORECASE)
