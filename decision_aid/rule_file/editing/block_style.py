"""Render a new value as YAML, in flow style (brackets) if it is short, else in block style (indented lines)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from decision_aid.rule_file.editing.scalar_style import PLAIN, Room, Written, name_written, written
from decision_aid.rule_file.editing.values import Value


def rendered(value: Value, room: Room, on_lines: bool = False) -> Written:
    """Render a value to follow a key and its colon; `on_lines` forces block style, to match the neighbours."""
    if isinstance(value, str):
        return written(value, room)
    in_line = in_brackets(value)
    if room.in_flow or not value or not (on_lines or _asks_for_lines(value) or not room.holds(in_line)):
        return Written(in_line)
    return Written("", tuple(lines_of(value, room)))


def _asks_for_lines(value: Value) -> bool:
    """Whether it contains several mappings, number ranges of conditions excepted: unreadable in flow style."""
    parts = list(value.items()) if isinstance(value, Mapping) else [("", part) for part in value]
    return sum(isinstance(part, Mapping) and not part.keys() <= {"at_least", "below"} for _, part in parts) > 1


def in_brackets(value: Value) -> str:
    """Render in flow style, in one line."""
    room = Room(in_flow=True, indent=0, width=0, style=PLAIN)
    if isinstance(value, str):
        return written(value, room).head
    if isinstance(value, Mapping):
        return "{" + ", ".join(named_in_brackets(name, under) for name, under in value.items()) + "}"
    return "[" + ", ".join(map(in_brackets, value)) + "]"


def named_in_brackets(name: str, value: Value) -> str:
    """Render a key-value pair in flow style."""
    return f"{name_written(name, in_flow=True)}: {in_brackets(value)}"


def lines_of(value: Value, room: Room) -> Iterator[str]:
    """Render a mapping or list in block style, indented as the context says."""
    if isinstance(value, Mapping):
        for name, under in value.items():
            yield from named_lines(name, under, room)
    else:
        for item in value:
            yield from item_lines(item, room)


def named_lines(name: str, value: Value, room: Room, on_lines: bool = False) -> Iterator[str]:
    """Render a key-value pair in block style."""
    lead = " " * room.indent + name_written(name) + ":"
    inside = replace(room, indent=room.indent + room.step, before=len(lead) + 1, style=PLAIN)
    found = rendered(value, inside, on_lines)
    yield f"{lead} {found.head}" if found.head else lead
    yield from found.below


def item_lines(value: Value, room: Room, on_lines: bool = True) -> Iterator[str]:
    """Render a list item in block style, with its dash."""
    dash = " " * room.indent + "- "
    inside = replace(room, indent=room.indent + len("- "), before=len(dash), style=PLAIN)
    if isinstance(value, Mapping) and value and (on_lines or not inside.holds(in_brackets(value))):
        first, *others = lines_of(value, inside)
        yield dash + first[inside.indent :]
        yield from others
    else:
        found = rendered(value, inside)
        yield dash + found.head
        yield from found.below
