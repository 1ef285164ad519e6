"""The kinds of entries that forms can edit: where each kind is in a file, what its ids are, and its form fields.

Works on plain values, not on the model, because a file with semantic errors must still be editable by form.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import Enum

from decision_aid.rule_file.editing.form_fields import FieldShape, FormField
from decision_aid.rule_file.editing.values import Value, ValuePath, value_at
from decision_aid.rule_file.reading.file_format import format_written
from decision_aid.rule_file.reading.statements import statement_ids
from decision_aid.rule_file.schema import about, figures, table
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
)

# What forms can edit; a key that holds anything else is left to the text.
SHAPES: Mapping[object, FieldShape] = {
    **dict.fromkeys(
        (Text, OneOf, Reference, Plain.ID, Plain.LINK, Plain.DAY, Plain.YES_NO, Plain.NUMBER, Plain.DECIMAL),
        FieldShape.TEXT,
    ),
    **dict.fromkeys((Plain.LANGUAGE, Plain.WORD), FieldShape.TEXT),
    Plain.CASE: FieldShape.TEXT,  # "otherwise"; the answers of another case have fields of their own
    **dict.fromkeys((Plain.TWO_NUMBERS, Plain.TWO_DECIMALS, Plain.TWO_CHANGES, Plain.WORDS), FieldShape.LIST),
    Plain.TWO_STATEMENTS: FieldShape.LIST,
    References: FieldShape.SET,
}
WITHOUT_ORDER = ("done", "not_done")  # what was declared, in any order


class EntryKind(Enum):
    """A kind of entry that a form can change."""

    STATEMENT = "statement"
    SOURCE = "source"
    QUESTION = "question"
    CHOICE = "choice"
    TERM = "term"
    OPTION = "option"
    OUTCOME = "outcome"
    CONSIDERATION = "consideration"
    CASE = "case"
    TIME = "time"
    MEASUREMENT = "measurement"
    STEP = "step"
    AID = "aid"
    WRITER = "writer"
    ASK = "ask"
    EXAMPLE = "example"
    STUDIED = "studied"
    CLAIM = "claim"
    HEAD_NOTE = "note"
    ALTERNATIVE = "alternative"
    ASKED_ALTERNATIVE = "asked-alternative"
    NOTED_ALTERNATIVE = "noted-alternative"
    STUDIED_ALTERNATIVE = "studied-alternative"
    GLANCE_ALTERNATIVE = "glance-alternative"
    JOINT = "joint"
    ASKED_JOINT = "asked-joint"
    NOTED_JOINT = "noted-joint"
    STUDIED_JOINT = "studied-joint"
    GLANCE_JOINT = "glance-joint"


# The aid itself is an entry too, with what is said of it as a whole; its status is given by a review.
OF_THE_AID = ("title", "language", "version", "about")
AID = replace(table.RULE_FILE, keys=tuple(key for key in table.RULE_FILE.keys if key.name in OF_THE_AID))
THE_AID = "aid"  # its id
ANSWERS = "answers"  # before the names of the fields of a group of answers, which has no keys of its own
# Groups of answers within a condition: of alternatives one is enough, and joint groups must all fit. Each is named by
# what its condition belongs to, since the ids of a statement, a question and a question for the team may be the same.
ALTERNATIVES = (
    *(EntryKind.ALTERNATIVE, EntryKind.ASKED_ALTERNATIVE),
    *(EntryKind.NOTED_ALTERNATIVE, EntryKind.STUDIED_ALTERNATIVE),
    EntryKind.GLANCE_ALTERNATIVE,
)
JOINTS = (
    *(EntryKind.JOINT, EntryKind.ASKED_JOINT, EntryKind.NOTED_JOINT, EntryKind.STUDIED_JOINT),
    EntryKind.GLANCE_JOINT,
)
GROUPS = (*ALTERNATIVES, *JOINTS)
HAVE_GROUPS = (
    (EntryKind.STATEMENT, EntryKind.CASE),
    (EntryKind.QUESTION,),
    (EntryKind.ASK, EntryKind.HEAD_NOTE),
    (EntryKind.STUDIED,),
    (EntryKind.OUTCOME,),
)
SCHEMAS = {
    EntryKind.STATEMENT: table.STATEMENT,
    EntryKind.SOURCE: table.SOURCE,
    EntryKind.QUESTION: table.QUESTION,
    EntryKind.CHOICE: table.CHOICE,
    EntryKind.TERM: table.TERM,
    EntryKind.OPTION: table.OPTION,
    EntryKind.OUTCOME: table.OUTCOME,
    EntryKind.CONSIDERATION: table.CONSIDERATION,
    EntryKind.CASE: table.CASE,
    EntryKind.TIME: figures.MOMENT,
    EntryKind.MEASUREMENT: figures.MEASUREMENT,
    EntryKind.STEP: figures.STEP,
    EntryKind.AID: AID,
    EntryKind.WRITER: about.WRITER,
    EntryKind.ASK: table.ASK,
    EntryKind.EXAMPLE: table.EXAMPLE,
    EntryKind.STUDIED: table.STUDIED,
    EntryKind.CLAIM: table.CLAIM,
    EntryKind.HEAD_NOTE: table.HEAD_NOTE,
    **dict.fromkeys(GROUPS, EntrySchema("a group of answers", dict, ())),
}
# Entries within another, each with a form of its own, and where their list is; their ids are `statement.case-1` and,
# within that case, `statement.case-1.time-1`.
PARTS: Mapping[EntryKind, tuple[str, ...]] = {
    EntryKind.CASE: ("cases",),
    EntryKind.TIME: ("course", "times"),
    EntryKind.MEASUREMENT: ("amounts", "times"),
    EntryKind.STEP: ("chain", "steps"),
    EntryKind.WRITER: ("about", "written_by"),
    EntryKind.STUDIED: ("studied",),
    EntryKind.CLAIM: ("claims",),
    EntryKind.HEAD_NOTE: ("head_note",),
    **dict.fromkeys(ALTERNATIVES, ("when", "any")),
    **dict.fromkeys(JOINTS, ("when", "all")),
    EntryKind.STUDIED_ALTERNATIVE: ("like", "any"),
    EntryKind.STUDIED_JOINT: ("like", "all"),
    EntryKind.GLANCE_ALTERNATIVE: ("glance_when", "any"),
    EntryKind.GLANCE_JOINT: ("glance_when", "all"),
}
OF_STATEMENTS = (EntryKind.CASE, EntryKind.TIME, EntryKind.MEASUREMENT, EntryKind.STEP)
# What an entry can be a part of.
ABOVE: Mapping[EntryKind, tuple[EntryKind, ...]] = {
    **dict.fromkeys(OF_STATEMENTS, (EntryKind.STATEMENT, EntryKind.CASE)),
    EntryKind.CASE: (EntryKind.STATEMENT,),
    EntryKind.WRITER: (EntryKind.AID,),
    EntryKind.STUDIED: (EntryKind.SOURCE,),
    EntryKind.CLAIM: (EntryKind.SOURCE,),
    EntryKind.HEAD_NOTE: (EntryKind.OPTION,),
    **dict(zip(ALTERNATIVES, HAVE_GROUPS, strict=True)),
    **dict(zip(JOINTS, HAVE_GROUPS, strict=True)),
    EntryKind.CHOICE: (EntryKind.QUESTION,),
}
TOP = tuple(table.RULE_FILE.by_name)
_KINDS = {schema.model: kind for kind, schema in SCHEMAS.items()}
_SECTIONS = [(key, key.holds.entry.model) for key in table.RULE_FILE.keys if isinstance(key.holds, Named | Listed)]
NAMED = {_KINDS[model]: key.name for key, model in _SECTIONS if isinstance(key.holds, Named) and model in _KINDS}
LISTED = {_KINDS[model]: key.name for key, model in _SECTIONS if isinstance(key.holds, Listed) and model in _KINDS}
NUMBERED = (EntryKind.ASK, EntryKind.EXAMPLE)  # listed without ids
SECTIONS = {section: kind for kind, section in (NAMED | LISTED).items()}


def names_of(value: Value, key: str) -> Mapping[str, Value]:
    """The mapping under a key; empty if there is none."""
    found = value.get(key) if isinstance(value, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def items_of(value: Value, key: str) -> tuple[Value, ...]:
    """The list under a key; empty if there is none."""
    found = value.get(key) if isinstance(value, Mapping) else None
    return found if isinstance(found, tuple) else ()


def entry_text(entry: Value, key: str) -> str:
    """The stripped text under a key; "" if there is none."""
    found = entry.get(key, "") if isinstance(entry, Mapping) else ""
    return found.strip() if isinstance(found, str) else ""


def question_of(file: Value, ident: str) -> Value:
    """The question of that id; "" if there is none."""
    return next((one for one in items_of(file, "questions") if entry_text(one, "id") == ident), "")


def choice_label(choice: Value) -> str:
    """A choice as people read it: the file may have its label alone."""
    return choice if isinstance(choice, str) else entry_text(choice, "label")


def format_of_file(file: Value) -> int:
    """The form of the file, as the reader takes it."""
    word = file.get("format") if isinstance(file, Mapping) else None
    return format_written(word if isinstance(word, str) else None)


def entry_ids(file: Value, kind: EntryKind) -> tuple[str, ...]:
    """The ids of all entries of a kind, in file order; a choice is `question.choice`, statements as in `reading`."""
    if kind in NAMED:
        return tuple(names_of(file, NAMED[kind]))
    if kind is EntryKind.AID:
        return (THE_AID,)
    if kind is EntryKind.CHOICE:
        asked = items_of(file, "questions")
        return tuple(f"{entry_text(one, 'id')}.{choice}" for one in asked for choice in names_of(one, "choices"))
    if kind is EntryKind.QUESTION:
        return tuple(entry_text(one, "id") for one in items_of(file, "questions"))
    if kind in NUMBERED:
        return tuple(f"{kind.value}-{number}" for number, _one in enumerate(items_of(file, LISTED[kind]), 1))
    if kind in PARTS:
        return tuple(ident for owner, one in _owners(file, kind) for ident in part_ids(owner, one, kind))
    stated = items_of(file, "statements")
    return tuple(statement_ids([[entry_text(one, key) for key in ("id", "option", "outcome")] for one in stated]))


def entries_of(file: Value, kind: EntryKind) -> tuple[tuple[str, Value], ...]:
    """The id and the value of each entry of a kind that is no part of another, in file order."""
    known = names_of(file, NAMED[kind]).values() if kind in NAMED else items_of(file, LISTED[kind])
    return tuple(zip(entry_ids(file, kind), known, strict=True))


def _owners(file: Value, kind: EntryKind) -> Iterator[tuple[str, Value]]:
    """Each entry that can have parts of that kind, with its id."""
    for above in ABOVE[kind]:
        if above is EntryKind.AID:
            yield THE_AID, file
        elif above in PARTS:
            for ident, one in _owners(file, above):
                yield from parts_with_ids(ident, one, above)
        else:
            yield from entries_of(file, above)


def parts_of(owner: Value, kind: EntryKind) -> tuple[Value, ...]:
    """The parts of a kind that an entry has; none where they are not written as a list."""
    *above, last = PARTS[kind]
    for key in above:
        owner = names_of(owner, key)
    return items_of(owner, last)


def part_ids(ident: str, owner: Value, kind: EntryKind) -> tuple[str, ...]:
    """The ids of the cases, times or steps of the statement or case with that id."""
    return tuple(f"{ident}.{kind.value}-{number}" for number in range(1, len(parts_of(owner, kind)) + 1))


def parts_with_ids(ident: str, owner: Value, kind: EntryKind) -> tuple[tuple[str, Value], ...]:
    """The id and the value of each part of a kind that the entry with that id has."""
    return tuple(zip(part_ids(ident, owner, kind), parts_of(owner, kind), strict=True))


def owner_of(kind: EntryKind, ident: str) -> str:
    """The id of the question that a choice belongs to, or of the statement or case of a case, time or step."""
    if kind is EntryKind.CHOICE:
        return ident.partition(".")[0]
    return ident.rpartition(f".{kind.value}-")[0]


def kind_of_owner(file: Value, kind: EntryKind, owner: str) -> EntryKind | None:
    """The kind of the entry with that id that has parts of that kind, or can have some; None if there is none."""
    return next((above for above in ABOVE[kind] if path_of(file, above, owner) is not None), None)


def path_of_owner(file: Value, kind: EntryKind, owner: str) -> ValuePath | None:
    """The path of the entry with that id that has parts of that kind, or can have some; None if there is none."""
    above = kind_of_owner(file, kind, owner)
    return path_of(file, above, owner) if above else None


def path_of(file: Value, kind: EntryKind, ident: str) -> ValuePath | None:
    """The path of the entry with that id, () that of the aid itself; None if there is none."""
    if kind is EntryKind.AID:
        return () if ident == THE_AID else None
    if kind in NAMED:
        return (NAMED[kind], ident) if ident in names_of(file, NAMED[kind]) else None
    if kind is EntryKind.CHOICE:
        question, _, choice = ident.partition(".")
        above = path_of(file, EntryKind.QUESTION, question)
        known = names_of(items_of(file, "questions")[int(above[1])], "choices") if above else {}
        return (*above, "choices", choice) if above and choice in known else None
    if kind in PARTS:
        above = path_of_owner(file, kind, owner_of(kind, ident))
        known_as = () if above is None else part_ids(owner_of(kind, ident), value_at(file, above), kind)
        return (*above, *PARTS[kind], known_as.index(ident)) if above is not None and ident in known_as else None
    known_as = entry_ids(file, kind)
    return (LISTED[kind], known_as.index(ident)) if ident in known_as else None


def entry_holding(file: Value, path: ValuePath) -> tuple[EntryKind, str] | None:
    """The kind and id of the innermost entry that is at a path or around it; None if no form edits that part."""
    if path and path[0] in AID.by_name:
        return _innermost(EntryKind.AID, THE_AID, path)
    kind = SECTIONS.get(str(path[0])) if len(path) > 1 else None
    if kind is None:
        return None
    ident = str(path[1]) if kind in NAMED else entry_ids(file, kind)[int(path[1])]
    return _innermost(kind, ident, path[2:])


def _innermost(kind: EntryKind, ident: str, within: ValuePath) -> tuple[EntryKind, str]:
    """The innermost entry at a path within that entry, or around it."""
    if kind is EntryKind.QUESTION and within[:1] == ("choices",) and len(within) > 1:
        return EntryKind.CHOICE, f"{ident}.{within[1]}"
    for part, above in PARTS.items():
        if kind in ABOVE[part] and within[: len(above)] == above and len(within) > len(above):
            number, deeper = int(within[len(above)]) + 1, within[len(above) + 1 :]
            return _innermost(part, f"{ident}.{part.value}-{number}", deeper)
    return kind, ident


def form_fields_of(file: Value, kind: EntryKind, entry: Value) -> tuple[FormField, ...]:
    """The form fields of an entry, in the order of keys in a file."""
    schema = schema_of(kind, entry_text(entry, "kind"))
    fields = _fields(schema, entry, format_of_file(file))
    if kind is EntryKind.EXAMPLE:
        name, *others = fields
        return (name, *_answers(file), *others)
    if kind in GROUPS:
        return tuple(replace(field, under=ANSWERS) for field in _conditions(file, {}, ()))
    key = condition_key_in(file, kind)
    return (*fields, *(_conditions(file, entry if kind is EntryKind.QUESTION else {}, (key,)) if key else ()))


def condition_key(kind: EntryKind) -> str:
    """The key of an entry of that kind under which answers count; "" if it has none."""
    conditions = (Plain.CONDITION, Plain.CASE)
    return next((key.name for key in SCHEMAS[kind].keys if key.holds in conditions), "")


def condition_key_in(file: Value, kind: EntryKind) -> str:
    """That key, if the form of the file has it."""
    key = condition_key(kind)
    return key if key and SCHEMAS[kind].by_name[key].since <= format_of_file(file) else ""


def schema_of(kind: EntryKind, question: str = "") -> EntrySchema:
    """The schema of that kind; for a question, with the keys of that kind of question alone."""
    return SCHEMAS[kind].of_kind(question) if kind is EntryKind.QUESTION else SCHEMAS[kind]


def key_of(schema: EntrySchema, field: str) -> Key | None:
    """The key that a field of a form is for, by the field's name; None if the form alone has that field."""
    found = None
    for step in field.split("."):
        if key := next((one for one in schema.keys if one.name == step), None):
            found = key
            schema = key.holds.entry if isinstance(key.holds, Nested | Listed | Named) else schema
    return found


def _fields(schema: EntrySchema, entry: Value, form: int, above: ValuePath = ()) -> Iterator[FormField]:
    """The fields of the keys that this form of the rule file has."""
    for key in (key for key in schema.by_name.values() if key.in_form and key.since <= form):
        path = (*above, key.name)
        match key.holds:
            case Nested(inner):
                yield from _fields(inner, {}, form, path)
            case Listed(inner, most):
                for number in range(most):
                    yield from _fields(inner, {}, form, (*path, number))
            case Named(inner):
                for ident in names_of(entry, key.name):
                    yield from _fields(inner, {}, form, (*path, ident))
            case _ if shape := SHAPES.get(key.holds if isinstance(key.holds, Plain) else type(key.holds)):
                yield FormField(path, FieldShape.SET if key.name in WITHOUT_ORDER else shape, schema.plain)


def questions_before(file: Value, entry: Value) -> Iterator[Value]:
    """The questions that a condition of the entry may use: those asked before it, none about importance."""
    pages = {name: number for number, name in enumerate(names_of(file, "considerations"))}
    asked = [one for one in items_of(file, "questions") if entry_text(one, "kind") != "importance"]
    ordered = sorted(asked, key=lambda one: pages.get(entry_text(one, "consideration"), len(pages)))
    for question in ordered:
        if entry_text(question, "id") == entry_text(entry, "id") and entry_text(entry, "id"):
            return
        yield question


def _answers(file: Value) -> Iterator[FormField]:
    """The answers of a made-up person, question by question."""
    for question in items_of(file, "questions"):
        shape = FieldShape.SET if entry_text(question, "kind") == "several" else FieldShape.TEXT
        yield FormField(("given", entry_text(question, "id")), shape)


def _conditions(file: Value, entry: Value, above: ValuePath) -> Iterator[FormField]:
    for question in questions_before(file, entry):
        path = (*above, entry_text(question, "id"))
        if entry_text(question, "kind") == "number":
            yield FormField((*path, "at_least"))
            yield FormField((*path, "below"))
        else:
            yield FormField(path, FieldShape.SET)
