"""Repair rules for tabs and odd spaces in indentation: they look like spaces or nothing, but YAML reads letters."""

import re

from decision_aid.model.problems import Fix, Place, Problem
from decision_aid.rule_file.lookalikes import in_plain_signs, odd_sign
from decision_aid.rule_file.syntax.diagnosis import Diagnosis, ParserStop, one_problem
from decision_aid.rule_file.syntax.encoding import MAX_PROBLEMS
from decision_aid.rule_file.syntax.lines import (
    BLOCK,
    ODD_SPACES,
    LineEdit,
    SourceLines,
    content_column,
    indent,
    is_content,
    is_item_or_key,
    is_list_item,
    opens_block,
)
from decision_aid.rule_file.syntax.parser_errors import ParserError

TABBED = re.compile(r"(?: *(?:- +)*-?)\t[ \t]*(?:-[ \t]+)*")


def tabs_in_indent(stop: ParserStop) -> Diagnosis | None:
    """Rule: tabs in indentation; all following lines with tabs are repaired together."""
    if "\t" not in stop.line[: max(content_column(stop.line), stop.at.column)]:
        return None
    if stop.error not in (ParserError.TAB, ParserError.FORBIDDEN_START):
        return None
    lines = stop.lines
    width = _step(lines)
    edits = tuple(_untabbed(lines, number, width) for number in _tabbed(lines, stop.at.line))
    return Diagnosis(tuple(map(_tab_problem, edits[:MAX_PROBLEMS])), edits) if edits else None


def _tabbed(lines: SourceLines, first: int) -> tuple[int, ...]:
    numbers = range(first, len(lines.texts) + 1)
    return tuple(n for n in numbers if (n == first or is_content(lines.line(n))) and TABBED.match(lines.line(n)))


def _step(lines: SourceLines) -> int:
    depths = [depth for line in lines.texts if is_content(line) and (depth := indent(line))]
    return min(depths, default=2)


def _untabbed(lines: SourceLines, number: int, width: int) -> LineEdit:
    line = lines.line(number)
    hit = TABBED.match(line)
    lead = hit[0] if hit else ""
    new = re.sub(r"-\t+", "- ", lead).replace("\t", " " * width)
    beside = _indent_of_neighbours(lines, number)
    if beside is not None and not new.strip():
        new = " " * beside
    return LineEdit(number, len(lead), len(new) - len(lead), new + line[len(lead) :])


def _indent_of_neighbours(lines: SourceLines, number: int) -> int | None:
    """The indent that the neighbouring lines suggest for a line; None if they do not decide it."""
    above, below = lines.content_above(number), lines.content_after(number)
    if above is None or not is_item_or_key(lines.line(above)) or TABBED.match(lines.line(above)):
        return None
    line, after = lines.line(above), lines.line(below) if below is not None else ""
    if opens_block(lines.line(number)) and not TABBED.match(after):
        return max(indent(after) - 2, 0)
    if is_list_item(line) and not is_item_or_key(line[content_column(line) :]):
        return indent(after) if 0 < indent(after) < indent(line) else max(indent(line) - 2, 0)
    if not opens_block(line):
        return None if BLOCK.search(line) else content_column(line)
    return indent(after) if not TABBED.match(after) and indent(after) > content_column(line) else None


def _tab_problem(edit: LineEdit) -> Problem:
    message = "This line begins with a tab, which YAML does not allow. Use spaces instead, two for each level."
    return Problem(Place(edit.line), "yaml-tab", message, fix=Fix(edit.line, edit.text))


def odd_space(stop: ParserStop) -> Diagnosis | None:
    """Rule: odd spaces in the indent of the reported line, or of the line with the scalar before it."""
    numbers = (stop.at.line, stop.last.place.line if stop.last else 0)
    return next((diagnosis for number in numbers if (diagnosis := odd_indent(stop.lines, number))), None)


def odd_indent(lines: SourceLines, number: int) -> Diagnosis | None:
    """The diagnosis of a line that begins with spaces of another kind, or unseen signs; None for any other."""
    line = lines.line(number)
    lead = line[: content_column(line)]
    hit = re.search(f"[{ODD_SPACES}]", lead)
    if hit is None:
        return None
    plain = in_plain_signs(lead)
    edit = LineEdit(number, hit.start() + 1, len(plain) - len(lead), plain + line[len(lead) :])
    message = (
        f"This line begins with something else than spaces. {odd_sign(lead)} Such signs come along when copying from a "
        "web page. Type the spaces anew."
    )
    return one_problem(Place(number, hit.start() + 1), "yaml-space", message, edit)
