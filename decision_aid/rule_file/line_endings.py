"""The bytes of a rule file go in, and come back with another text: its line ends and beginning stay as they were."""

import re

from decision_aid.rule_file.sequence_matching import BoundedMatcher

MARK = "\ufeff"
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class NotText(ValueError):
    """The bytes are not text as rule files are written (UTF-8)."""


def text_of(content: bytes) -> str:
    """The text as an editor shows it: every line ends in the same way. NotText where it is none."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotText(str(error)) from None
    return _plain(text)


def content_of(text: str, like: bytes) -> bytes:
    """The bytes of an edited text: lines that were not touched stay byte for byte as they are in `like`."""
    before = like.decode("utf-8", errors="replace")
    mark, before = (MARK, before[1:]) if before.startswith(MARK) else ("", before)
    text = _plain(text.removeprefix(MARK))
    if "\r" not in before:
        return (mark + text).encode()
    old, new = _lines(before), _lines(text)
    ending = "\r\n" if before.count("\r\n") * 2 >= len(old) else "\n"
    return (mark + "".join(_with_ends(old, new, ending))).encode()


def _with_ends(old: list[str], new: list[str], ending: str) -> list[str]:
    bare = [_plain(line).rstrip("\n") for line in old]
    made = [line.replace("\n", ending) for line in new]
    matcher = BoundedMatcher(bare, [line.rstrip("\n") for line in new])
    for first, second, length in matcher.get_matching_blocks():
        for step in range(length):
            if new[second + step].endswith("\n") == old[first + step].endswith(("\n", "\r")):
                made[second + step] = old[first + step]
    return made


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _lines(text: str) -> list[str]:
    """The lines with their ends; only what ends a line in a rule file ends one here."""
    return LINE.findall(text)
