"""Text widths and line breaks, from the advance widths in the TrueType font files.

The short handout must know how many lines a text takes before Typst runs. Reads the tables head, hhea, hmtx and cmap
(format 4); kerning is ignored. All widths are in em, that is, relative to the font size.
"""

import re
from functools import cache, lru_cache
from struct import unpack_from

from decision_aid.output.handout.short_layout import Run
from decision_aid.resources import resource_folder

FONT_FILES = "NotoSansArabic-{weight}.ttf", "AtkinsonHyperlegibleNext-{weight}.ttf"  # of a letter in both, the last
BIG = 1.45
UNKNOWN = 0.7
WORDS = re.compile(r"([^\s-]*-+|[^\s-]+|(?=\s))(\s*)")


@lru_cache(maxsize=4096)  # row fitting repeats itself; cleared after each handout, since texts hold answers
def count_lines(runs: tuple[Run, ...], width: float, size: float) -> int:
    """The number of lines that the text takes in a column, by greedy line breaking; 0 for no text.

    `width` (of the column) and `size` (of the font) are in points.
    """
    lines, at, word = 0, 0.0, 0.0
    room = width / size
    for run in runs:
        look = run.look
        for part, space in WORDS.findall(run.text):
            if part:
                word += word_width(part, look)
                lines = lines or 1
                if at and at + word > room:
                    lines, at = lines + 1, 0.0
            if space:
                at, word = at + word + word_width(" ", look), 0.0
            elif part.endswith("-"):
                at, word = at + word, 0.0
    return lines


@lru_cache(maxsize=8192)
def word_width(word: str, look: str) -> float:
    """The width of a word in em."""
    widths = _widths("Bold" if look else "Regular")
    return sum(widths.get(ord(letter), UNKNOWN) for letter in word) * (BIG if look == "big" else 1)


@cache
def _widths(weight: str) -> dict[int, float]:
    """The advance width of each character in the fonts of that weight, in em."""
    fonts = (_widths_in(name.format(weight=weight)) for name in FONT_FILES)
    return {letter: width for font in fonts for letter, width in font.items()}


def _widths_in(name: str) -> dict[int, float]:
    data = (resource_folder("templates") / "fonts" / name).read_bytes()
    count = unpack_from(">H", data, 4)[0]
    tables = {data[at : at + 4]: unpack_from(">L", data, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}
    per_em = unpack_from(">H", data, tables[b"head"] + 18)[0]
    measured = unpack_from(">H", data, tables[b"hhea"] + 34)[0]
    advances = unpack_from(">" + "Hh" * measured, data, tables[b"hmtx"])[::2]
    glyphs = _glyphs(data, tables[b"cmap"])
    return {letter: advances[min(glyph, measured - 1)] / per_em for letter, glyph in glyphs.items()}


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """The glyph of each character, from the font's cmap table (format 4, segments)."""
    subtables = (
        unpack_from(">HHL", data, cmap + 4 + 8 * one)[2] for one in range(unpack_from(">H", data, cmap + 2)[0])
    )
    start = next(cmap + at for at in subtables if unpack_from(">H", data, cmap + at)[0] == 4)
    twice = unpack_from(">H", data, start + 6)[0]
    columns = [start + 14 + extra + twice * number for number, extra in enumerate((0, 2, 2, 2))]
    found = {}
    for at in range(0, twice, 2):
        last, first, delta, offset = (unpack_from(">H", data, column + at)[0] for column in columns)
        for letter in range(first, min(last, 0xFFFE) + 1):
            place = columns[3] + at + offset + 2 * (letter - first)
            found[letter] = (unpack_from(">H", data, place)[0] if offset else letter) + delta & 0xFFFF
    return found
