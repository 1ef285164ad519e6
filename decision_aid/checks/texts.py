"""An aid goes in; the texts that people read as sentences, and the places of words in them, come out."""

import re
from collections.abc import Iterator

from decision_aid.model import DecisionAid, Written
from decision_aid.problems import Place

NOT_RUNNING = {"citation", "over", "at", "version"}
FOLDED = re.compile(r"[>|][-+0-9]*(?:\s+#.*)?$")


def running(aid: DecisionAid) -> Iterator[Written]:
    """Each text that is read as words, not as a reference or a span of time."""
    return (written for written in aid.texts if written.key not in NOT_RUNNING)


def place_in(written: Written, offset: int) -> Place:
    """Where in the rule file the letter at that offset of a text stands, also where the text spans several lines."""
    before = written.text[:offset].split()
    inside = bool(offset) and not written.text[offset - 1].isspace()
    ahead = len(before[-1]) if inside else 0
    skipped = len(before) - inside
    for number, column, word in _words(written):
        if skipped == 0:
            return Place(number, column + ahead + (word[0] in "\"'" and written.text[0] not in "\"'"))
        skipped -= 1
    return written.place


def _words(written: Written) -> Iterator[tuple[int, int, str]]:
    """The words of a text as they stand in the file: line, column and letters."""
    start = written.place
    for number, line in enumerate(written.lines[start.line - 1 :], start=start.line):
        begin = start.column - 1 if number == start.line else 0
        if number > start.line or not FOLDED.match(line[begin:]):
            for found in re.finditer(r"\S+", line[begin:]):
                yield number, begin + found.start() + 1, found.group()
