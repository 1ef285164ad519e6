"""Plain values (str, tuple, mapping) without places, to compare and rewrite what a file says; paths into them."""

from collections.abc import Mapping, Sequence

from decision_aid.model.problems import has_errors
from decision_aid.rule_file.syntax.parse import MappingNode, Node, ScalarNode, SequenceNode, parse

Value = str | tuple["Value", ...] | Mapping[str, "Value"]
ValuePath = tuple[str | int, ...]


def value_of(node: Node) -> Value:
    """The plain value of a syntax tree node."""
    match node:
        case ScalarNode(value):
            return value
        case SequenceNode(items):
            return tuple(map(value_of, items))
        case MappingNode(entries):
            return {name.value: value_of(under) for name, under in entries}


def read_value(content: bytes) -> Value | None:
    """The plain value of a text; None if it has errors of syntax, or says nothing."""
    node, problems = parse(content)
    return value_of(node) if node and not has_errors(problems) else None


def node_at(node: Node, path: ValuePath) -> Node | None:
    """The node at a path of keys and indices; None if there is none."""
    for step in path:
        found = _child(node, step)
        if found is None:
            return None
        node = found
    return node


def _child(node: Node, step: str | int) -> Node | None:
    if isinstance(node, MappingNode) and isinstance(step, str):
        return next((under for name, under in node.entries if name.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int):
        return node.items[step] if 0 <= step < len(node.items) else None
    return None


def value_at(value: Value, path: ValuePath) -> Value:
    """The value at a path of keys and indices; "" if there is none."""
    for step in path:
        if isinstance(value, Mapping) and isinstance(step, str):
            value = value.get(step, "")
        elif isinstance(value, tuple) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return ""
    return value


def with_value_at(value: Value, path: ValuePath, new: Value) -> Value:
    """A copy of the value with a new one at a path; missing mappings are created."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(step, str):
        names = value if isinstance(value, Mapping) else {}
        return {**names, step: with_value_at(names.get(step, {}), rest, new)}
    items = value if isinstance(value, tuple) else ()
    return (*items[:step], with_value_at(items[step], rest, new), *items[step + 1 :])


def with_key(names: Mapping[str, Value], key: str, value: Value, order: Sequence[str]) -> Value:
    """The mapping with a key set; a new key goes after those that precede it in `order`."""
    if key in names:
        return {**names, key: value}
    before = order[: order.index(key)]
    at = max((number for number, other in enumerate(names, 1) if other in before), default=0)
    parts = list(names.items())
    return dict([*parts[:at], (key, value), *parts[at:]])
