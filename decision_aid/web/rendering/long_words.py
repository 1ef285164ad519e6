"""Where a long word may break in a narrow cell: with a hyphen that the style sheet draws, so that no text has it in it.

Browsers without a dictionary of the language would break such a word anywhere, and without a hyphen.
"""

import re
from itertools import pairwise

from flask import g
from markupsafe import Markup, escape

LEAST_LETTERS, LEAST_ON_A_SIDE = 14, 4
LONG_WORD = re.compile(rf"[^\W\d_]{{{LEAST_LETTERS},}}")
BETWEEN_TAGS = re.compile(r"(?:^|(?<=>))[^<]+")
VOWELS = "aeiouyáéíóúäöü"
# A vowel, and the consonants after it that cannot begin the next syllable.
NEXT_SYLLABLE = re.compile(
    rf"[{VOWELS}][^{VOWELS}]*?(?=(?:[bcdfgkpt]h?[lr]|[cprst]h|ck|qu|sch|[^{VOWELS}])[{VOWELS}])", re.IGNORECASE
)
MAY_BREAK = '<span class="may-break"></span>'


def break_places(word: str) -> list[int]:
    """Before which letters a long word may break, by rule of thumb: fair for English, Spanish and German."""
    places = (found.end() for found in NEXT_SYLLABLE.finditer(word))
    return [place for place in places if LEAST_ON_A_SIDE <= place <= len(word) - LEAST_ON_A_SIDE]


def breakable(text: Markup | str) -> Markup:
    """A text as HTML whose long words may break; one that is left untranslated stays whole, to be found as such."""
    whole = escape(text)
    if whole.unescape() in g.get("untranslated", ()):
        return whole
    # Only tags of ours are put into escaped text.
    return Markup(BETWEEN_TAGS.sub(lambda found: LONG_WORD.sub(_with_breaks, found.group()), whole))


def _with_breaks(found: re.Match[str]) -> str:
    word = found.group()
    ends = [0, *break_places(word), len(word)]
    return MAY_BREAK.join(word[begin:end] for begin, end in pairwise(ends))
