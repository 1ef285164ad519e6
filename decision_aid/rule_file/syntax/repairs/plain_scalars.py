"""Repair rules for plain (unquoted) scalars: reserved characters, colons, and missing spaces after colons and dashes.

In YAML, unquoted text ends or changes meaning at `: `, ` #`, and a reserved first character; authors who write prose
run into all of them. The usual fix is quotes.
"""

import re

from decision_aid.model.problems import Place
from decision_aid.rule_file.lookalikes import odd_sign
from decision_aid.rule_file.syntax.diagnosis import Diagnosis, ParserStop, excerpt, one_problem
from decision_aid.rule_file.syntax.lines import (
    ODD_COLONS,
    ODD_SPACES,
    LineEdit,
    SourceLines,
    content_column,
    flow_scalar_end,
    is_item_or_key,
    is_list_item,
    open_brackets,
    quote_scalar,
    value_column,
)
from decision_aid.rule_file.syntax.parser_errors import ParserError
from decision_aid.rule_file.syntax.repairs.bullets import bullets
from decision_aid.rule_file.syntax.repairs.indents import block_scalar_above, diagnose_indent
from decision_aid.rule_file.syntax.repairs.quotes import CURLY, curly_quotes, unopened_quote
from decision_aid.rule_file.syntax.repairs.spaces import odd_indent

DASH_TIGHT = re.compile(rf"(\s*)-(?:[{ODD_SPACES}]+|(?=[^\s\-\d.,]))")
NAME_TIGHT = re.compile(rf"(\s*(?:-\s+)*[A-Za-z_][\w-]*:)[{ODD_SPACES}]*(?=[^\s/:])")
NAME_AND_ODD_COLON = re.compile(rf"(\s*(?:-\s+)*[A-Za-z_][\w-]*)[{ODD_COLONS}]\s*")
BRACKET_TIGHT = re.compile(r"(?:^\s*(?:-\s+)*|[{,]\s*)[A-Za-z_][\w-]*:(?=[\[{])")
NUMBER_AND_NAME = re.compile(r"(\d+)(\s+)([a-z_]+):\s")
RESERVED = "@`%&*!|>,?-"
AT_A_SIGN = (
    ParserError.FORBIDDEN_START,
    ParserError.NO_CONTENT,
    ParserError.NO_CONTENT_IN_BRACKETS,
    ParserError.MISPLACED_COLON,
    ParserError.MISPLACED_DASH,
    ParserError.MISPLACED_QUESTION,
)
AT_A_COLON = (ParserError.MISPLACED_COLON, ParserError.NO_COMMA, ParserError.NO_CONTENT_IN_BRACKETS)


def reserved_character(stop: ParserStop) -> Diagnosis | None:
    """Rule: an unquoted text begins with a reserved character (@ ` % & * ! | > , ? -)."""
    start = _sign_place(stop)
    char = stop.lines.char(start) if start else ""
    if start is None or not char or char not in RESERVED:
        return None
    if char == "-":
        message = "A list cannot begin beside its name. Begin it on the line below, or put the text in quotes."
        return one_problem(start, "yaml-sign", message)
    edit = _in_quotes(stop.lines, start)
    write = f" Write: {excerpt(edit.text)}" if edit else ""
    message = f"A text that begins with {char} must be in quotes.{write}"
    return one_problem(start, "yaml-sign", message, edit)


def _sign_place(stop: ParserStop) -> Place | None:
    if stop.error in AT_A_SIGN:
        return stop.at
    if stop.error is ParserError.NO_KEY and stop.lines.char(beside := _value_start(stop)) in ("*", "&"):
        return beside
    return stop.opened if stop.error is ParserError.BAD_INDICATOR else None


def _value_start(stop: ParserStop) -> Place:
    return Place(stop.at.line, value_column(stop.line) + 1)


def _in_quotes(lines: SourceLines, start: Place) -> LineEdit | None:
    """The edit that quotes the scalar from a place on: the rest of the line, or in brackets up to the next comma."""
    line, text = lines.line(start.line), lines.rest(start)
    if open_brackets(line[: start.column - 1]):
        text = line[start.column - 1 : flow_scalar_end(line, start.column - 1)]
    return lines.replaced(start, len(text), quote_scalar(text)) if text else None


def unquoted_colon(stop: ParserStop) -> Diagnosis | None:
    """Rule: an unquoted text contains `: `, or a line indented too far continues the text above."""
    last, at = stop.last, stop.at
    if last is None or stop.char != ":" or stop.error not in AT_A_COLON:
        return None
    if last.place.line == at.line:
        return _colon_in_line(stop.lines, last.place)
    if stop.error is not ParserError.MISPLACED_COLON:
        return None
    if is_item_or_key(stop.line):
        return diagnose_indent(stop.lines, at.line)
    message = (
        f"The text that begins in line {stop.lines.original_place(last.place).line} has a colon in it here, "
        "so all of it must be in quotes. Put one before its first word and one after its last."
    )
    return one_problem(at, "yaml-colon", message)


def _colon_in_line(lines: SourceLines, start: Place) -> Diagnosis | None:
    if comma := _no_comma(lines, start):
        return comma
    curly = curly_quotes(lines, start, lines.rest(start))
    edit = _in_quotes(lines, start)
    if curly or edit is None:
        return curly
    message = f"A text with a colon in it must be in quotes. Write: {excerpt(edit.text)}"
    return one_problem(start, "yaml-colon", message, edit)


def _no_comma(lines: SourceLines, start: Place) -> Diagnosis | None:
    """A missing comma in braces between a number and the next key."""
    line = lines.line(start.line)
    hit = NUMBER_AND_NAME.match(line, start.column - 1)
    if hit is None or not open_brackets(line[: start.column - 1]).endswith("{"):
        return None
    edit = lines.replaced(Place(start.line, hit.end(1) + 1), hit.end(2) - hit.end(1), ", ")
    message = f"A comma is missing here before '{hit[3]}:'. Write: {excerpt(edit.text)}"
    return one_problem(start, "yaml-comma", message, edit)


def missing_space_before_bracket(stop: ParserStop) -> Diagnosis | None:
    """Rule: no space between a key's colon and a bracket, as in `key:[`."""
    return _bracket_tight(stop.lines, stop.at)


def _bracket_tight(lines: SourceLines, place: Place) -> Diagnosis | None:
    hit = BRACKET_TIGHT.search(lines.line(place.line)[: place.column + 1])
    if hit is None:
        return None
    edit = lines.replaced(Place(place.line, hit.end() + 1), 0, " ")
    message = f"The colon after a name needs a space after it. Write: {excerpt(edit.text)}"
    return one_problem(Place(place.line, hit.end()), "yaml-space", message, edit)


def missing_space(stop: ParserStop) -> Diagnosis | None:
    """Rule: a key's colon or a list dash without a space after it, or a line without any colon."""
    number = _suspect(stop)
    if number is None:
        return None
    line = stop.lines.line(number)
    return (
        missing_space_in_line(stop.lines, number)
        or block_scalar_above(stop.lines, number)
        or _no_colon(stop, Place(number, content_column(line) + 1))
    )


def _suspect(stop: ParserStop) -> int | None:
    """The line that libyaml took as text where a key or a list item was expected."""
    last = stop.last
    if stop.error is ParserError.NO_COLON and stop.opened:
        return stop.opened.line
    if stop.error in (ParserError.NO_DASH, ParserError.NO_KEY) and DASH_TIGHT.match(stop.line):
        return stop.at.line
    if last is None or stop.error is not ParserError.MISPLACED_COLON or last.place.line >= stop.at.line:
        return None
    line = stop.lines.line(last.place.line)
    alone = last.plain and last.place.column - 1 == content_column(line)
    return last.place.line if alone or DASH_TIGHT.match(line) else None


def missing_space_in_line(lines: SourceLines, number: int) -> Diagnosis | None:
    """The diagnosis of a dash or colon without a space after it; None if the line has neither."""
    line = lines.line(number)
    if hit := DASH_TIGHT.match(line):
        edit = LineEdit(number, hit.end(), hit.end(1) + 2 - hit.end(), f"{hit[1]}- {line[hit.end() :]}")
        message = f"The dash of a list needs a space after it. Write: {excerpt(edit.text)}"
    elif hit := NAME_TIGHT.match(line):
        edit = LineEdit(number, hit.end(), 1 + len(hit[1]) - len(hit[0]), f"{hit[1]} {line[hit.end() :]}")
        message = f"The colon after a name needs a space after it. Write: {excerpt(edit.text)}"
    elif hit := NAME_AND_ODD_COLON.match(line):
        text = f"{hit[1]}: {line[hit.end() :]}".rstrip()
        edit = LineEdit(number, hit.end(), len(hit[1]) + 2 - hit.end(), text)
        message = (
            f"The colon after this name only looks like one. {odd_sign(line[hit.end(1) :])} Write: {excerpt(text)}"
        )
    else:
        return None
    return one_problem(Place(number, content_column(line) + 1), "yaml-space", message, edit)


def _no_colon(stop: ParserStop, place: Place) -> Diagnosis:
    message = (
        f"'{excerpt(stop.lines.rest(place), 60)}' is where a name and a colon are expected. "
        "Write the colon; or, if it goes on with the text above, begin it further in than that text's name."
    )
    return one_problem(place, "yaml-no-colon", message)


def mistake_in_valid_yaml(lines: SourceLines, place: Place, text: str) -> Diagnosis | None:
    """Find a mistake in a plain scalar that libyaml accepts, but that cannot be what the author meant."""
    if place.line in lines.odd and (odd := _odd_start(lines, place)):
        return odd
    if text[0] in CURLY or text[-1] == '"':
        return curly_quotes(lines, place, text) or unopened_quote(lines, place, text)
    return _swallowed_item(lines, place, text) if " - " in text else None


def _odd_start(lines: SourceLines, place: Place) -> Diagnosis | None:
    """A mistake at the start of a line, if the scalar begins there."""
    line = lines.line(place.line)
    if place.column - 1 <= content_column(line) and (odd := odd_indent(lines, place.line)):
        return odd
    if content_column(line) == place.column - 1 and (diagnosis := bullets(lines, place.line)):
        return diagnosis
    if content_column(line) == place.column - 1 and (DASH_TIGHT.match(line) or _ought_to_be_name(line, lines, place)):
        return missing_space_in_line(lines, place.line)
    if content_column(line) == place.column - 1 and (hit := BRACKET_TIGHT.match(line)):
        return _bracket_tight(lines, Place(place.line, hit.end()))
    return None


def _ought_to_be_name(line: str, lines: SourceLines, place: Place) -> bool:
    tight = NAME_TIGHT.match(line) or NAME_AND_ODD_COLON.match(line)
    return not is_list_item(line) and tight is not None and not _in_brackets(lines, place)


def _in_brackets(lines: SourceLines, place: Place) -> bool:
    above = lines.content_above(place.line)
    return above is not None and bool(open_brackets(lines.line(above)))


def _swallowed_item(lines: SourceLines, place: Place, text: str) -> Diagnosis | None:
    """A list item that is indented too far, so that YAML takes it as a continuation of the text above."""
    for number in range(place.line + 1, len(lines.texts) + 1):
        stripped = lines.line(number).strip()
        if not stripped or stripped not in text:
            return None
        if is_list_item(stripped):
            return diagnose_indent(lines, number)
    return None
