"""Patterns go in, each with a sign that no find of it is without; what one pattern of them all would find comes out.

A pattern is made only when a text has its sign: making all of them takes longer than checking a whole rule file.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

Signed = tuple[str, str]


class Alternatives:
    """Signs and patterns; at each place of a text the first pattern that fits is found, letter case aside."""

    def __init__(self, *signed: Signed) -> None:
        self.signed = signed

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All that is found in a text, in order; no letter belongs to two finds."""
        nearest = {pattern: pattern.search(text) for pattern in self._fitting(text)}
        while found := min(filter(None, nearest.values()), key=re.Match[str].start, default=None):
            yield found
            for pattern, hit in nearest.items():
                if hit and hit.start() < found.end():
                    nearest[pattern] = pattern.search(text, found.end())

    def search(self, text: str) -> re.Match[str] | None:
        """The first find in a text."""
        return next(self.finditer(text), None)

    def _fitting(self, text: str) -> list[re.Pattern[str]]:
        return [_made(pattern) for sign, pattern in self.signed if not sign or _made(sign).search(text)]


@lru_cache(maxsize=256)
def _made(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
