"""Repair rules for indentation, the most frequent mistake in YAML.

libyaml reports the first line that cannot belong anywhere; the wrong indent may be there or in a line above. The rules
compare the indents of neighbouring lines and guess the column that most of them suggest.
"""

import re

from decision_aid.model.problems import Fix, Place, Problem
from decision_aid.rule_file.syntax.diagnosis import Diagnosis, ParserStop, excerpt, one_problem
from decision_aid.rule_file.syntax.lines import (
    BLOCK,
    KEY_WITH_COLON,
    LineEdit,
    SourceLines,
    content_column,
    indent,
    is_item_or_key,
    is_list_item,
    opens_block,
)
from decision_aid.rule_file.syntax.parser_errors import ParserError
from decision_aid.rule_file.syntax.repairs.dashes import extra_dash, missing_dash
from decision_aid.rule_file.syntax.repairs.unsupported import invalid_key

BLOCK_NAME = re.compile(r" *([a-z][a-z_]*):(?=\s|$)")


def indented_first_line(stop: ParserStop) -> Diagnosis | None:
    """Rule: the first line of the file is indented, the following ones are not."""
    first = stop.lines.content_after(0)
    if stop.error is not ParserError.NO_DOCUMENT or first is None or not indent(stop.lines.line(first)):
        return None
    line = stop.lines.line(first)
    alone = stop.lines.content_after(first) == stop.at.line
    edit = LineEdit(first, 1, -indent(line), line.lstrip(" ")) if alone else None
    message = (
        f"The first line begins {_steps(indent(line))}, a line below does not. "
        "Begin the file's own names at the very left."
    )
    return one_problem(Place(first, indent(line) + 1), "yaml-indent", message, edit)


def wrong_indent(stop: ParserStop) -> Diagnosis | None:
    """Rule: a line has an indent that fits no line above it."""
    if stop.error not in (ParserError.NO_KEY, ParserError.NO_DASH):
        return None
    line = stop.line
    if stop.at.column - 1 > content_column(line) or not line.strip():
        return None
    if stop.char == ":":
        return Diagnosis((invalid_key(stop.at),))
    return diagnose_indent(stop.lines, stop.at.line)


def diagnose_indent(lines: SourceLines, number: int) -> Diagnosis:
    """Diagnose a wrong indent that libyaml reports at a line; the cause is that line or one above. Always succeeds."""
    return (
        block_scalar_above(lines, number)
        or missing_dash(lines, number)
        or extra_dash(lines, number)
        or _line_above(lines, number)
        or _dash_above(lines, number)
        or _first_of_block(lines, number)
        or _out_of_line(lines, number)
    )


def block_scalar_above(lines: SourceLines, number: int) -> Diagnosis | None:
    """Rule: the key of a block scalar is indented as far as the text that belongs to it."""
    depth, above = indent(lines.line(number)), lines.content_above(number)
    while above is not None and indent(lines.line(above)) == depth and not is_item_or_key(lines.line(above)):
        above = lines.content_above(above)
    if above is None or not BLOCK.search(lines.line(above)) or indent(lines.line(above)) < depth or depth < 2:
        return None
    return _moved(lines, above, depth - 2)


def _line_above(lines: SourceLines, number: int) -> Diagnosis | None:
    """Rule: the line above is indented less than its neighbours on both sides, which agree."""
    depth, above = indent(lines.line(number)), lines.content_above(number)
    if above is None or is_list_item(lines.line(above)) or is_list_item(lines.line(number)):
        return None
    odd, before = lines.line(above), lines.enclosing_above(above, depth)
    if before is None or not is_item_or_key(odd) or indent(odd) >= depth or opens_block(odd):
        return None
    alike = is_item_or_key(lines.line(before)) and content_column(lines.line(before)) == depth
    below = opens_block(lines.line(before)) and indent(lines.line(before)) == indent(odd) == depth - 2
    return _moved(lines, above, depth) if alike or below else None


def _dash_above(lines: SourceLines, number: int) -> Diagnosis | None:
    """Rule: the dash above is not where the keys of its item and the other dashes suggest."""
    line, above = lines.line(number), lines.content_above(number)
    if above is None or is_list_item(line) or not is_list_item(lines.line(above)):
        return None
    dash = lines.line(above)
    meant = indent(line) - (content_column(dash) - indent(dash))
    below = lines.content_after(number)
    names = below is not None and not is_list_item(lines.line(below)) and indent(lines.line(below)) == indent(line)
    dashes = [indent(other) for other in lines.texts if is_list_item(other) and other != dash]
    others = meant in dashes and indent(dash) not in dashes
    heading = _heading(lines, above)
    step = heading is not None and meant - indent(lines.line(heading)) == 2
    return _moved(lines, above, meant) if meant >= 0 and (names or others or step) else None


def _first_of_block(lines: SourceLines, number: int) -> Diagnosis | None:
    """Rule: the first line of a block is indented differently from most of the lines below it."""
    line = lines.line(number)
    above = _heading(lines, number)
    first = lines.content_after(above) if above is not None else None
    if above is None or first is None or first == number or is_list_item(lines.line(first)) != is_list_item(line):
        return None
    parent, odd, depth = indent(lines.line(above)), indent(lines.line(first)), indent(line)
    depths = _depths_below(lines, first, parent, is_list_item(line))
    usual = (depths.count(depth), depth - parent == 2) > (depths.count(odd), odd - parent == 2)
    return _moved(lines, first, depth) if usual and parent < odd != depth else None


def _heading(lines: SourceLines, number: int) -> int | None:
    """The nearest line above that opens a block around this line: indented less, and nothing after its colon."""
    depth, above = indent(lines.line(number)), lines.content_above(number)
    while above is not None and not (opens_block(lines.line(above)) and indent(lines.line(above)) < depth):
        above = lines.content_above(above)
    return above


def _depths_below(lines: SourceLines, number: int, parent: int, items: bool) -> list[int]:
    """The indents of the items (or else keys) of a block, down to its end."""
    depths = []
    below: int | None = number
    while below is not None and indent(lines.line(below)) > parent:
        if is_item_or_key(lines.line(below)) and is_list_item(lines.line(below)) is items:
            depths.append(indent(lines.line(below)))
        below = lines.content_after(below)
    return depths


def _out_of_line(lines: SourceLines, number: int) -> Diagnosis:
    """Fallback: move the line to the nearest column that similar lines above use."""
    line = lines.line(number)
    found, columns = indent(line), _columns(lines, number, is_list_item(line))
    best = min(columns, key=lambda column: (abs(column - found), -column), default=found)
    return _moved(lines, number, best if is_item_or_key(line) else found)


def key_without_block(lines: SourceLines, place: Place) -> Problem:
    """The problem of a key without a value, because its intended children have the same indent."""
    outer = [column for column in _columns(lines, place.line, False) if column < place.column - 1]
    line = lines.line(place.line)
    fix = Fix(place.line, " " * max(outer) + line.lstrip(" ")) if outer and not is_list_item(line) else None
    perhaps = f", perhaps {_steps(max(outer))}" if outer else ""
    message = (
        f"'{excerpt(lines.rest(place), 60)}' has nothing under it, since the lines below begin no further in. "
        f"If they belong to it, begin it further out{perhaps}; if not, write something beside it."
    )
    return Problem(place, "yaml-indent", message, fix=fix)


def is_key_without_block(lines: SourceLines, place: Place) -> bool:
    """Whether a key without a value, after a blank line, is followed by its likely children in the same indent."""
    below = lines.content_after(place.line)
    line = lines.line(place.line)
    if place.column == 1 or below is None or lines.line(place.line - 1).strip():
        return False
    return opens_block(line) and not is_list_item(line) and content_column(lines.line(below)) == place.column - 1


def key_in_block_scalar(lines: SourceLines, place: Place) -> Diagnosis | None:
    """Find a line in a block scalar that looks like a key beside it: indented too far, it becomes text.

    It is one if a key of this name stands at the block's own depth in the same section of the file; choices, options
    and the like have names of the author's own, which say nothing elsewhere.
    """
    depth = content_column(lines.line(place.line))
    for number in range(place.line + 1, len(lines.texts) + 1):
        line = lines.line(number)
        if line.strip() and indent(line) <= depth:
            return None
        hit = BLOCK_NAME.match(line)
        if hit and (lines.sections[number - 1], depth, hit[1]) in lines.names:
            return _out_of_block(lines, number, depth, hit[1])
    return None


def _out_of_block(lines: SourceLines, number: int, depth: int, name: str) -> Diagnosis:
    line = lines.line(number)
    edit = LineEdit(number, 1, depth - indent(line), " " * depth + line.lstrip(" "))
    message = (
        f"'{name}:' begins so far in that it is read as part of the text above. "
        f"Begin it {_steps(depth)}; or, if it belongs to the text, move it from the start of the line."
    )
    return one_problem(Place(number, indent(line) + 1), "yaml-indent", message, edit)


def _moved(lines: SourceLines, number: int, column: int) -> Diagnosis:
    line = lines.line(number)
    found = indent(line)
    fix = Fix(number, " " * column + line.lstrip(" ")) if column != found else None
    message = _list_message(line, found, fix) if is_list_item(line) else _name_message(line, found, fix)
    return Diagnosis((Problem(Place(number, found + 1), "yaml-indent", message, fix=fix),))


def _name_message(line: str, found: int, fix: Fix | None) -> str:
    perhaps = f", perhaps {_steps(indent(fix.text))}" if fix else ""
    return (
        f"This line begins {_steps(found)}, which fits no line above it. "
        f"Begin it exactly below the names that it belongs with{perhaps}. "
        "If it goes on with the text above, begin it further in than that text's name, "
        "and put quotes around a text with a colon."
    )


def _list_message(line: str, found: int, fix: Fix | None) -> str:
    start = f"This entry of a list begins {_steps(found)}, where no list is."
    if fix is None:
        return (
            f"{start} Put the dash on the lines below the name of its list, and nothing beside that name; "
            "or, if that name is missing above, write it."
        )
    perhaps = _steps(indent(fix.text))
    return f"{start} Put its dash exactly below the other dashes of its list, perhaps {perhaps}."


def _columns(lines: SourceLines, number: int, items: bool) -> list[int]:
    """Candidate columns: where the enclosing lines of the same sort (items or keys) begin, innermost first."""
    columns: list[int] = []
    limit, above = 1_000_000, lines.content_above(number)
    while above is not None and limit > 0:
        line = lines.line(above)
        starts = [start for start in _starts(line, items) if start < limit]
        columns += starts
        limit = min(limit, indent(line)) if is_item_or_key(line) else limit
        above = lines.content_above(above)
    return columns


def _starts(line: str, items: bool) -> list[int]:
    if items:
        return [hit.start() for hit in re.finditer(r"-(?=\s)", line[: content_column(line)])]
    return [content_column(line)] if KEY_WITH_COLON.match(line, content_column(line)) else []


def _steps(spaces: int) -> str:
    return "at the very left" if not spaces else "1 space in" if spaces == 1 else f"{spaces} spaces in"
