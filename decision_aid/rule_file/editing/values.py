"""What was read of a rule file comes in; plain texts, lists and names without places go out, and changed copies."""

from collections.abc import Mapping

from decision_aid.rule_file.syntax.parse import Entries, Items, Node, Text

Value = str | tuple["Value", ...] | Mapping[str, "Value"]
Path = tuple[str | int, ...]


def value_of(node: Node) -> Value:
    """What a node says, without where it stands."""
    match node:
        case Text(value):
            return value
        case Items(items):
            return tuple(map(value_of, items))
        case Entries(entries):
            return {name.value: value_of(under) for name, under in entries}


def node_at(node: Node, path: Path) -> Node | None:
    """What stands at a path of names and numbers; None where there is nothing."""
    for step in path:
        found = _under(node, step)
        if found is None:
            return None
        node = found
    return node


def _under(node: Node, step: str | int) -> Node | None:
    if isinstance(node, Entries) and isinstance(step, str):
        return next((under for name, under in node.entries if name.value == step), None)
    if isinstance(node, Items) and isinstance(step, int):
        return node.items[step] if 0 <= step < len(node.items) else None
    return None


def with_at(value: Value, path: Path, new: Value) -> Value:
    """The value with something else at a path."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(step, str):
        names = value if isinstance(value, Mapping) else {}
        return {**names, step: with_at(names.get(step, {}), rest, new)}
    items = value if isinstance(value, tuple) else ()
    return (*items[:step], with_at(items[step], rest, new), *items[step + 1 :])
