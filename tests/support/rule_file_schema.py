"""Writes what is made from the schema of the rule file: its JSON Schema, and the key reference. For `make schema`."""

import json
import re
from collections.abc import Iterator
from typing import Any

from decision_aid.model.evidence import Case, Statement
from decision_aid.model.languages import TAG
from decision_aid.rule_file.reading.context import ID, MAX_ID_LENGTH
from decision_aid.rule_file.schema.keys import (
    EntrySchema,
    Key,
    Listed,
    Named,
    Nested,
    OneOf,
    Plain,
    Reference,
    References,
    Text,
    places,
)
from decision_aid.rule_file.schema.table import RULE_FILE, STATEMENT
from tests.support.house import ROOT

JSON_SCHEMA = ROOT / "decision_aid" / "rule_file" / "rule-file.schema.json"
KEY_REFERENCE = ROOT / "docs" / "keys.md"

UNNAMED = re.compile(r"\?P<[a-z]+>")  # JavaScript writes the names of groups in another way
# A text may look like a number or like true: only the YAML parsers of editors give it a type.
SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"], "pattern": r"\S"}


def _shared(name: str) -> dict[str, str]:
    return {"$ref": f"#/definitions/{name}"}


def _kind(plain: Plain) -> dict[str, str]:
    return _shared(plain.name.lower())


def _two(one: dict[str, str]) -> dict[str, Any]:
    return {"type": "array", "items": one, "minItems": 2, "maxItems": 2}


TEXT, TEXTS, WHOLE = _kind(Plain.WORD), _kind(Plain.WORDS), _kind(Plain.NUMBER)
GROUPS, CLAUSES = _shared("groups"), {"type": "object", "minProperties": 1, "additionalProperties": _shared("counts")}
PLAIN: dict[Plain, dict[str, Any]] = {
    Plain.WORD: SCALAR,
    Plain.ID: {**SCALAR, "pattern": f"^{ID.pattern}$", "maxLength": MAX_ID_LENGTH},
    Plain.LINK: {"type": "string", "pattern": r"^https?://\S+$"},
    Plain.LANGUAGE: {"type": "string", "pattern": f"^{UNNAMED.sub('', TAG.pattern)}$"},
    Plain.DAY: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    Plain.YES_NO: {"enum": ["yes", "no"]},
    Plain.NUMBER: {"type": ["integer", "string"], "pattern": "^-?[0-9]{1,9}$"},
    Plain.TWO_NUMBERS: _two(WHOLE),
    Plain.DECIMAL: {"type": ["number", "string"], "pattern": "^[0-9]{1,9}([.][0-9]{1,6})?$"},
    Plain.TWO_DECIMALS: _two(_kind(Plain.DECIMAL)),
    Plain.TWO_CHANGES: _two(TEXT),
    Plain.WORDS: {"type": [*SCALAR["type"], "array"], "pattern": r"\S", "items": TEXT},
    Plain.TWO_STATEMENTS: _two(TEXT),
    Plain.CONDITION: {**CLAUSES, "properties": {"any": GROUPS, "all": GROUPS}},
    Plain.CASE: {"anyOf": [{"const": "otherwise"}, _kind(Plain.CONDITION)]},
    Plain.ANSWERS: {"type": "object", "additionalProperties": TEXTS},
}
SHARED: dict[str, dict[str, Any]] = {
    **{plain.name.lower(): shape for plain, shape in PLAIN.items()},
    "groups": {"type": ["array", "object"], "items": CLAUSES, "minItems": 1},
    "counts": {
        "type": [*SCALAR["type"], "array", "object"],
        "pattern": r"\S",
        "items": TEXT,
        "properties": {"at_least": WHOLE, "below": WHOLE},
        "additionalProperties": False,
        "minProperties": 1,
    },
}
FIGURES = {key.holds.entry.model for key in STATEMENT.keys if isinstance(key.holds, Nested)}
IN_PART = "InPart"  # a figure without what it needs: in a table by answers, the cases or the whole have the rest
HEAD = """\
# Every key of a rule file

Made by `make schema` from `decision_aid/rule_file/schema/table.py`; ★ must be there.
[The rule file](rule-file.md) shows the keys in use. Words in brackets are the kinds of question that have the key;
for statements, the key that tells their kind: `says` what is known, `reported` a fact, `not_known` a gap.
"""


def json_schema(entry: EntrySchema = RULE_FILE) -> str:
    """The JSON Schema of a rule file, in draft 7, which editors understand."""
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": "Rule file of a patient decision aid"}
    parts = {name: part for place, one in places(entry) if place for name, part in _definitions(one)}
    return (
        json.dumps({**head, **_entry(entry), "definitions": {**SHARED, **parts}}, indent=1, ensure_ascii=False) + "\n"
    )


def _name(entry: EntrySchema) -> str:
    return entry.model.__name__


def _definitions(entry: EntrySchema) -> Iterator[tuple[str, dict[str, Any]]]:
    """The entry by its name; a figure also in part."""
    whole = _entry(entry)
    if entry.model in FIGURES:
        yield _name(entry) + IN_PART, {name: part for name, part in whole.items() if name != "required"}
        whole = {"allOf": [_ref(entry, IN_PART), {"required": whole["required"]}]}
    yield _name(entry), whole


def _entry(entry: EntrySchema) -> dict[str, Any]:
    kinds = dict.fromkeys(kind for key in entry.keys for kind in key.kinds)
    if kinds and "kind" in entry.by_name:
        return {**_object(entry), "allOf": [_if_of_kind(entry, kind) for kind in kinds]}
    if kinds:
        return {"anyOf": [_of_kind(entry, kind) for kind in kinds]}
    return {"anyOf": [TEXT, _object(entry)]} if entry.plain else _object(entry)


def _object(entry: EntrySchema) -> dict[str, Any]:
    held = _held_in_table if entry.model in (Case, Statement) else _held
    properties = {key.name: {"description": key.means, **held(key)} for key in entry.keys}
    needed = [name for name, needed in entry.needs.items() if needed]
    either = [{"required": [name]} for key in entry.keys if key.unless for name in (key.name, key.unless)]
    more = {"anyOf": either} if either else {}
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False, **more}


def _of_kind(entry: EntrySchema, kind: str) -> dict[str, Any]:
    """An entry of that kind; in a table by answers, the cases may have what the kind and its figure need."""
    of_kind = entry.of_kind(kind)
    made, own = _object(of_kind), [key.name for key in entry.own_keys(kind) if key.required]
    if "cases" not in entry.by_name:
        return made
    shared = [name for name in made["required"] if name not in own]
    figures = {key.name: _held(key) for key in of_kind.keys if isinstance(key.holds, Nested)}
    alone = {"required": own, **({"properties": figures} if figures else {})}
    return {**made, "required": shared, "if": {"required": ["cases"]}, "else": alone}


def _if_of_kind(entry: EntrySchema, kind: str) -> dict[str, Any]:
    needed = [key.name for key in entry.own_keys(kind) if key.required]
    return {"if": {"properties": {"kind": {"const": kind}}}, "then": {"required": needed}}


def _held_in_table(key: Key) -> dict[str, Any]:
    """A figure of a case has from the whole what it does not say itself, and that of the whole may be in part there."""
    if isinstance(key.holds, Nested):
        return _ref(key.holds.entry, IN_PART)
    return _held(key)


def _held(key: Key) -> dict[str, Any]:
    match key.holds:
        case Plain():
            return _kind(key.holds)
        case OneOf():
            return {"enum": [*key.values, *(int(word) for word in key.values if word.isdecimal())]}
        case Text() | Reference():
            return TEXT
        case References():
            return TEXTS
        case Nested(entry):
            return _ref(entry)
        case Listed(entry, most):
            some = {"type": "array", "items": _ref(entry), **_limit("maxItems", most)}
            return {"anyOf": [some, _ref(entry)]}
        case Named(entry, most, by_word):
            names = {} if by_word else {"propertyNames": {**PLAIN[Plain.ID], "type": "string"}}
            return {"type": "object", "additionalProperties": _ref(entry), **names, **_limit("maxProperties", most)}


def _limit(name: str, most: int) -> dict[str, int]:
    return {name: most} if most else {}


def _ref(entry: EntrySchema, part: str = "") -> dict[str, str]:
    return _shared(_name(entry) + part)


def key_reference(entry: EntrySchema = RULE_FILE) -> str:
    """The key reference, in Markdown: a table for each place."""
    return "\n".join((HEAD, *_tables(entry)))


def _tables(entry: EntrySchema) -> Iterator[str]:
    for place, one in places(entry):
        yield f"## {f'`{place}`' if place else 'The file'}\n"
        yield "| key | holds | what it means |\n|---|---|---|"
        yield from (_row(key) for key in one.keys)
        yield ""


def _row(key: Key) -> str:
    star = " ★" if key.required else ""
    kinds = f" ({', '.join(key.kinds)})" if key.kinds else ""
    form = f" (form {key.since})" if key.since > 1 else ""
    return f"| `{key.name}`{star}{kinds}{form} | {_in_words(key)} | {key.means} |"


def _in_words(key: Key) -> str:
    match key.holds:
        case Plain():
            return key.holds.value
        case OneOf():
            *most, last = key.values
            return f"{', '.join(most)} or {last}"
        case Text():
            return "a text"
        case Reference(to):
            return f"an id of `{to}`"
        case References(to):
            return f"ids of `{to}`, one or a list"
        case Nested():
            return "the keys below"
        case Listed():
            return "a list"
        case Named(by_word=by_word):
            return f"{'words' if by_word else 'ids'}, each with the keys below"


def main() -> None:
    """Write both files."""
    JSON_SCHEMA.write_text(json_schema(), encoding="utf-8")
    KEY_REFERENCE.write_text(key_reference(), encoding="utf-8")


if __name__ == "__main__":
    main()
