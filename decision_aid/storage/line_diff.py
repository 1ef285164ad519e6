"""Line diff for authors: the changed lines of two texts in hunks, with context and line numbers.

The matching is a patience diff with bounded cost (see `rule_file.patience_diff`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from decision_aid.rule_file.line_endings import BYTE_ORDER_MARK, split_lines
from decision_aid.rule_file.patience_diff import PatienceMatcher

AROUND = 2
UNSEEN = str.maketrans({"\r": "[CR]", BYTE_ORDER_MARK: "[byte order mark]", "\n": None})
NO_LINE_BREAK = "[no line break]"


class LineKind(Enum):
    """What happened to a line."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class DiffLine:
    """A line of the diff, with its 1-based number in the old text and in the new; 0 where it doesn't exist."""

    kind: LineKind
    old: int
    new: int
    text: str


def diff_lines(old: bytes, new: bytes) -> tuple[tuple[DiffLine, ...], ...]:
    """The hunks from top to bottom, each with two lines of context; empty if the bytes are equal."""
    before, after = _lines(old), _lines(new)
    groups = PatienceMatcher(before, after).get_grouped_opcodes(AROUND)
    return tuple(tuple(_rows(group, before, after)) for group in groups)


def _lines(content: bytes) -> list[str]:
    """The lines of a file, with signs for what is unseen: else nothing would be shown where only that changed."""
    lines = split_lines(content.decode("utf-8", errors="replace"))
    return [line.translate(UNSEEN) + ("" if line.endswith(("\n", "\r")) else NO_LINE_BREAK) for line in lines]


def _rows(group: list[tuple[str, int, int, int, int]], before: list[str], after: list[str]) -> Iterator[DiffLine]:
    for what, old, old_end, new, new_end in group:
        if what == "equal":
            yield from (
                DiffLine(LineKind.SAME, old + step + 1, new + step + 1, before[old + step])
                for step in range(old_end - old)
            )
            continue
        yield from (DiffLine(LineKind.GONE, line + 1, 0, before[line]) for line in range(old, old_end))
        yield from (DiffLine(LineKind.NEW, 0, line + 1, after[line]) for line in range(new, new_end))
