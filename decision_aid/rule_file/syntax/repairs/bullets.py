"""Repair rule for lists whose entries begin with a dash or bullet of print, as word processors write them.

YAML takes such a sign as the first letter of a text, so that a whole list becomes one text or one odd name.
"""

import re
from collections.abc import Iterator

from decision_aid.model.problems import Fix, Place, Problem
from decision_aid.rule_file.syntax.diagnosis import Diagnosis, ParserStop, excerpt
from decision_aid.rule_file.syntax.encoding import MAX_PROBLEMS
from decision_aid.rule_file.syntax.lines import (
    BULLETS,
    KEY_WITH_COLON,
    ODD_SPACES,
    LineEdit,
    SourceLines,
    end_without_comment,
    indent,
    is_list_item,
)

BULLET = re.compile(rf"( *)([{BULLETS}])[ \t{ODD_SPACES}]+(?=\S)")


def bullet(stop: ParserStop) -> Diagnosis | None:
    """Rule: the reported line, or the line with the scalar before it, begins with a bullet."""
    numbers = (stop.last.place.line if stop.last else 0, stop.at.line)
    return next((diagnosis for number in numbers if (diagnosis := bullets(stop.lines, number))), None)


def bullets(lines: SourceLines, number: int) -> Diagnosis | None:
    """The diagnosis of a list with bullets that begins in a line; None for a text that may begin with such a sign."""
    hit = BULLET.match(lines.line(number))
    if hit is None or not (KEY_WITH_COLON.match(lines.line(number), hit.end()) or _in_list(lines, number, hit)):
        return None
    edits = tuple(_with_dash(lines, other) for other in _same_bullets(lines, number, hit[2]))
    return Diagnosis(tuple(_problem(edit, hit[2]) for edit in edits[:MAX_PROBLEMS]), edits)


def _in_list(lines: SourceLines, number: int, hit: re.Match[str]) -> bool:
    """Whether an entry beside it begins with the same sign or a dash, below a name with nothing beside it."""
    above, below = lines.content_above(number), lines.content_after(number)
    before, after = lines.line(above or 0), lines.line(below or 0)
    if is_list_item(before) and indent(before) == len(hit[1]):
        return True
    beside = after.startswith(f"{hit[1]}{hit[2]}") or (is_list_item(after) and indent(after) == len(hit[1]))
    return beside and before[: end_without_comment(before)].endswith(":")


def _same_bullets(lines: SourceLines, number: int, sign: str) -> Iterator[int]:
    """The entries of the list from a line on that begin with the same sign, to its end."""
    depth = indent(lines.line(number))
    other: int | None = number
    while other is not None and indent(lines.line(other)) >= depth:
        hit = BULLET.match(lines.line(other))
        if hit and len(hit[1]) == depth and hit[2] == sign:
            yield other
        other = lines.content_after(other)


def _with_dash(lines: SourceLines, number: int) -> LineEdit:
    line = lines.line(number)
    text = BULLET.sub(r"\1- ", line, count=1)
    return LineEdit(number, indent(line) + 1, len(text) - len(line), text)


def _problem(edit: LineEdit, sign: str) -> Problem:
    message = (
        f"This entry of a list begins with {sign} (U+{ord(sign):04X}), as a word processor writes it. "
        f"Write a hyphen: {excerpt(edit.text)}"
    )
    return Problem(Place(edit.line, edit.column), "yaml-dash", message, fix=Fix(edit.line, edit.text))
