"""Render a new value as YAML, in flow style (brackets) if it is short, else in block style (indented lines)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from decision_aid.rule_file.editing.scalar_style import PLAIN, RenderContext, RenderedValue, render_key, render_scalar
from decision_aid.rule_file.editing.values import Value

WIDTH = 110  # of the lines of such a file


def render_value(value: Value, room: RenderContext, on_lines: bool = False) -> RenderedValue:
    """Render a value to follow a key and its colon; `on_lines` forces block style, to match the neighbours."""
    if isinstance(value, str):
        return render_scalar(value, room)
    in_line = render_flow(value)
    if room.in_flow or not value or not (on_lines or _asks_for_lines(value) or not room.holds(in_line)):
        return RenderedValue(in_line)
    return RenderedValue("", tuple(render_block(value, room)))


def _asks_for_lines(value: Value) -> bool:
    """Whether it contains several mappings, number ranges of conditions excepted: unreadable in flow style."""
    parts = list(value.items()) if isinstance(value, Mapping) else [("", part) for part in value]
    return sum(isinstance(part, Mapping) and not part.keys() <= {"at_least", "below"} for _, part in parts) > 1


def render_file(heading: str, value: Value) -> str:
    """A whole file of ours that is no rule file, below a comment that says what it is."""
    room = RenderContext(in_flow=False, indent=0, width=WIDTH, style=PLAIN)
    return heading + "".join(f"{line}\n" for line in render_block(value, room))


def render_flow(value: Value) -> str:
    """Render in flow style, in one line."""
    room = RenderContext(in_flow=True, indent=0, width=0, style=PLAIN)
    if isinstance(value, str):
        return render_scalar(value, room).head
    if isinstance(value, Mapping):
        return "{" + ", ".join(render_flow_pair(name, under) for name, under in value.items()) + "}"
    return "[" + ", ".join(map(render_flow, value)) + "]"


def render_flow_pair(name: str, value: Value) -> str:
    """Render a key-value pair in flow style."""
    return f"{render_key(name, in_flow=True)}: {render_flow(value)}"


def render_block(value: Value, room: RenderContext) -> Iterator[str]:
    """Render a mapping or list in block style, indented as the context says."""
    if isinstance(value, Mapping):
        for name, under in value.items():
            yield from render_block_pair(name, under, room)
    else:
        for item in value:
            yield from render_block_item(item, room)


def render_block_pair(name: str, value: Value, room: RenderContext, on_lines: bool = False) -> Iterator[str]:
    """Render a key-value pair in block style."""
    lead = " " * room.indent + render_key(name) + ":"
    inside = replace(room, indent=room.indent + room.step, before=len(lead) + 1, style=PLAIN)
    rendered = render_value(value, inside, on_lines)
    yield f"{lead} {rendered.head}" if rendered.head else lead
    yield from rendered.below


def render_block_item(value: Value, room: RenderContext, on_lines: bool = True) -> Iterator[str]:
    """Render a list item in block style, with its dash."""
    dash = " " * room.indent + "- "
    inside = replace(room, indent=room.indent + len("- "), before=len(dash), style=PLAIN)
    if isinstance(value, Mapping) and value and (on_lines or not inside.holds(render_flow(value))):
        first, *others = render_block(value, inside)
        yield dash + first[inside.indent :]
        yield from others
    elif isinstance(value, Mapping):
        yield dash + render_flow(value)
    else:
        rendered = render_value(value, inside)
        yield dash + rendered.head
        yield from rendered.below
