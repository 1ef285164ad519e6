"""Repair rules for quotes: unclosed, unopened, nested or typographic ones, and backslashes inside double quotes."""

import re

from decision_aid.model.problems import Place
from decision_aid.rule_file.syntax.diagnosis import Diagnosis, ParserStop, excerpt, one_problem
from decision_aid.rule_file.syntax.lines import (
    LineEdit,
    SourceLines,
    closes_quote,
    content_column,
    end_without_comment,
    indent,
    is_item_or_key,
    open_brackets,
    quote_scalar,
)
from decision_aid.rule_file.syntax.parser_errors import ParserError

AFTER_A_QUOTE = (ParserError.NO_KEY, ParserError.NO_COMMA, ParserError.NO_DASH, ParserError.MISPLACED_COLON)
CURLY = "“”„«»"
UNOPENED = re.compile(r"[^\"\\]*[^\d\s\"\\]\"")
WHOLLY_CURLY = re.compile("[“„«][^“”„«»]*[”“»]")


def unclosed_quote(stop: ParserStop) -> Diagnosis | None:
    """Rule: a quote that is never closed."""
    if stop.opened is None or stop.error is not ParserError.UNCLOSED_QUOTE:
        return None
    return diagnose_unclosed_quote(stop.lines, stop.opened)


def diagnose_unclosed_quote(lines: SourceLines, opened: Place) -> Diagnosis:
    """The diagnosis of an unclosed quote; the edit closes it at the end of its line, if that is certain."""
    edit = _closed(lines, opened)
    write = f"Write: {excerpt(edit.text)}" if edit else "Put the same sign where the text ends."
    message = f"The {lines.char(opened)} opened here is not closed. {write}"
    return one_problem(opened, "yaml-quote", message, edit)


def _closed(lines: SourceLines, opened: Place) -> LineEdit | None:
    line, start = lines.line(opened.line), opened.column - 1
    below = lines.content_after(opened.line)
    apart = below is None or is_item_or_key(lines.line(below)) or indent(lines.line(below)) <= indent(line)
    if not apart or "\\" in line[start:] or open_brackets(line[:start]):
        return None
    return lines.replaced(Place(opened.line, end_without_comment(line, start) + 1), 0, line[start])


def spans_other_entries(lines: SourceLines, opened: Place) -> bool:
    """Whether a quoted scalar spans lines that clearly are other entries: a later quote closed it by accident."""
    line = lines.line(opened.line)
    quote, rest = line[opened.column - 1 : opened.column], line[opened.column :]
    if closes_quote(rest, quote):
        return False
    first, end = opened.line + 1, len(lines.texts)
    last = next((number for number in range(first, end) if closes_quote(lines.line(number), quote)), end)
    within = map(lines.line, range(first, last + 1))
    return any(is_item_or_key(text) and indent(text) <= content_column(line) for text in within)


def invalid_escape(stop: ParserStop) -> Diagnosis | None:
    """Rule: an invalid backslash escape in double quotes; the fix is single quotes."""
    if stop.opened is None or stop.error is not ParserError.BAD_ESCAPE:
        return None
    start = stop.opened
    text = stop.lines.rest(start)
    whole = text.endswith('"') and "'" not in text and start.line == stop.at.line
    edit = stop.lines.replaced(start, len(text), f"'{text[1:-1]}'") if whole else None
    message = "A backslash means something of its own in double quotes. Write two of them, or use single quotes."
    return one_problem(stop.at, "yaml-quote", message, edit)


def text_after_quote(stop: ParserStop) -> Diagnosis | None:
    """Rule: text continues after a closing quote, often because the text itself contains quotes."""
    last, at = stop.last, stop.at
    if last is None or last.plain or last.place.line != at.line or last.place.column >= at.column:
        return None
    if stop.char in ",]}" or stop.error not in AFTER_A_QUOTE:
        return None
    text = stop.lines.rest(last.place)
    plain = "\\" not in text and not open_brackets(stop.line[: last.place.column - 1])
    edit = stop.lines.replaced(last.place, len(text), _requoted(text)) if plain else None
    write = f"Write: {excerpt(edit.text)}" if edit else "Use the other sort of quotes around all of it."
    message = f"There is more text after the closing quote. Perhaps there are quotes within the text. {write}"
    return one_problem(last.place, "yaml-quote", message, edit)


def _requoted(text: str) -> str:
    """The text in other quotes, without its own; an apostrophe in a word, as in 'It's free, closed none."""
    if len(text) > 1 and text[0] == text[-1]:
        return quote_scalar(text[1:-1])
    in_word = text[text.find(text[0], 1) + 1 :][:1].isalnum()
    return quote_scalar(text[1:] if in_word else text)


def unopened_quote(lines: SourceLines, place: Place, text: str) -> Diagnosis | None:
    """A plain scalar that ends with a quote it does not begin with; not after a digit, where it may mean inches."""
    if not UNOPENED.fullmatch(text) or not lines.line(place.line).startswith(text, place.column - 1):
        return None
    edit = lines.replaced(place, 0, '"')
    message = f"This text ends in a quote and does not begin with one. Write: {excerpt(edit.text)}"
    return one_problem(place, "yaml-quote", message, edit)


def curly_quotes(lines: SourceLines, place: Place, text: str) -> Diagnosis | None:
    """A plain scalar in typographic quotes, which YAML takes as ordinary characters."""
    if not WHOLLY_CURLY.fullmatch(text) or not lines.line(place.line).startswith(text, place.column - 1):
        return None
    edit = lines.replaced(place, len(text), quote_scalar(text[1:-1]))
    message = (
        f"The quotes around this text are typographic ones ({text[0]} and {text[-1]}), "
        f"which would be read as part of it. Write straight ones: {excerpt(edit.text)}"
    )
    return one_problem(place, "yaml-curly-quotes", message, edit)
