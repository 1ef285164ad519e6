"""Shorten a citation to about one line, at most 90 letters: who, where, and when."""

import re
from functools import lru_cache
from textwrap import shorten

PART_END = re.compile(r"\.\s+|(?<=\?)\s+")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NUMBERED = re.compile(r"\b(?:doi 10\.[^\s;,]+|PMID \d+|PMC\d+|NCT\d+)")
ASIDE = re.compile(r": | [-–] | \(|; ")
LETTERS = 90
LETTERS_OF_AUTHORS = 72
ROOM_TO_SAY_WHO = 20
MORE = " …"


@lru_cache(maxsize=1024)
def shorten_citation(citation: str) -> str:
    """Author, journal and year; without a year, an identifier (DOI, PMID, PMC, NCT) or the title to find it by."""
    whole = citation.strip().rstrip(".")
    first, *rest = PART_END.split(whole)
    told = [part for part in rest if not NUMBERED.match(part)]
    if not told:
        return _alone(first, whole)
    where = next((part for part in reversed(told) if YEAR.search(part)), told[-1])
    if YEAR.search(where):
        return _line(first, where)
    found = NUMBERED.search(whole)
    between = found[0] if found else told[0] if len(told) > 1 else ""
    return _line(first, where, between, number=bool(found))


def _alone(title: str, whole: str) -> str:
    """A citation of one part, such as a title: in full if it is short, otherwise what identifies it."""
    brief = title if len(title) <= LETTERS_OF_AUTHORS else ASIDE.split(title)[0]
    if YEAR.search(title) and not YEAR.search(brief):
        return _ended(_cut(title, LETTERS - 1))
    number = NUMBERED.search(whole)
    return _line(brief, number[0] if number and number[0] not in brief else "")


def _line(who: str, where: str, between: str = "", *, number: bool = False) -> str:
    """Join the three parts: an identifier goes last, a title in the middle, each only if there is room."""
    where = _ended(_cut(where, LETTERS - ROOM_TO_SAY_WHO))
    brief = who if len(who) <= LETTERS_OF_AUTHORS else ASIDE.split(who)[0]
    who = _ended(shorten(brief, min(LETTERS_OF_AUTHORS, LETTERS - len(where) - 2), placeholder=MORE))
    room = LETTERS - len(who) - len(where) - 3
    if number:
        return " ".join(filter(None, (who, where, _ended(between if len(between) <= room else ""))))
    title = shorten(between, room, placeholder=MORE) if room > ROOM_TO_SAY_WHO else ""
    return " ".join(filter(None, (who, _ended(title), where)))


def _cut(text: str, letters: int) -> str:
    """As many words as fit; a year at the end is always kept."""
    year = YEAR.search(text)
    cut = shorten(text, letters, placeholder=MORE)
    if not year or YEAR.search(cut):
        return cut
    return f"{shorten(text, letters - 5, placeholder=MORE)} {year[0]}"


def _ended(text: str) -> str:
    whole = text.strip()
    return whole if not whole or whole.endswith((".", "?", "!", "…")) else f"{whole}."
