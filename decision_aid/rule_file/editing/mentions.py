"""Find every place of a rule file that names an entry by its id, as the schema declares it.

Works on plain values, so that it also finds names in a file with errors.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from decision_aid.rule_file.editing.entry_kinds import SECTIONS, EntryKind, entry_text
from decision_aid.rule_file.editing.values import Value, ValuePath
from decision_aid.rule_file.reading.conditions import GROUPS
from decision_aid.rule_file.schema.keys import EntrySchema, Key, Listed, Named, Nested, Plain, Reference, References
from decision_aid.rule_file.schema.table import RULE_FILE


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names an entry: the path of the name, or of what stands under it where the name is a key.

    `key` is the key of the schema that the name stands under, and `at` the path of what that key holds.
    """

    path: ValuePath
    kind: EntryKind
    ident: str
    key: Key
    at: ValuePath


def mentions(file: Value) -> Iterator[Mention]:
    """All places of the file that name an entry, in the order of the schema."""
    yield from _in_entry(RULE_FILE, file, ())


def _in_entry(schema: EntrySchema, entry: Value, above: ValuePath) -> Iterator[Mention]:
    known = entry if isinstance(entry, Mapping) else {}
    for key in schema.by_name.values():
        if key.name in known:
            question = f"{entry_text(entry, 'id')}."
            yield from _under_key(key, known[key.name], (*above, key.name), question)


def _under_key(key: Key, value: Value, path: ValuePath, question: str) -> Iterator[Mention]:
    match key.holds:
        case Nested(inner):
            yield from _in_entry(inner, value, path)
        case Listed(inner) | Named(inner):
            for step, item in _children(value):
                yield from _in_entry(inner, item, (*path, step))
        case Reference("choices") | References("choices"):
            yield from (Mention(at, EntryKind.CHOICE, question + name, key, path) for at, name in _names(value, path))
        case Reference(to) | References(to) if to in SECTIONS:
            yield from (Mention(at, SECTIONS[to], name, key, path) for at, name in _names(value, path))
        case Plain.TWO_STATEMENTS:
            yield from (Mention(at, EntryKind.STATEMENT, name, key, path) for at, name in _names(value, path))
        case Plain.CONDITION | Plain.CASE | Plain.ANSWERS:
            yield from _answered(key, value, path)


def _answered(key: Key, value: Value, path: ValuePath) -> Iterator[Mention]:
    """The questions and choices of a condition, or of a made-up person's answers."""
    for name, answers in value.items() if isinstance(value, Mapping) else ():
        at = (*path, name)
        if name in GROUPS:
            for number, group in _children(answers):
                yield from _answered(key, group, (*at, number))
            continue
        yield Mention(at, EntryKind.QUESTION, name, key, at)
        for place, choice in _names(answers, at):
            yield Mention(place, EntryKind.CHOICE, f"{name}.{choice}", key, at)


def _names(value: Value, path: ValuePath) -> Iterator[tuple[ValuePath, str]]:
    """The ids that a text or a list of texts holds."""
    if isinstance(value, str):
        yield path, value.strip()
    elif isinstance(value, tuple):
        yield from (((*path, number), item.strip()) for number, item in enumerate(value) if isinstance(item, str))


def _children(value: Value) -> Iterator[tuple[str | int, Value]]:
    if isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, tuple):
        yield from enumerate(value)
