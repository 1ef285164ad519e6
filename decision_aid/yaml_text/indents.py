"""Slips in how far in a line begins: a trouble comes in, a slip goes out where the indent is behind it."""

import re

from decision_aid.problems import Mend, Place, Problem
from decision_aid.yaml_text.encoding import MOST_PROBLEMS
from decision_aid.yaml_text.lines import NAMED, Edit, Lines, indent, inner, is_content, is_entry, is_item
from decision_aid.yaml_text.refused import no_name
from decision_aid.yaml_text.trouble import Slip, Trouble, slip

TABBED = re.compile(r"(?: *(?:- +)*-?)\t[ \t]*(?:-[ \t]+)*")


def tabs(trouble: Trouble) -> Slip | None:
    """A tab in an indent, there and on all further lines."""
    if "\t" not in trouble.line[: max(inner(trouble.line), trouble.at.column)]:
        return None
    if not trouble.says("tab character", "cannot start any token"):
        return None
    lines = trouble.lines
    width = _step(lines)
    edits = tuple(_untabbed(lines, number, width) for number in _tabbed(lines, trouble.at.line))
    return Slip(tuple(map(_tab_problem, edits[:MOST_PROBLEMS])), edits) if edits else None


def _tabbed(lines: Lines, first: int) -> tuple[int, ...]:
    numbers = range(first, len(lines.texts) + 1)
    return tuple(n for n in numbers if is_content(lines.line(n)) and TABBED.match(lines.line(n)))


def _step(lines: Lines) -> int:
    depths = [depth for line in lines.texts if is_content(line) and (depth := indent(line))]
    return min(depths, default=2)


def _untabbed(lines: Lines, number: int, width: int) -> Edit:
    line = lines.line(number)
    hit = TABBED.match(line)
    lead = hit[0] if hit else ""
    new = re.sub(r"-\t+", "- ", lead).replace("\t", " " * width)
    return Edit(number, len(lead), len(new) - len(lead), new + line[len(lead) :])


def _tab_problem(edit: Edit) -> Problem:
    message = (
        "This line begins with a tab, which YAML does not take. Write spaces instead, two for each step in."
    )
    return Problem(Place(edit.line), "yaml-tab", message, mend=Mend(edit.line, edit.text))


def first_line_in(trouble: Trouble) -> Slip | None:
    """A file whose first line begins further in than those below."""
    first = trouble.lines.content_after(0)
    if not trouble.says("document start") or first is None or not indent(trouble.lines.line(first)):
        return None
    line = trouble.lines.line(first)
    alone = trouble.lines.content_after(first) == trouble.at.line
    edit = Edit(first, 1, -indent(line), line.lstrip(" ")) if alone else None
    message = (
        f"The first line begins {_steps(indent(line))}, a line below does not. "
        "Begin the file's own names at the very left."
    )
    return slip(Place(first, indent(line) + 1), "yaml-indent", message, edit)


def wrong_indent(trouble: Trouble) -> Slip | None:
    """A line that begins too far in or out for the lines above it."""
    if not trouble.says("expected key", "'-' indicator"):
        return None
    line = trouble.line
    if trouble.at.column - 1 > inner(line) or not line.strip():
        return None
    if trouble.char == ":":
        return Slip((no_name(trouble.at),))
    return indent_slip(trouble.lines, trouble.at.line)


def odd_space(trouble: Trouble) -> Slip | None:
    """An indent of spaces that only look like spaces, at the trouble or in the text before it."""
    numbers = (trouble.at.line, trouble.last.place.line if trouble.last else 0)
    return next((slip for number in numbers if (slip := odd_indent(trouble.lines, number))), None)


def odd_indent(lines: Lines, number: int) -> Slip | None:
    """A line that begins with non-breaking spaces."""
    line = lines.line(number)
    lead = line[: inner(line)]
    if "\u00a0" not in lead:
        return None
    edit = Edit(number, 1, 0, lead.replace("\u00a0", " ") + line[len(lead) :])
    message = (
        "This line begins with non-breaking spaces, as they come along when copying from a web page. "
        "Type the spaces anew."
    )
    return slip(Place(number, lead.index("\u00a0") + 1), "yaml-space", message, edit)


def indent_slip(lines: Lines, number: int) -> Slip:
    """The problem of a line's indent, with the line moved to where the nearest lines like it begin."""
    line = lines.line(number)
    found, columns = indent(line), _columns(lines, number, is_item(line))
    best = min(columns, key=lambda column: (abs(column - found), -column), default=found)
    mend = Mend(number, " " * best + line.lstrip(" ")) if best != found and is_entry(line) else None
    message = _list_message(line, found, mend) if is_item(line) else _name_message(line, found, mend)
    return Slip((Problem(Place(number, found + 1), "yaml-indent", message, mend=mend),))


def _name_message(line: str, found: int, mend: Mend | None) -> str:
    perhaps = f", perhaps {_steps(indent(mend.text))}" if mend else ""
    return (
        f"This line begins {_steps(found)}, which fits no line above it. "
        f"Begin it exactly below the names that it belongs with{perhaps}. "
        "If it goes on with the text above, begin it further in than that text's name, "
        "and put quotes around a text with a colon."
    )


def _list_message(line: str, found: int, mend: Mend | None) -> str:
    start = f"This entry of a list begins {_steps(found)}, where no list is."
    if mend is None:
        return f"{start} Put the dash on the lines below the name of its list, and nothing beside that name."
    perhaps = _steps(indent(mend.text))
    return f"{start} Put its dash exactly below the other dashes of its list, perhaps {perhaps}."


def _columns(lines: Lines, number: int, items: bool) -> list[int]:
    """Where lines of the same sort begin above: the last one, those that it stands under, and so on."""
    columns: list[int] = []
    limit, above = 1_000_000, lines.content_above(number)
    while above is not None and limit > 0:
        line = lines.line(above)
        starts = [start for start in _starts(line, items) if start < limit]
        columns += starts
        limit = min(limit, indent(line)) if is_entry(line) else limit
        above = lines.content_above(above)
    return columns


def _starts(line: str, items: bool) -> list[int]:
    if items:
        return [hit.start() for hit in re.finditer(r"-(?=\s)", line[: inner(line)])]
    return [inner(line)] if NAMED.match(line, inner(line)) else []


def _steps(spaces: int) -> str:
    return "at the very left" if not spaces else "1 space in" if spaces == 1 else f"{spaces} spaces in"
