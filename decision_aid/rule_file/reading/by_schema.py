"""Read entries by their schema: a new text, date, reference or list of entries needs no code.

Keys with rules of their own, such as figures, are left to the module of their section.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
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

    def values(self, given: EntryFields, keys: tuple[Key, ...]) -> dict[str, Any]:
        """The values by field of the model, without keys that are read elsewhere; a missing one is "", None or ()."""
        there = [key for key in keys if key.name in given.fields]
        return _values_of_missing(keys) | {key.field: value for key in there for value in self._value(given, key)}

    def _named(self, node: Node | None, key: Key, holds: Named) -> Iterator[Any]:
        pairs = self.context.mapping_pairs if holds.by_word else self.context.id_pairs
        for name, value in pairs(node, key.name):
            if fields := self._fields(name, value, holds.entry):
                ident = {"word" if holds.by_word else "id": name.value}
                yield _made(holds.entry, ident | self.values(fields, holds.entry.keys), name)

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
                yield _made(entry, self.values(fields, entry.keys), item)

    def _answers(self, node: Node | None, what: str) -> Iterator[tuple[str, str | tuple[str, ...]]]:
        for name, value in self.context.mapping_pairs(node, what):
            question = check_reference(self.context, name, "question", self.scope.questions)
            if question and isinstance(value, SequenceNode):
                yield question, tuple(item.value for item in value.items if isinstance(item, ScalarNode))
            elif question and isinstance(value, ScalarNode):
                yield question, value.value

    def _value(self, given: EntryFields, key: Key) -> Iterator[Any]:
        """The value, or nothing for a key that is read elsewhere."""
        match key.holds:
            case Text():
                yield given.text(key.name)
            case Plain() as plain if plain in PLAIN:
                yield PLAIN[plain](given, key.name)
            case OneOf(type() as words, called):
                there = key.required or key.name in given
                yield given.one_of(key.name, words, next(iter(words)), called) if there else None
            case Reference(to, words):
                meant = dict(words) if self.context.form > 1 else {}
                known = self.known[to]
                known = known if known is None else {**known, **dict.fromkeys(meant, 0)}
                found = given.reference(key.name, to.removesuffix("s"), known)
                yield meant.get(found, found)
            case References(to):
                yield given.references(key.name, to.removesuffix("s"), self.known[to])
            case Listed(entry):
                yield tuple(self._listed(given.node(key.name), key, entry))
            case Named():
                yield tuple(self._named(given.node(key.name), key, key.holds))
            case Plain.CONDITION:
                yield read_condition(given, key.name, self.scope)
            case Plain.ANSWERS:
                yield tuple(self._answers(given.node(key.name), key.name))


@lru_cache(maxsize=256)  # entries of the same keys, of which there are a few dozen
def _values_of_missing(keys: tuple[Key, ...]) -> dict[str, Any]:
    """What is read of an entry that has none of these keys. Cached, as most entries have a few of very many."""
    context = ReadingContext(lines=(), problems=[], texts=[])
    nothing, reader = EntryFields(context, "", Place(), {}), SchemaReader(context, defaultdict(dict), scope_of(()))
    return {key.field: value for key in keys for value in reader._value(nothing, key)}


def _made(entry: EntrySchema, values: Mapping[str, Any], node: Node) -> Any:
    """The part of the model; it knows its place if it has a field for that."""
    place = {"place": node.place} if "place" in entry.model.__annotations__ else {}
    return entry.model(**values, **place)
