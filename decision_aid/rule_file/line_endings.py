"""Convert between a rule file's bytes and the text in the browser's editor, without changing untouched lines.

A browser normalises line endings to CRLF. Written back as they come, they would turn every line of a file into a
change in git. So the byte order mark and the line ending of each unchanged line are taken from the old bytes.
"""

import re

from decision_aid.rule_file.patience_diff import PatienceMatcher

BYTE_ORDER_MARK = "\ufeff"
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class NotUtf8(ValueError):
    """The bytes are not valid UTF-8."""


def decode_text(content: bytes) -> str:
    """Decode UTF-8 for an editor, without a byte order mark and with LF line endings. Raises NotUtf8."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotUtf8(str(error)) from None
    return _plain(text)


def encode_text(text: str, like: bytes) -> bytes:
    """Encode an edited text; lines that a diff finds unchanged keep the exact bytes that they have in `like`.

    New lines get CRLF if at least half of the lines of `like` have it, else LF.
    """
    before = like.decode("utf-8", errors="replace")
    bom, before = (BYTE_ORDER_MARK, before[1:]) if before.startswith(BYTE_ORDER_MARK) else ("", before)
    text = _plain(text.removeprefix(BYTE_ORDER_MARK))
    if "\r" not in before:
        return (bom + text).encode()
    old, new = split_lines(before), split_lines(text)
    ending = "\r\n" if before.count("\r\n") * 2 >= len(old) else "\n"
    return (bom + "".join(_with_ends(old, new, ending))).encode()


def _with_ends(old: list[str], new: list[str], ending: str) -> list[str]:
    bare = [_plain(line).rstrip("\n") for line in old]
    made = [line.replace("\n", ending) for line in new]
    matcher = PatienceMatcher(bare, [line.rstrip("\n") for line in new])
    for first, second, length in matcher.get_matching_blocks():
        for step in range(length):
            if new[second + step].endswith("\n") == old[first + step].endswith(("\n", "\r")):
                made[second + step] = old[first + step]
    return made


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def split_lines(text: str) -> list[str]:
    """Like splitlines(keepends=True), but only CR, LF and CRLF break lines: str.splitlines() knows others too."""
    return LINE.findall(text)


def decode_for_display(content: bytes) -> str:
    """Decode bytes for display, replacing what is no text."""
    try:
        return decode_text(content)
    except NotUtf8:
        return content.decode("utf-8", errors="replace")
