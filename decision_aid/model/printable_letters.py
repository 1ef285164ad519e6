"""Which characters the fonts of the printed handout have, and which others may stand for those that none has.

The ranges in `printable_letters.txt` are those of the fonts in templates/fonts and of the fonts inside Typst; `python
-m tests.support.printable_letters` asks Typst for them.
"""

import pkgutil
import unicodedata
from bisect import bisect
from collections.abc import Iterable
from functools import cache

OWN_FONTS = ("Atkinson Hyperlegible Next", "Noto Sans Arabic")
FONTS = (*OWN_FONTS, "Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
LISTED = "printable_letters.txt"


def unprintable_letters(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters of these texts that the handout can't show in any form, sorted."""
    odd = (text for text in texts if not (text.isascii() and text.isprintable()))  # each font has the signs of ASCII
    return tuple(sorted(letter for letter in set().union(*odd) if printable_form(letter) is None))


def printable_form(letter: str) -> str | None:
    """The character if some font has it, else a compatible one (Unicode NFKC); None if there is neither."""
    if is_printable(letter):
        return letter
    plain = unicodedata.normalize("NFKC", letter)
    if plain != letter and all(map(is_printable, plain)):
        return plain
    return " " if letter.isspace() else None


def is_printable(letter: str) -> bool:
    """Whether some font of the handout has the character."""
    return letter == "\n" or bisect(_bounds(), ord(letter)) % 2 == 1


@cache
def _bounds() -> tuple[int, ...]:
    """The first character of each range and the first one after it, in order."""
    listed = (pkgutil.get_data(__name__, LISTED) or b"").decode().split()
    ranges = ((int(first, 16), int(last, 16)) for first, last in (one.split("-") for one in listed))
    return tuple(bound for first, last in ranges for bound in (first, last + 1))
