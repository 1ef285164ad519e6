"""A word for an amount agrees with the figure beside it: "most people" for 20 of 100 says something else.

Passes:
    format: 2
    statements:
      - {option: wait, outcome: ease, says: Few people moved., certainty: low, because: few people, sources: [beta],
         chance: {people: 4, of: 40, event: moved with ease, over: 1 year}}
Fails:
    format: 2
    statements:
      - {option: wait, outcome: ease, says: Most people moved., certainty: low, because: few people, sources: [beta],
         chance: {people: 4, of: 40, event: moved with ease, over: 1 year}}
"""

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from decision_aid.checks.text.phrase_regex import any_of
from decision_aid.checks.text.texts import place_of
from decision_aid.checks.text.word_lists import longest_word, word_lists, words_in
from decision_aid.model.aid import DecisionAid
from decision_aid.model.enums import FileFormat
from decision_aid.model.evidence import Chance
from decision_aid.model.problems import Level, Problem


class Band(NamedTuple):
    """The shares that a word stands for: those that `holds` is true of, and these in words."""

    holds: Callable[[Fraction], bool]
    in_words: str


TENTH, FIFTH, HALF = Fraction(1, 10), Fraction(1, 5), Fraction(1, 2)
# No standard sets these. They are wide, so that a word outside of them is wrong by any reading.
BANDS: Mapping[str, Band] = {
    "few": Band(lambda share: share <= TENTH, "at most 10 of 100"),
    "some": Band(lambda share: 0 < share <= HALF, "more than none and at most 50 of 100"),
    "many": Band(lambda share: share >= FIFTH, "20 of 100 or more"),
    "most": Band(lambda share: share > HALF, "more than 50 of 100"),
}


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at a word for an amount that no group of the statement's figure bears out; from form 2 on."""
    pattern, signs = _pattern(aid.language), _signs(aid.language)
    if aid.format is FileFormat.FIRST or pattern is None:
        return
    for statement, content in aid.findings:
        if not isinstance(content.figure, Chance):
            continue
        shares = [arm.proportion for arm in content.figure.arms]
        texts = (content.says, content.note)
        said = (text for text in texts if not signs.isdisjoint(words_in(text)))
        for text, match in ((one, hit) for one in said for hit in pattern.finditer(one)):
            band = BANDS[str(match.lastgroup)]
            if not any(map(band.holds, shares)):
                message = (
                    f"“{match[0]}” stands for {band.in_words}, and the figure says otherwise. Use another word, or "
                    "none: the page says the figure."
                )
                yield Problem(place_of(aid, text, statement.place), "amount-word", message, Level.WARNING)


@lru_cache
def _signs(language: str) -> frozenset[str]:
    """Words of which a text has one if it has a word for an amount."""
    lists = word_lists(language)
    return frozenset(longest_word(phrase) for name in BANDS for phrase in getattr(lists, name))


@lru_cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """The words for amounts, each in a group named by its band, before a word for those who are counted."""
    lists = word_lists(language)
    amounts = {name: getattr(lists, name) for name in BANDS}
    if not lists.counted or not all(amounts.values()):
        return None
    words = "|".join(f"(?P<{name}>{any_of(found)})" for name, found in amounts.items())
    alone = "".join(rf"(?<!\b{re.escape(word)}\s)" for word in lists.measuring)
    return re.compile(rf"\b{alone}(?:{words})(?=(?:\s+[\w-]+){{0,2}}?\s+(?:{any_of(lists.counted)})\b)", re.IGNORECASE)
