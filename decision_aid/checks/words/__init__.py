"""The code of a language goes in; its lists of words that push, are too certain or are hard come out."""

import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words and groups of words to be found in texts; `longest` are their longest words."""

    pattern: re.Pattern[str]
    longest: frozenset[str]

    def search(self, text: str) -> re.Match[str] | None:
        """The first of them in a text."""
        return next(self.finditer(text), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All of them in a text, in their order; a text without the longest word of any is not looked through."""
        there = not self.longest.isdisjoint(WORD.findall(text.lower()))
        return self.pattern.finditer(text) if there else iter(())


NOTHING = Phrases(re.compile(r"(?!)"), frozenset())


@dataclass(frozen=True, slots=True)
class Words:
    """The lists for one language.

    `softening` are words that turn a certain one round, such as "not"; `explaining` begin an explanation after a hard
    word and a comma; `linking` tie a sentence to the one before.
    """

    pushing: Phrases = NOTHING
    certain: Phrases = NOTHING
    softening: frozenset[str] = frozenset()
    hard: frozenset[str] = frozenset()
    explaining: frozenset[str] = frozenset()
    linking: Phrases = NOTHING


@cache
def words(language: str) -> Words:
    """The lists for a language (for "en-GB" those of "en"); empty ones where nobody has written any yet."""
    code = language.partition("-")[0].lower()
    try:
        text = pkgutil.get_data(__name__, f"{code}.txt") if re.fullmatch(r"[a-z]{2,3}", code) else None
    except FileNotFoundError:
        text = None
    if text is None:
        return Words()
    lists = _lists(text.decode())
    return Words(
        pushing=_any_of(lists["pushing"]),
        certain=_any_of(lists["certain"]),
        softening=frozenset(lists["softening"]),
        hard=frozenset(lists["hard"]),
        explaining=frozenset(lists["explaining"]),
        linking=_any_of(lists["linking"]),
    )


def _lists(text: str) -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    found: list[str] = []
    for line in text.splitlines():
        if line.startswith("== "):
            found = lists.setdefault(line.removeprefix("== ").strip(), [])
        elif line.strip() and not line.startswith("#"):
            found.extend(word.strip() for word in line.split(","))
    return lists


def _any_of(given: list[str]) -> Phrases:
    longest_first = sorted(map(re.escape, given), key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(longest_first)})\b", re.IGNORECASE)
    return Phrases(pattern, frozenset(max(WORD.findall(phrase.lower()), key=len) for phrase in given))
