"""Map between an entry's nested value and the flat fields of a form, in both directions.

A form holds a part of an entry only. What it cannot hold (an unexpected type, an unknown key) is not shown and
survives an edit unchanged; a field whose meaning did not change keeps its old spelling.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from decision_aid.rule_file.editing.values import Value, ValuePath, with_key

FieldValue = str | tuple[str, ...]
FormData = Mapping[str, FieldValue]


class FieldShape(Enum):
    """The type of a field: a text, a list with order, or a list without (a set)."""

    TEXT = "text"
    LIST = "list"
    SET = "set"


@dataclass(frozen=True, slots=True)
class FormField:
    """One form field: its path in the entry; `plain_as` is the key that a plain text in place of a mapping means.

    `under` comes before the path in its name, where the path alone could be the name of another thing of the form.
    """

    path: ValuePath
    shape: FieldShape = FieldShape.TEXT
    plain_as: str = ""
    under: str = ""

    @property
    def name(self) -> str:
        """The name of the form field: the path joined by dots."""
        return ".".join(map(str, (self.under, *self.path) if self.under else self.path))


def to_form_data(entry: Value, fields: Sequence[FormField]) -> dict[str, FieldValue]:
    """The field values of an entry, by field name; fields whose value a form cannot hold are left out."""
    found = ((field, _field_value(entry, field)) for field in fields)
    return {field.name: data for field, data in found if data is not None}


def paths_beyond_form(entry: Value, fields: Sequence[FormField]) -> tuple[ValuePath, ...]:
    """The paths of all values that no field of the form covers."""
    held = {field.path for field in fields if _field_value(entry, field) is not None}
    return tuple(_paths_left(entry, held, ()))


def apply_form_data(entry: Value, fields: Sequence[FormField], filled: FormData) -> Value:
    """Apply form data to an entry; values that the form does not hold or does not change stay as they are."""
    for field in fields:
        before = _field_value(entry, field)
        if before is None or field.name not in filled:
            continue
        after = _in_old_order(before, filled[field.name]) if field.shape is FieldShape.SET else filled[field.name]
        if after != before:
            entry = _with_field(entry, field, field.path, after, fields)
    return entry


def _field_value(entry: Value, field: FormField) -> FieldValue | None:
    """The value of a field, empty if it is missing; None if a form cannot hold it."""
    for step in field.path[:-1]:
        parts = _parts(entry)
        if parts is None or isinstance(step, int) is not isinstance(entry, tuple):
            return None
        if step not in parts:
            return _nothing(field)
        entry = parts[step]
    if isinstance(entry, str) and field.plain_as:
        return _as_data(entry, field) if field.path[-1] == field.plain_as else _nothing(field)
    if not isinstance(entry, Mapping):
        return None
    return _as_data(entry.get(str(field.path[-1]), _nothing(field)), field)


def _parts(entry: Value) -> dict[str | int, Value] | None:
    """The children by key or index; None for a text."""
    if isinstance(entry, Mapping):
        return dict(entry.items())
    return dict(enumerate(entry)) if isinstance(entry, tuple) else None


def _as_data(value: Value, field: FormField) -> FieldValue | None:
    if field.shape is FieldShape.TEXT:
        return value.strip() if isinstance(value, str) else None
    items = (value,) if isinstance(value, str) and value else value
    if isinstance(items, tuple) and all(isinstance(item, str) for item in items):
        return tuple(str(item) for item in items)
    return () if items == "" else None


def _nothing(field: FormField) -> FieldValue:
    return "" if field.shape is FieldShape.TEXT else ()


def _in_old_order(before: FieldValue, after: FieldValue) -> FieldValue:
    stays = tuple(item for item in before if item in after)
    return (*stays, *(item for item in after if item not in before))


def _paths_left(entry: Value, held: set[ValuePath], above: ValuePath) -> Iterator[ValuePath]:
    for name, under in (_parts(entry) or {}).items():
        path = (*above, name)
        deeper = any(other[: len(path)] == path and len(other) > len(path) for other in held)
        if deeper and not isinstance(under, str):
            yield from _paths_left(under, held, path)
        elif path not in held and not (deeper and isinstance(under, str)):
            yield path


def _with_field(
    entry: Value, field: FormField, path: ValuePath, data: FieldValue, fields: Sequence[FormField]
) -> Value:
    """The entry with a field set; values that become empty are removed."""
    if isinstance(entry, str) and field.plain_as:
        if path == (field.plain_as,):
            return data
        entry = {field.plain_as: entry}
    parts = _parts(entry) or {}
    below = _with_field(parts.get(path[0], {}), field, path[1:], data, fields) if len(path) > 1 else data
    if isinstance(path[0], int):
        items = [*parts.values(), *({} for _ in range(len(parts), path[0] + 1))]
        items[path[0]] = below
        return tuple(items) if any(items) else ()
    names = {str(name): under for name, under in parts.items()}
    if not below:
        return {name: under for name, under in names.items() if name != path[0]}
    above = field.path[: len(field.path) - len(path)]
    order = [str(one.path[len(above)]) for one in fields if one.path[:-1][: len(above)] == above]
    return with_key(names, path[0], below, order)
