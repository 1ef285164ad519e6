"""Where very long words may break: pages are planned with these places, and set with them."""

import re
from collections.abc import Iterator

LONG_WORD = re.compile(r"[^\s/–—-]{21,}")
PART_OF_LONG_WORD = 16
BREAK_HERE = "\u200b"


def breakable(text: str) -> str:
    """The text with zero-width spaces in very long words, so that they break within the column."""
    return LONG_WORD.sub(lambda found: BREAK_HERE.join(_parts(found[0])), text)


def _parts(word: str) -> Iterator[str]:
    for start in range(0, len(word), PART_OF_LONG_WORD):
        yield word[start : start + PART_OF_LONG_WORD]
