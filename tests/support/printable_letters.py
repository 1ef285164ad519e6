"""Asks Typst which characters it can set in a handout, and writes them as ranges into the file that checks read."""

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import typst

from decision_aid.model import printable_letters
from decision_aid.resources import resource_folder

FILE = Path(printable_letters.__file__).with_name(printable_letters.LISTED)
SOURCE = """#set document(title: "-")
#set text(font: json(bytes(sys.inputs.fonts)))
#for one in sys.inputs.letters.codepoints() { par(one) }"""
REFUSED = re.compile(r'the text `"(.+?)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
AT_ONCE = 2000
NO_LETTERS = {"Co", "Cs"}  # private use, surrogates; which are assigned depends on the version of Python


def letters_that_typst_sets(letters: Iterable[str]) -> Iterator[str]:
    """Those of these characters that some font of the handout has."""
    folder = resource_folder("templates")
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder / "fonts"])
    compiler = typst.Compiler(root=folder, font_paths=fonts)
    listed = list(letters)
    for start in range(0, len(listed), AT_ONCE):
        some = listed[start : start + AT_ONCE]
        refused = _refused(compiler, "".join(some))
        yield from (letter for letter in some if letter not in refused)


def _refused(compiler: typst.Compiler, letters: str) -> set[str]:
    inputs = {"letters": letters, "fonts": json.dumps(printable_letters.OWN_FONTS)}
    try:
        compiler.compile(SOURCE.encode(), format="pdf", sys_inputs=inputs, pdf_standards="ua-1")
    except typst.TypstError as error:
        named = REFUSED.findall(error.diagnostic)
        if not named:
            raise
        return {ESCAPED.sub(lambda found: chr(int(found[1], 16)), one).replace("\\\\", "\\") for one in named}
    return set()


def as_ranges(letters: Iterable[str]) -> str:
    """The characters as lines of ranges, in hexadecimal."""
    ranges: list[list[int]] = []
    for number in sorted(map(ord, letters)):
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return "".join(f"{first:04X}-{last:04X}\n" for first, last in ranges)


def main() -> None:
    """Write the file anew."""
    every = (chr(number) for number in range(ord(" "), sys.maxunicode + 1))
    letters = (letter for letter in every if unicodedata.category(letter) not in NO_LETTERS)
    FILE.write_text(as_ranges(letters_that_typst_sets(letters)), encoding="ascii")


if __name__ == "__main__":
    main()
