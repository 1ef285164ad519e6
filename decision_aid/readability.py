"""English text goes in; the school grade that reads it, by Flesch and Kincaid's formula, comes out."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

WORD = re.compile(r"[a-z']+", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?;:]+(?:\s|$)")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?:[^laeiouy]e|[^dtaeiouy]ed|[^szxc]es|(?<=[^aeiouy])e(?=ly$|ment$|ful$))$")


@lru_cache(maxsize=10_000)
def syllables(word: str) -> int:
    """How many syllables an English word has, about."""
    heard = SILENT.sub("", word.lower())
    return max(1, len(VOWELS.findall(heard)))


def grade(texts: Sequence[str]) -> float:
    """The years of school that reading these texts takes; 0 where there are no words."""
    words = [word for text in texts for word in WORD.findall(text)]
    sentences = sum(max(1, len(SENTENCE_END.findall(text))) for text in texts if WORD.search(text))
    if not words:
        return 0.0
    spoken = sum(map(syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59


def without(texts: Sequence[str], terms: Collection[str]) -> list[str]:
    """The texts with each of the terms, which are explained where they stand, as one short word."""
    longest_first = sorted(map(re.escape, terms), key=len, reverse=True)
    if not longest_first:
        return list(texts)
    explained = re.compile(rf"\b(?:{'|'.join(longest_first)})s?\b", re.IGNORECASE)
    return [explained.sub("it", text) for text in texts]
