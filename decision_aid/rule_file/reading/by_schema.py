"""Read the values of an entry whose keys need nothing but what the schema says of them.

So a new text, date or reference needs no code here. Keys with rules of their own (conditions, figures, lists of
entries) are left to the module of their section.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from decision_aid.rule_file.reading.fields import EntryFields
from decision_aid.rule_file.schema.keys import Key, OneOf, Plain, Reference, References, Text

# By section, its ids with their index; None for a section that cannot be read, which accepts any id.
KnownIds = Mapping[str, Mapping[str, int] | None]


def read_values(given: EntryFields, keys: Iterable[Key], known: KnownIds | None = None) -> dict[str, Any]:
    """The values by field of the model; a missing one is neutral, such as "" or None."""
    return {key.field: value for key in keys for value in _value(given, key, known or {})}


def _value(given: EntryFields, key: Key, known: KnownIds) -> Iterator[Any]:
    """The value, or nothing for a key that is read elsewhere."""
    match key.holds:
        case Text():
            yield given.text(key.name)
        case Plain.WORD:
            yield given.word(key.name)
        case Plain.WORDS:
            yield given.texts(key.name)
        case Plain.LANGUAGE:
            yield given.language(key.name)
        case Plain.LINK:
            yield given.link(key.name)
        case Plain.DAY:
            yield given.date(key.name)
        case Plain.YES_NO:
            yield given.yes_or_no(key.name)
        case Plain.NUMBER:
            yield given.number(key.name)
        case OneOf(type() as words, called):
            yield (
                given.one_of(key.name, words, next(iter(words)), called) if key.required or key.name in given else None
            )
        case Reference(to):
            yield given.reference(key.name, to.removesuffix("s"), known[to])
        case References(to):
            yield given.references(key.name, to.removesuffix("s"), known[to])
