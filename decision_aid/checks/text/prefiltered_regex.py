"""Prefiltered regular expressions: many alternatives that act as one pattern, compiled only when they can match.

Each has a cheap regex that every match contains (the prefilter; "" for none). Most texts match no prefilter, and to
compile all patterns would take longer than to check a whole rule file. A prefilter is in small letters and is searched
for in small letters: a regex that ignores case looks at every letter of a text, where another skips most.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

PrefilteredPattern = tuple[str, str]


class PrefilteredRegex:
    """Pairs of a prefilter and a pattern, case-insensitive; where two match at one place, the first of them wins."""

    def __init__(self, *signed: PrefilteredPattern) -> None:
        self.patterns = signed

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in a text, in order and without overlap, like `re.finditer` on one large alternation."""
        nearest = {pattern: pattern.search(text) for pattern in self._fitting(text)}
        while match := min(filter(None, nearest.values()), key=re.Match[str].start, default=None):
            yield match
            for pattern, hit in nearest.items():
                if hit and hit.start() < match.end():
                    nearest[pattern] = pattern.search(text, match.end())

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text."""
        return next(self.finditer(text), None)

    def compile(self) -> None:
        """Compile all that a text can need, so that it is there already."""
        for sign, pattern in self.patterns:
            _made_sign(sign)
            _compiled(pattern)

    def _fitting(self, text: str) -> list[re.Pattern[str]]:
        letters = text.lower()
        return [_compiled(pattern) for sign, pattern in self.patterns if not sign or _made_sign(sign).search(letters)]


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@lru_cache(maxsize=256)
def _made_sign(sign: str) -> re.Pattern[str]:
    return re.compile(sign)
