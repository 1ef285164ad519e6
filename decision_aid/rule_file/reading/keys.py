"""Check the keys of a mapping against a schema: unknown keys, missing keys, and keys indented too little.

An unknown key gets one of three explanations, the most likely first: a typing error, a line with wrong indent, or a
whole list whose heading is missing.
"""

from collections.abc import Mapping
from itertools import compress

from decision_aid.model.problems import Fix, Wording, worded
from decision_aid.rule_file.reading.context import ReadingContext, in_line
from decision_aid.rule_file.reading.other_notations import key_instead
from decision_aid.rule_file.reading.suggestions import closest_match, guess, join_with_or
from decision_aid.rule_file.syntax.parse import MappingNode, Node, ScalarNode, scalar_value


def check_keys(
    context: ReadingContext, node: MappingNode, what: str, keys: Mapping[str, bool]
) -> dict[str, Node] | None:
    """The value of each known key, typing errors corrected; None if the mapping clearly is of another kind."""
    found = {key.value: value for key, value in node.entries if key.value in keys}
    strange = len(found) < len(node.entries)
    if strange and _of_another_kind(node, keys):
        _not_this(context, node, what)
        return None
    under = _not_under(context, node, keys) if strange else {}
    moved = [key for pairs in under.values() for key, _ in pairs]
    for key, value in node.entries if strange else ():
        if key.value not in keys and key not in moved:
            _unknown(context, key, value, what, keys, found)
    for name in [name for name in compress(keys, keys.values()) if name not in found]:
        message = Wording(
            f"{capitalised(what)} has no '{name}'. Add a line '{name}: ...'.",
            f"{capitalised(what)} has no “{name.replace('_', ' ')}”. Fill that in.",
        )
        context.problem(node.place, "missing-key", message, key=name)
    if node.entries and not found and not any(keys.values()):
        return None
    return found | {name: MappingNode(tuple(pairs), pairs[0][0].place) for name, pairs in under.items()}


def capitalised(what: str) -> str:
    """The text with its first letter in upper case."""
    return what[0].upper() + what[1:]


def _of_another_kind(node: MappingNode, keys: Mapping[str, bool]) -> bool:
    """Whether most of several keys are unknown here, as if the heading of another list were missing above."""
    strange = [key for key, _ in node.entries if key.value not in keys and not closest_match(key.value, keys)]
    return len(strange) >= 2 and len(strange) > len(node.entries) - len(strange) and any(keys.values())


def _not_this(context: ReadingContext, node: MappingNode, what: str) -> None:
    kind = what.split(" '")[0].removeprefix("a ").removeprefix("an ")
    names = [f"'{key.value}'" for key, _ in node.entries[:3]]
    message = (
        f"This seems to be a list of another kind{{lines}}: each {kind} has names of its own, and "
        f"{', '.join(names)} are not among them. Perhaps the line with the name of the list is missing above it."
    )
    context.report_merged(node.place, "shape", message, same=kind)


def _not_under(
    context: ReadingContext, node: MappingNode, keys: Mapping[str, bool]
) -> dict[str, list[tuple[ScalarNode, Node]]]:
    """By empty key, the pairs directly below it that should be indented under it; one problem per key."""
    under: dict[str, list[tuple[ScalarNode, Node]]] = {}
    heading: ScalarNode | None = None
    for key, value in node.entries:
        if key.value in keys:
            heading = key if isinstance(value, ScalarNode) and value.plain and not value.value else None
        elif heading and key.place.column == heading.place.column and key.place.line > heading.place.line:
            if heading.value not in under:
                _further_in(context, heading, key)
            under.setdefault(heading.value, []).append((key, value))
    return under


def _further_in(context: ReadingContext, above: ScalarNode, key: ScalarNode) -> None:
    line = f"  {context.line(key.place.line).rstrip()}"
    message = (
        f"'{key.value}' belongs to '{above.value}' above it, and begins no further in. "
        f"Begin it, and what belongs with it, two spaces further in. Write: {line}"
    )
    context.problem(key.place, "yaml-indent", message, Fix(key.place.line, line))


def _unknown(
    context: ReadingContext, key: ScalarNode, value: Node, what: str, keys: Mapping[str, bool], found: dict[str, Node]
) -> None:
    near = closest_match(key.value, keys)
    start = f"'{key.value}' is not a key of {what.rstrip(',')}."
    if instead := key_instead(key.value, scalar_value(value), keys, scalar_value(found.get("of"))):
        context.problem(key.place, "unknown-key", f"{start} {instead}")
    elif near is None and isinstance(value, MappingNode) and value.place.line > key.place.line:
        message = f"{start[:-1]}{{lines}}. Perhaps the line with the name of its list is missing above it."
        context.report_merged(key.place, "unknown-key", message, same=f"names in {what}")
    elif near is None:
        context.problem(key.place, "unknown-key", f"{start} Write {join_with_or(list(keys))}; or delete it.")
    elif near in found:
        there = in_line(found[near].place.line)
        message = worded("{} {} That is there already{}: keep one of the two.", start, guess(key.value, near), there)
        context.problem(key.place, "unknown-key", message)
    else:
        fix = context.replaced(key.place, key.value, near)
        context.problem(key.place, "unknown-key", f"{start} {guess(key.value, near)}", fix)
        found[near] = value
