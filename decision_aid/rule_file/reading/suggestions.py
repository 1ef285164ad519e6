"""Suggestions for misspelled words ("Did you mean ...?"), by difflib's similarity ratio."""

import difflib
from collections.abc import Collection


def join_with_or(words: Collection[str]) -> str:
    """The words as an English list: "a, b or c"; at least one word."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def closest_match(word: str, known: Collection[str]) -> str | None:
    """The most similar known word, None if none is similar; case, spaces, hyphens and underscores do not matter."""
    by_folded = {k.casefold().replace("_", "-").replace(" ", "-"): k for k in known}
    close = difflib.get_close_matches(word.casefold().replace("_", "-").replace(" ", "-"), by_folded, 1, 0.6)
    return by_folded[close[0]] if close else None


def did_you_mean(near: str | None, known: Collection[str]) -> str:
    """The advice for an unknown word: the nearest known one, or else all of them if they are few."""
    if near:
        return f"Did you mean '{near}'?"
    return f"Write {join_with_or(sorted(known))}." if 0 < len(known) <= 12 else "Look at the names that the file gives."
