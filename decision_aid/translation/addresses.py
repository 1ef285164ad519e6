"""The address of every translatable text of an aid, and a way to replace all texts at once.

An address is a dotted path through the rule file: `questions.duration.ask`, `statements.operation.pain.says`. Parts
with an id or a glossary word are named by it, others by their number from 1. Citations and links are not translated.
Which keys hold such texts is said by the schema of the rule file.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from decision_aid.model.aid import About, DecisionAid, Option, Term
from decision_aid.model.evidence import DoesNotApply, Finding, Gap, Statement
from decision_aid.rule_file.schema.about import ABOUT, DECLARATIONS
from decision_aid.rule_file.schema.keys import Key, Listed, Named, Nested, Text, places
from decision_aid.rule_file.schema.table import CASE, RULE_FILE, STATEMENT

ReplaceText = Callable[[str, str], str]
AddressedText = tuple[str, str]

# The keys that a part of the model was read from.
KEYS_OF: Mapping[type, tuple[Key, ...]] = {entry.model: entry.keys for _, entry in places(RULE_FILE)} | {
    About: ABOUT.keys_without(*(key.name for key in DECLARATIONS)),
    Statement: (
        *(key for key in STATEMENT.shared_keys if isinstance(key.holds, Text)),
        CASE.by_name["called"],
        Key("", Nested(STATEMENT), "", attribute="content"),
    ),
}
FORM_SEPARATOR = ", "


def map_texts(aid: DecisionAid, say: ReplaceText) -> DecisionAid:
    """The aid with each text replaced by `say(address, text)`; ids, numbers and conditions are unchanged."""
    mapped: DecisionAid = _retold(aid, say, "")
    return mapped


def addressed_texts(aid: DecisionAid) -> Iterator[AddressedText]:
    """The address and the text of each translatable text, in file order."""
    found: list[AddressedText] = []

    def note(address: str, text: str) -> str:
        found.append((address, text))
        return text

    map_texts(aid, note)
    return iter(found)


def _retold(part: Any, say: ReplaceText, at: str) -> Any:
    keys = _keys_of(part)
    texts = [key for key in keys if isinstance(key.holds, Text) and key.holds.translated and getattr(part, key.field)]
    parts = [key for key in keys if _has_parts(key, getattr(part, key.field, None))]
    changed: dict[str, Any] = {key.field: say(_at(at, key.name), getattr(part, key.field)) for key in texts}
    if isinstance(part, About):
        changed["declared"] = {name: text and say(_at(at, name), text) for name, text in part.declared.items()}
    if isinstance(part, Option) and part.short == part.name:
        changed["short"] = changed["name"]
    if isinstance(part, Term):
        changed |= _forms(say(_at(at, "word"), FORM_SEPARATOR.join((part.word, *part.also))))
    for key in parts:
        changed[key.field] = _parts_retold(getattr(part, key.field), say, _at(at, key.name))
    return replace(part, **changed)


def _keys_of(part: Any) -> tuple[Key, ...]:
    if isinstance(part, Finding | Gap | DoesNotApply):
        return STATEMENT.own_keys(part.kind.value)
    return KEYS_OF[type(part)]


def _has_parts(key: Key, held: Any) -> bool:
    """Whether there are parts under that key; of the keys of a figure, that of its kind alone."""
    if isinstance(key.holds, Nested) and key.field == "figure":
        return isinstance(held, key.holds.entry.model)
    return isinstance(key.holds, Nested | Listed | Named) and bool(held)


def _parts_retold(held: Any, say: ReplaceText, at: str) -> Any:
    if not isinstance(held, tuple):
        return _retold(held, say, at)
    return tuple(_retold(one, say, _at(at, _name(one, number))) for number, one in enumerate(held, 1))


def _forms(written: str) -> dict[str, Any]:
    """A glossary word and its other forms, from one text with commas."""
    word, *also = (form.strip() for form in written.split(","))
    return {"word": word, "also": tuple(filter(None, also))}


def _at(before: str, name: str) -> str:
    return ".".join(filter(None, (before, name)))


def _name(part: Any, number: int) -> str:
    return str(getattr(part, "id", None) or getattr(part, "word", None) or number)
