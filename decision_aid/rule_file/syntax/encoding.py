"""Decode a rule file: UTF-8 bytes to lines, with a diagnosis of binary files, other encodings, invisible characters.

Also bounds the input to 1 MB before anything else looks at it.
"""

import math
import re

from decision_aid.model.problems import Fix, Place, Problem

MAX_BYTES = 1_000_000
MAX_PROBLEMS = 20

# Characters that YAML forbids, and the byte order mark: dropped at the start, an invisible character elsewhere.
CONTROL_CHARACTER = "\x00-\x08\x0a-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff"
# What each font draws as it likes. Pages use some as marks in sentences that they put together: no text may hold one.
PRIVATE_USE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
NO_TEXT = re.compile(f"[{CONTROL_CHARACTER}{PRIVATE_USE}]")
YAML_ONLY_BREAKS = "\x85\u2028\u2029"


def decode_lines(content: bytes) -> tuple[tuple[str, ...] | None, tuple[Problem, ...]]:
    """The lines without line breaks and invisible characters, and all problems; None if the bytes are no text."""
    if len(content) > MAX_BYTES:
        return None, (_too_large(len(content)),)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, (_wrong_encoding(Place(), "UTF-16"),)
    if b"\0" in content:
        return None, (_not_text(_place_of(content, content.index(b"\0"))),)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The error's position does not count a byte order mark, which the decoder has removed.
        body = content.removeprefix(b"\xef\xbb\xbf")
        return None, (_wrong_encoding(_place_of(body, error.start), "another encoding"),)
    return _drop_invisible(split_lines(text))


def split_lines(text: str) -> tuple[str, ...]:
    """Split at CRLF, LF or CR."""
    return tuple(breaks_as_spaces(text).replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def breaks_as_spaces(text: str) -> str:
    """The text with spaces for what breaks lines in YAML but not in editors, whose line numbers authors see."""
    for sign in YAML_ONLY_BREAKS:
        text = text.replace(sign, " ")
    return text


def _place_of(content: bytes, index: int) -> Place:
    before = split_lines(content[:index].decode("utf-8-sig", "replace"))
    return Place(len(before), len(before[-1]) + 1)


def _drop_invisible(lines: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    if not NO_TEXT.search("".join(lines)):
        return lines, ()
    found = [(number, hit) for number, line in enumerate(lines, 1) if (hit := NO_TEXT.search(line))]
    problems = tuple(_no_text(lines[number - 1], number, hit) for number, hit in found[:MAX_PROBLEMS])
    return tuple(NO_TEXT.sub("", line) for line in lines), problems


def _no_text(line: str, number: int, hit: re.Match[str]) -> Problem:
    message = (
        f"There is a sign here {why_no_text(hit[0])}, often brought along when copying "
        "from elsewhere. Delete it, or type the line anew."
    )
    return Problem(Place(number, hit.start() + 1), "yaml-control", message, fix=Fix(number, NO_TEXT.sub("", line)))


def why_no_text(sign: str) -> str:
    """What is wrong with a sign that no text may have, with its number."""
    why = "that is of one font alone" if re.match(f"[{PRIVATE_USE}]", sign) else "that cannot be seen"
    return f"{why} (U+{ord(sign):04X})"


def _too_large(size: int) -> Problem:
    message = (
        f"The file is too large: {math.ceil(size / 100_000) / 10} MB, where a rule file may have 1 MB. "
        "Look whether something else was pasted into it, and take that out."
    )
    return Problem(Place(), "yaml-size", message)


def _wrong_encoding(place: Place, found: str) -> Problem:
    message = (
        f"The file is not saved as UTF-8 but as {found}, so letters such as é or ü cannot be read from here. "
        "In your editor choose Save as, and there the encoding UTF-8."
    )
    return Problem(place, "yaml-encoding", message)


def _not_text(place: Place) -> Problem:
    message = (
        "This is not a text file: it has bytes that no text has, as documents from a word processor, "
        "pictures and PDFs do. Save it as plain text, in UTF-8."
    )
    return Problem(place, "yaml-binary", message)
