"""Read entries by their schema: a new text, date, reference or list of entries needs no code.

Keys with rules of their own, such as figures, are left to the module of their section.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

from decision_aid.model.problems import Place
from decision_aid.rule_file.reading.conditions import Scope, read_condition, scope_of
from decision_aid.rule_file.reading.context import ReadingContext
from decision_aid.rule_file.reading.fields import EntryFields, check_reference, read_entry
from decision_aid.rule_file.schema.keys import (
    EntrySchema,
    Key,
    Listed,
    Named,
    OneOf,
    Plain,
    Reference,
    References,
    Text,
)
from decision_aid.rule_file.syntax.parse import Node, ScalarNode, SequenceNode

# By section, its ids with their index; None for a section that cannot be read, which accepts any id.
KnownIds = Mapping[str, Mapping[str, int] | None]
PLAIN: Mapping[Plain, Callable[[EntryFields, str], Any]] = {
    Plain.WORD: EntryFields.word,
    Plain.ID: EntryFields.word,
    Plain.WORDS: EntryFields.texts,
    Plain.LANGUAGE: EntryFields.language,
    Plain.LINK: EntryFields.link,
    Plain.DAY: EntryFields.date,
    Plain.YES_NO: EntryFields.yes_or_no,
    Plain.NUMBER: EntryFields.number,
}


@dataclass(frozen=True, slots=True)
class SchemaReader:
    """Reads the entries of one file; `known` are the ids that they may refer to, `scope` is that of conditions."""

    context: ReadingContext
    known: KnownIds
    scope: Scope

    def values(self, fields: EntryFields, keys: tuple[Key, ...]) -> dict[str, Any]:
        """The values by field of the model, without keys that are read elsewhere; a missing one is "", None or ()."""
        missing, ways = _ways_to_read(keys)
        values = missing.copy()
        for name in fields.fields:
            if way := ways.get(name):
                field, read = way
                values[field] = read(self, fields)
        return values

    def _named(self, node: Node | None, key: Key, holds: Named) -> Iterator[Any]:
        pairs = self.context.mapping_pairs if holds.by_word else self.context.id_pairs
        for name, value in pairs(node, key.name):
            if fields := self._fields(name, value, holds.entry):
                ident = {"word" if holds.by_word else "id": name.value}
                yield _model_part(holds.entry, ident | self.values(fields, holds.entry.keys), name)

    def _fields(self, name: ScalarNode, node: Node, entry: EntrySchema) -> EntryFields | None:
        """The fields of a named entry, or of its plain form: a text that stands for one of them."""
        called = f"{entry.called} '{name.value}'"
        if not entry.plain or not isinstance(node, ScalarNode):
            return read_entry(self.context, node, called, entry.needs)
        text = self.context.plain_text(node, name.value)
        return EntryFields(self.context, called, node.place, {entry.plain: text}) if text else None

    def _listed(self, node: Node | None, key: Key, entry: EntrySchema) -> Iterator[Any]:
        for item in self.context.items(node, key.name):
            if fields := read_entry(self.context, item, entry.called, entry.needs):
                yield _model_part(entry, self.values(fields, entry.keys), item)

    def _answers(self, node: Node | None, what: str) -> Iterator[tuple[str, str | tuple[str, ...]]]:
        for name, value in self.context.mapping_pairs(node, what):
            question = check_reference(self.context, name, "question", self.scope.questions)
            if question and isinstance(value, SequenceNode):
                yield question, tuple(item.value for item in value.items if isinstance(item, ScalarNode))
            elif question and isinstance(value, ScalarNode):
                yield question, value.value


ReadValue = Callable[[SchemaReader, EntryFields], Any]


@lru_cache(maxsize=256)  # entries of the same keys, of which there are a few dozen
def _ways_to_read(keys: tuple[Key, ...]) -> tuple[dict[str, Any], dict[str, tuple[str, ReadValue]]]:
    """What is read of an entry that has none of these keys, by field; by name of a key, its field and how it is read.

    Found out once, as an entry has a few of very many keys. What is read elsewhere is in neither.
    """
    ways = {key.name: (key.field, read) for key in keys if (read := _way_to_read(key))}
    context = ReadingContext(lines=(), problems=[], texts=[])
    nothing, reader = EntryFields(context, "", Place(), {}), SchemaReader(context, defaultdict(dict), scope_of(()))
    return {field: read(reader, nothing) for field, read in ways.values()}, ways


def _way_to_read(key: Key) -> ReadValue | None:
    """How the value of a key is read; None if that is done elsewhere."""
    name = key.name
    match key.holds:
        case Text():
            return lambda _, given: given.text(name)
        case Plain() as plain if read := PLAIN.get(plain):
            return lambda _, given: read(given, name)
        case Plain.CONDITION:
            return lambda reader, given: read_condition(given, name, reader.scope)
        case Plain.ANSWERS:
            return lambda reader, given: tuple(reader._answers(given.node(name), name))
        case OneOf(type() as listed, called):
            return lambda _, given: _one_of(given, key, listed, called)
        case Reference(to, words):
            return lambda reader, given: _referred(reader, given, name, to, dict(words))
        case References(to):
            return lambda reader, given: given.references(name, to.removesuffix("s"), reader.known[to])
        case Listed(entry):
            return lambda reader, given: tuple(reader._listed(given.node(name), key, entry))
        case Named() as holds:
            return lambda reader, given: tuple(reader._named(given.node(name), key, holds))
    return None


def _one_of(fields: EntryFields, key: Key, listed: type[Enum], called: str) -> Enum | None:
    there = key.required or key.name in fields
    return fields.one_of(key.name, listed, next(iter(listed)), called) if there else None


def _referred(reader: SchemaReader, fields: EntryFields, name: str, to: str, words: Mapping[str, str]) -> str:
    """The id, or what the model has for a word that the second form of the rule file allows in its place."""
    meant, known = words if reader.context.format > 1 else {}, reader.known[to]
    accepted = {**known, **dict.fromkeys(meant, 0)} if meant and known is not None else known
    found = fields.reference(name, to.removesuffix("s"), accepted)
    return meant.get(found, found)


def _model_part(entry: EntrySchema, values: Mapping[str, Any], node: Node) -> Any:
    """The part of the model; it knows its place if it has a field for that."""
    place = {"place": node.place} if "place" in entry.model.__annotations__ else {}
    return entry.model(**values, **place)
