"""Messages for valid YAML that a rule file does not support, or that is surely not meant.

Anchors, aliases, tags, merge keys and several documents are features that no author of prose expects: `&`, `*` and `!`
at the start of a text are mistakes here, and aliases would allow a "billion laughs" attack.
"""

import re

from decision_aid.model.problems import Fix, Place, Problem
from decision_aid.rule_file.lookalikes import odd_sign
from decision_aid.rule_file.syntax.diagnosis import Diagnosis, excerpt, one_problem
from decision_aid.rule_file.syntax.encoding import NO_TEXT, why_no_text
from decision_aid.rule_file.syntax.lines import ODD_COLONS, ODD_SPACES, SourceLines, flow_scalar_end, quote_scalar

NEXT_PART = re.compile(r"\s*,\s*[^,:\[\]{}\"']*[^\s,:\[\]{}\"'](?=\s*[,}])")
THOUSANDS = re.compile(r"(?<![\d,.\w])\d{1,3}(?:,\d{3})+(?![\d,.]\d|\d)")
THOUSANDS_AS_VALUE = re.compile(r"(?<=:\s)[1-9]\d{0,2}(?:,\d{3})+(?=\s*[,}])")
QUOTED_OR_THOUSANDS = re.compile(rf"\"[^\"]*\"|'[^']*'|(?P<number>{THOUSANDS_AS_VALUE.pattern})")
TIGHT_NAME = re.compile(rf"([A-Za-z_][\w-]*)(?::[{ODD_SPACES}]*(?=[^\s/:])|[{ODD_COLONS}]\s*(?=\S))")


def second_document(place: Place) -> Diagnosis:
    """A document separator (`---` or `...`) in the middle of the file."""
    message = (
        "This line divides the file in two, and a rule file is one. "
        "Delete the line; or, if another aid begins here, put it into a file of its own."
    )
    return one_problem(place, "yaml-documents", message)


def too_deep(place: Place) -> Diagnosis:
    """Nesting deeper than any rule file needs."""
    message = (
        "Lists and names are nested too deep here, deeper than any part of a rule file needs. "
        "Look for brackets or indents too many."
    )
    return one_problem(place, "yaml-depth", message)


def empty_file() -> Problem:
    """A file with nothing but comments or blank lines."""
    message = "The file is empty: it has nothing but perhaps comments. Begin with a line such as: title: ..."
    return Problem(Place(), "yaml-empty", message)


def duplicate_key(place: Place, name: str, first: int) -> Problem:
    """A duplicate key; `first` is the line of the first one."""
    message = (
        f"'{excerpt(name, 60)}' is here a second time; the first is in line {first}. "
        "Delete one of them, or give this one another name."
    )
    return Problem(place, "yaml-duplicate", message)


def invalid_key(place: Place) -> Problem:
    """A key that is empty or not a scalar."""
    message = "A name is expected here, before the colon, and was not found. Write one word or several, no list."
    return Problem(place, "yaml-name", message)


def anchor(place: Place, name: str) -> Problem:
    """An anchor (`&name`)."""
    message = (
        f"YAML reads &{excerpt(name, 60)} as a label to copy from, which rule files do not have. "
        "Delete it; or, if it is part of a text, put the text in quotes."
    )
    return Problem(place, "yaml-anchor", message)


def alias(place: Place, name: str) -> Problem:
    """An alias (`*name`)."""
    message = (
        f"YAML reads *{excerpt(name, 60)} as a copy of something elsewhere, which rule files do not have. "
        "Write it out in full; or, if it is a text, put it in quotes."
    )
    return Problem(place, "yaml-anchor", message)


def merge_key(place: Place) -> Problem:
    """A merge key (`<<`)."""
    message = "<< copies names from elsewhere, which rule files do not have. Write them out here."
    return Problem(place, "yaml-anchor", message)


def tag(place: Place) -> Problem:
    """A tag (`!name`)."""
    message = (
        "A word that begins with ! has a meaning of its own in YAML, which rule files do not use. "
        "Delete it; or, if it is part of a text, put the text in quotes."
    )
    return Problem(place, "yaml-tag", message)


def no_text(place: Place, text: str) -> Problem | None:
    """A sign that no text may have, written as an escape; None if the text has none."""
    hit = NO_TEXT.search(text.replace("\n", ""))
    if hit is None:
        return None
    message = f"This text has a sign in it {why_no_text(hit[0])}. Delete it."
    return Problem(place, "yaml-control", message)


def block_header_as_text(lines: SourceLines, place: Place) -> Diagnosis | None:
    """A text such as `>5` ("more than 5"), which YAML takes as the header of a block scalar."""
    text = lines.rest(place)
    if not re.fullmatch(r"[|>]\d+", text):
        return None
    edit = lines.replaced(place, len(text), quote_scalar(text))
    message = f"A text that begins with {text[0]} must be in quotes. Write: {excerpt(edit.text)}"
    return one_problem(place, "yaml-sign", message, edit)


def unquoted_comma(lines: SourceLines, place: Place, start: Place) -> Problem:
    """An unquoted comma in braces, which ends the text; the rest becomes a key without a value."""
    if place.line == start.line and THOUSANDS_AS_VALUE.match(lines.line(start.line), start.column - 1):
        first_hit = next(hit for hit in QUOTED_OR_THOUSANDS.finditer(lines.line(start.line)) if hit["number"])
        return _thousands(lines, Place(place.line, first_hit.start() + 1))
    line, first = lines.line(start.line), start.column - 1
    end = flow_scalar_end(line, first)
    while hit := NEXT_PART.match(line, end):
        end = hit.end()
    edit = lines.replaced(start, end - first, quote_scalar(line[first:end]))
    message = (
        "A comma ends a text within braces, so what follows it is read as a name without a colon. "
        f"If it is one text, put it in quotes. Write: {excerpt(edit.text)}"
    )
    return Problem(place, "yaml-comma", message, fix=Fix(edit.line, edit.text))


def _thousands(lines: SourceLines, place: Place) -> Problem:
    """The problem of all such numbers in a line; commas in lists, such as [10,200], and in texts are left alone."""
    text = QUOTED_OR_THOUSANDS.sub(
        lambda hit: hit[0].replace(",", "") if hit["number"] else hit[0], lines.line(place.line)
    )
    message = f"Numbers are written without commas here. Write: {excerpt(text)}"
    return Problem(place, "yaml-comma", message, fix=Fix(place.line, text))


def join_at_comma(before: str, after: str) -> str:
    """Join the two halves of a text that a comma has divided; digit groups (1,000) without a space."""
    return before + after if THOUSANDS.fullmatch(f"{before},{after}") else f"{before}, {after}"


def key_without_space(lines: SourceLines, place: Place, text: str) -> tuple[Problem, str, str] | None:
    """The problem of `key:value` in braces without a space, with the key and the value; None for other texts."""
    hit = TIGHT_NAME.match(text)
    if hit is None or not lines.line(place.line).startswith(text, place.column - 1):
        return None
    name = len(hit[1])
    edit = lines.replaced(Place(place.line, place.column + name), hit.end() - name, ": ")
    sign = f" {odd_sign(hit[0][name:])}" if not hit[0].isascii() else ""
    message = f"The colon after a name needs a space after it.{sign} Write: {excerpt(edit.text)}"
    problem = Problem(place, "yaml-space", message, fix=Fix(edit.line, edit.text))
    return problem, hit[1], text[hit.end() :]
