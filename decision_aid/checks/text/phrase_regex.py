"""The regular expression of many phrases, such as a list of words or a glossary."""

import re
from collections.abc import Iterable
from itertools import groupby


def any_of(phrases: Iterable[str]) -> str:
    """One that matches each of these, and of two that begin alike the longer; for patterns that ignore case.

    Grouped by their first letters, since a search tries each alternative at each word: five times as quick for 200
    phrases. One that never matches for none.
    """
    ordered = sorted(phrases, key=lambda phrase: (_first_letter(phrase), -len(phrase), phrase))
    return "|".join(_beginning_alike(list(alike)) for _, alike in groupby(ordered, key=_first_letter)) or "(?!)"


def _first_letter(phrase: str) -> str:
    return phrase[:1].lower()


def _beginning_alike(phrases: list[str]) -> str:
    return f"{re.escape(phrases[0][:1])}(?:{'|'.join(re.escape(phrase[1:]) for phrase in phrases)})"
