"""Repair rules for list dashes: a list item without its dash, or a dash before a key that is no list item.

Without its dash, the second item of a list becomes duplicate keys of the first, which libyaml does not report; so these
rules compare a line's key and indent with those of its neighbours.
"""

from collections.abc import Collection, Iterator

from decision_aid.model.problems import Fix, Place, Problem
from decision_aid.rule_file.syntax.diagnosis import Diagnosis, excerpt, one_problem
from decision_aid.rule_file.syntax.lines import (
    KEY_WITH_COLON,
    LineEdit,
    SourceLines,
    content_column,
    indent,
    is_list_item,
    opens_block,
)


def is_dash_missing(lines: SourceLines, here: Place, names: Collection[str]) -> bool:
    """Whether a key that repeats in a list item, followed by others that repeat, begins an item without a dash."""
    line = lines.line(here.line)
    if is_list_item(line) or content_column(line) != here.column - 1:
        return False
    again = [name in names for name in _names_from(lines, here)]
    return again[:2] == [True, True] or (again[:1] == [True] and again.count(True) > 1 and _early(lines, here, names))


def _early(lines: SourceLines, here: Place, names: Collection[str]) -> bool:
    """Whether the key is one of the first two of its item, with which new items usually begin."""
    return next(_names_from(lines, here), "") in list(names)[:2]


def _names_from(lines: SourceLines, here: Place) -> Iterator[str]:
    """The keys with the same indent from a place on, to the end of their mapping."""
    number: int | None = here.line
    while number is not None and indent(lines.line(number)) >= here.column - 1:
        line = lines.line(number)
        if indent(line) == here.column - 1 and _name(line) and not is_list_item(line):
            yield _name(line)
        number = lines.content_after(number)


def insert_dash(lines: SourceLines, here: Place) -> Diagnosis:
    """The diagnosis of a missing dash; the edit inserts it before the key."""
    line = lines.line(here.line)
    text = f"{' ' * max(here.column - 3, 0)}- {line.lstrip(' ')}"
    message = f"A new entry seems to begin here, without its dash. Write: {excerpt(text)}"
    return one_problem(here, "yaml-dash", message, LineEdit(here.line, 1, len(text) - len(line), text))


def first_line_missing(here: Place, first: str) -> Problem:
    """The problem of a list item whose first line, with the dash, is missing; `first` is an example of such a line."""
    message = f"A new entry seems to begin here, and its first line is missing. Write it above this one: {first}"
    return Problem(here, "yaml-dash", message)


def missing_dash(lines: SourceLines, number: int) -> Diagnosis | None:
    """Rule: the line, or the one above it, should begin with a dash, as its siblings do."""
    above = lines.content_above(number)
    if is_list_item(lines.line(number)):
        return _first_without(lines, number)
    near = [other for other in (number, above) if other is not None and _begins_entry(lines, other)]
    return insert_dash(lines, Place(near[0], indent(lines.line(near[0])) + 3)) if near else None


def _begins_entry(lines: SourceLines, number: int) -> bool:
    """Whether a line looks like the first line of an item without its dash: a sibling's key, children indented by 2."""
    line, below = lines.line(number), lines.content_after(number)
    depth = indent(line)
    if is_list_item(line) or below is None or is_list_item(lines.line(below)) or indent(lines.line(below)) != depth + 2:
        return False
    return bool(_name(line)) and _name(line) in (_name_beside(lines, number, step) for step in (-1, 1))


def _name_beside(lines: SourceLines, number: int, step: int) -> str:
    """The key of the nearest list item with the same indent, above (-1) or below (1); "" if there is none."""
    depth = indent(lines.line(number))
    go = lines.content_above if step < 0 else lines.content_after
    other = go(number)
    while other is not None and indent(lines.line(other)) > depth:
        other = go(other)
    line = lines.line(other) if other is not None else ""
    return _name(line) if is_list_item(line) and indent(line) == depth else ""


def _first_without(lines: SourceLines, number: int) -> Diagnosis | None:
    """The first item of a list, if only its dash is missing."""
    line = lines.line(number)
    above = lines.enclosing_above(number, indent(line))
    first = lines.content_after(above) if above is not None and _bare(lines.line(above)) else None
    if first is None or is_list_item(lines.line(first)) or not _name(line) or _name(lines.line(first)) != _name(line):
        return None
    return (
        insert_dash(lines, Place(first, content_column(line) + 1))
        if indent(lines.line(first)) == content_column(line)
        else None
    )


def _name(line: str) -> str:
    hit = KEY_WITH_COLON.match(line, content_column(line))
    return hit[0].rstrip().rstrip(":") if hit else ""


def extra_dash(lines: SourceLines, number: int) -> Diagnosis | None:
    """Rule: a dash before a key that has its own block, while its siblings are keys without a dash."""
    line = lines.line(number)
    odd = number if is_list_item(line) else _first_dash(lines, number)
    if odd is None or not _bare(lines.line(odd)) or not (is_list_item(line) or _bare(line)):
        return None
    text = f"{' ' * indent(lines.line(odd))}{lines.line(odd)[content_column(lines.line(odd)) :]}"
    message = f"There is a dash before a name that has lines of its own. Delete it. Write: {excerpt(text)}"
    fix = Fix(odd, text)
    return Diagnosis(
        (Problem(Place(odd, indent(text) + 1), "yaml-dash", message, fix=fix),), (_moved(lines, odd, text),)
    )


def _moved(lines: SourceLines, number: int, text: str) -> LineEdit:
    return LineEdit(number, 1, len(text) - len(lines.line(number)), text)


def _first_dash(lines: SourceLines, number: int) -> int | None:
    """The nearest line above with the same indent, if it is a list item."""
    depth = indent(lines.line(number))
    above = lines.enclosing_above(number, depth)
    return above if above and indent(lines.line(above)) == depth and is_list_item(lines.line(above)) else None


def _bare(line: str) -> bool:
    return KEY_WITH_COLON.match(line, content_column(line)) is not None and opens_block(line)
