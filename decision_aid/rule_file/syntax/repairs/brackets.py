"""Repair rules for brackets and braces: unclosed, mismatched or stray ones, and missing commas between items."""

from decision_aid.model.problems import Place
from decision_aid.rule_file.syntax.diagnosis import Diagnosis, ParserStop, excerpt, one_problem
from decision_aid.rule_file.syntax.lines import (
    CLOSERS,
    LineEdit,
    content_column,
    end_without_comment,
    is_item_or_key,
    last_open_bracket,
    open_brackets,
    quote_scalar,
    value_column,
)
from decision_aid.rule_file.syntax.parser_errors import ParserError

OPENERS = {closer: opener for opener, closer in CLOSERS.items()}
IN_BRACKETS = (ParserError.NO_COMMA, ParserError.NO_CONTENT_IN_BRACKETS)
AFTER_A_VALUE = (ParserError.NO_KEY, ParserError.MISPLACED_COLON)


def stray_bracket(stop: ParserStop) -> Diagnosis | None:
    """Rule: a closing bracket without an opening one; fixed if it stands beside a text."""
    if stop.char not in OPENERS or stop.error in IN_BRACKETS:
        return None
    line, at = stop.line, stop.at
    alone = not line[at.column :].strip() and end_without_comment(line[: at.column - 1]) <= value_column(line)
    message = (
        f"The {stop.char} here closes nothing: there is no {OPENERS[stop.char]} before it. "
        "Delete it, or put quotes around the text."
    )
    return one_problem(at, "yaml-bracket", message, None if alone else stop.lines.replaced(at, 1, ""))


def text_after_bracket(stop: ParserStop) -> Diagnosis | None:
    """Rule: text continues after a closing bracket; the fix quotes the whole value."""
    line = stop.line
    before = line[: stop.at.column - 1].rstrip()
    if before[-1:] not in OPENERS or stop.error not in AFTER_A_VALUE:
        return None
    start = Place(stop.at.line, value_column(line) + 1)
    text = stop.lines.rest(start)
    edit = stop.lines.replaced(start, len(text), quote_scalar(text))
    message = (
        f"There is text after the closing {before[-1]}. If it is all one text, put it in quotes: {excerpt(edit.text)}"
    )
    return one_problem(stop.at, "yaml-bracket", message, edit)


def unbalanced_bracket(stop: ParserStop) -> Diagnosis | None:
    """Rule: a bracket is not closed, or by the wrong kind, or a comma is missing inside."""
    opened = _opened(stop)
    if stop.error not in IN_BRACKETS or opened is None:
        return None
    if stop.char in OPENERS:
        return _mismatch(stop, opened)
    if stop.at.line == opened.line and stop.line[stop.at.column - 1 :].strip():
        closed = len(open_brackets(stop.line)) < len(open_brackets(stop.line[: stop.at.column - 1]))
        if closed and stop.char != ",":
            return _no_comma(stop)
    return _unclosed(stop, opened)


def _opened(stop: ParserStop) -> Place | None:
    """Where the innermost open bracket is; libyaml names its own stop instead where nothing follows the bracket."""
    if stop.opened != stop.at:
        return stop.opened
    return last_open_bracket(stop.lines, stop.at) or stop.opened


def _mismatch(stop: ParserStop, opened: Place) -> Diagnosis:
    opener = stop.lines.char(opened)
    closer = CLOSERS.get(opener, "]")
    stack = open_brackets(stop.line[: stop.at.column - 1])
    outer = len(stack) > 1 and CLOSERS[stack[-2]] == stop.char
    new = closer + stop.char if outer else closer
    edit = stop.lines.replaced(stop.at, 1, new) if opened.line == stop.at.line else None
    message = f"The {opener} opened in line {opened.line} meets a {stop.char} here. Close it with {closer}."
    return one_problem(stop.at, "yaml-bracket", message, edit)


def _no_comma(stop: ParserStop) -> Diagnosis:
    before = stop.line[: stop.at.column - 1].rstrip()
    gap = stop.at.column - 1 - len(before)
    edit = stop.lines.replaced(Place(stop.at.line, len(before) + 1), gap, ", ")
    message = f"A comma is missing here between two things in brackets. Write: {excerpt(edit.text)}"
    return one_problem(stop.at, "yaml-bracket", message, edit)


def _unclosed(stop: ParserStop, opened: Place) -> Diagnosis:
    opener = stop.lines.char(opened)
    edit = _closing(stop, opened)
    write = f"Write: {excerpt(edit.text)}" if edit else f"Put the {CLOSERS.get(opener, ']')} where it ends."
    message = f"The {opener} opened here is not closed. {write}"
    return one_problem(opened, "yaml-bracket", message, edit)


def _closing(stop: ParserStop, opened: Place) -> LineEdit | None:
    """The edit that closes all brackets at the end of the line; None unless the next line is clearly another entry."""
    line, below = stop.lines.line(opened.line), stop.lines.content_after(opened.line)
    stack = open_brackets(line)
    if not stack or (below is not None and not _begins_next_entry(line, stop.lines.line(below))):
        return None
    end = end_without_comment(line, opened.column - 1)
    end = len(line[:end].rstrip(", "))
    closers = "".join(CLOSERS[sign] for sign in reversed(stack))
    old = end_without_comment(line, opened.column - 1) - end
    return stop.lines.replaced(Place(opened.line, end + 1), old, closers)


def _begins_next_entry(line: str, below: str) -> bool:
    return is_item_or_key(below) and content_column(below) <= content_column(line)
