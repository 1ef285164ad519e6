"""The code of a language goes in; its lists of words that push, are too certain or are hard come out."""

import pkgutil
import re
from dataclasses import dataclass
from functools import cache

NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Words:
    """The lists for one language.

    `softening` are words that turn a certain one round, such as "not"; `explaining` begin an explanation after a hard
    word and a comma; `linking` tie a sentence to the one before.
    """

    pushing: re.Pattern[str] = NOTHING
    certain: re.Pattern[str] = NOTHING
    softening: frozenset[str] = frozenset()
    hard: frozenset[str] = frozenset()
    explaining: frozenset[str] = frozenset()
    linking: re.Pattern[str] = NOTHING


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


def _any_of(given: list[str]) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, given), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b", re.IGNORECASE) if given else NOTHING
