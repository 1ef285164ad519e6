"""Word lists of a language: words that push, are too certain or are hard; from `en.txt`, `es.txt` ... in this folder.

To support a language, add its file; without one, the checks that need it find nothing.
"""

import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache, lru_cache

from decision_aid.checks.text.phrase_regex import any_of

WORD = re.compile(r"\w+")


@lru_cache(maxsize=8192)
def words_in(text: str) -> frozenset[str]:
    """The set of a text's words in lower case; hyphenated ones count as two."""
    return frozenset(WORD.findall(text.lower()))


def longest_word(phrase: str) -> str:
    """The longest word of a phrase: a text without it cannot contain the phrase."""
    found: list[str] = WORD.findall(phrase.lower())
    return max(found, key=len)


@dataclass(frozen=True, slots=True)
class PhraseMatcher:
    """Phrases to search for, prefiltered by their words, each by its longest: set lookups are cheaper than the regex.

    A phrase within a harmless one, which the pattern matches without its group, does not count.
    """

    pattern: re.Pattern[str]
    phrases: Mapping[str, list[frozenset[str]]]
    longest: frozenset[str]

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text."""
        return None if self.longest.isdisjoint(words_in(text)) else next(self.finditer(text), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in a text, in order; without a search where the text has all words of no phrase."""
        words = words_in(text)
        if not any(phrase <= words for word in self.longest & words for phrase in self.phrases[word]):
            return iter(())
        return (hit for hit in self.pattern.finditer(text) if hit["phrase"])


NO_PHRASES = PhraseMatcher(re.compile(r"(?P<phrase>(?!))"), {}, frozenset())
NEAR, NEAR_LETTERS = 4, 200  # words, and more letters than so many words ever have


@dataclass(frozen=True, slots=True)
class WordLists:
    """The word lists of one language.

    `pushing` words recommend, except in phrases listed as harmless; `certain` ones claim too much; `softening` ones,
    such as "not", undo a certain one; `explaining` ones begin an explanation after a hard word and a comma; `linking`
    ones refer to the sentence before; `proportion` ones state a proportion, in a translation. The others begin a part
    of a sentence: `negating` and `being` ones an event that "did not" does not turn round, `preposing` ones a time,
    `comparing` ones what was compared, `saying` ones what somebody chose, `reasoning` ones a reason, `awaiting` ones
    what to look again after, `subjects` a whole sentence; an `affirming` one is all of it. `few`, `some`, `many` and
    `most` are words for a share of those who are `counted`, but not after a `measuring` one, such as "how" many.
    """

    pushing: PhraseMatcher = NO_PHRASES
    certain: PhraseMatcher = NO_PHRASES
    softening: frozenset[str] = frozenset()
    hard: frozenset[str] = frozenset()
    explaining: frozenset[str] = frozenset()
    linking: PhraseMatcher = NO_PHRASES
    proportion: PhraseMatcher = NO_PHRASES
    negating: tuple[str, ...] = ()
    being: tuple[str, ...] = ()
    affirming: tuple[str, ...] = ()
    saying: tuple[str, ...] = ()
    reasoning: tuple[str, ...] = ()
    awaiting: tuple[str, ...] = ()
    few: tuple[str, ...] = ()
    some: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    most: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    measuring: tuple[str, ...] = ()
    preposing: tuple[str, ...] = ()
    comparing: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()

    def too_certain(self, text: str) -> re.Match[str] | None:
        """The first word of certainty in a text without a softening word among the few words before it."""
        for match in self.certain.finditer(text):
            before = text[max(0, match.start() - NEAR_LETTERS) : match.start()].lower().replace(",", " ").split()
            if not self.softening.intersection(before[-NEAR:]):
                return match
        return None


# The lists that are only phrases to begin with, or to put together.
PHRASES = tuple(field.name for field in fields(WordLists) if field.default == ())


@cache
def word_lists(language: str) -> WordLists:
    """The word lists of a language, for "en-GB" those of "en"; empty ones where there is no file."""
    code = language.partition("-")[0].lower()
    try:
        text = pkgutil.get_data(__name__, f"{code}.txt") if re.fullmatch(r"[a-z]{2,3}", code) else None
    except FileNotFoundError:
        text = None
    if text is None:
        return WordLists()
    lists = _lists(text.decode())
    return WordLists(
        pushing=_matcher(lists["pushing"], harmless=lists["harmless"]),
        certain=_matcher(lists["certain"]),
        softening=frozenset(lists["softening"]),
        hard=frozenset(lists["hard"]),
        explaining=frozenset(lists["explaining"]),
        linking=_matcher(lists["linking"]),
        proportion=_matcher(lists["proportion"]),
        **{name: tuple(lists[name]) for name in PHRASES},
    )


def _lists(text: str) -> Mapping[str, list[str]]:
    """The lists by name; one that a file leaves out is empty."""
    lists = defaultdict[str, list[str]](list)
    found: list[str] = []
    for line in text.splitlines():
        if line.startswith("== "):
            found = lists[line.removeprefix("== ").strip()]
        elif line.strip() and not line.startswith("#"):
            found.extend(word.strip() for word in line.split(","))
    return lists


def _matcher(given: list[str], harmless: Iterable[str] = ()) -> PhraseMatcher:
    """A matcher of these phrases, except where one is part of a harmless phrase."""
    pattern = rf"\b(?:{any_of(harmless)}|(?P<phrase>{any_of(given)}))\b"
    phrases = defaultdict[str, list[frozenset[str]]](list)
    for phrase in given:
        phrases[longest_word(phrase)].append(words_in(phrase))
    return PhraseMatcher(re.compile(pattern, re.IGNORECASE), dict(phrases), frozenset(phrases))
