"""A word that nobody knows goes in; the nearest known words come out, as an author would be told them."""

import difflib
from collections.abc import Collection


def listed(words: Collection[str]) -> str:
    """The words as an author would list them: "a, b or c"."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def nearest(word: str, known: Collection[str]) -> str | None:
    """The known word that was probably meant."""
    by_folded = {k.casefold().replace("_", "-").replace(" ", "-"): k for k in known}
    close = difflib.get_close_matches(word.casefold().replace("_", "-").replace(" ", "-"), by_folded, 1, 0.6)
    return by_folded[close[0]] if close else None


def did_you_mean(near: str | None, known: Collection[str]) -> str:
    """A way out of an unknown word: the nearest known one, else all of them."""
    if near:
        return f"Did you mean '{near}'?"
    return f"Write {listed(sorted(known))}." if 0 < len(known) <= 12 else "Look at the names that the file gives."
