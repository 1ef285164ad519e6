"""WTForms for entries of a rule file: builds a form from an entry's fields, and reads the posted values back."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from wtforms import Field, Form, StringField, TextAreaField, ValidationError

from decision_aid.model.enums import StatementKind
from decision_aid.rule_file.editing import EntryKind, FieldValue, FormData
from decision_aid.rule_file.editing.entry_kinds import (
    ANSWERS,
    NAMED,
    PARTS,
    SCHEMAS,
    entry_text,
    format_of_file,
    key_of,
    names_of,
    parts_of,
    schema_of,
)
from decision_aid.rule_file.editing.gaps import NOT_LOOKED_FOR
from decision_aid.rule_file.editing.values import Value
from decision_aid.rule_file.reading.conditions import OTHERWISE
from decision_aid.rule_file.reading.statement_kinds import FIGURES
from decision_aid.rule_file.schema.about import ABOUT, DECLARATIONS
from decision_aid.rule_file.schema.figures import CHANCE, GROUP
from decision_aid.rule_file.schema.keys import Key, OneOf, Plain, Reference, References, Text
from decision_aid.rule_file.schema.table import STATEMENT
from decision_aid.web.editor.entries import entry_labels as words
from decision_aid.web.editor.entries.answer_fields import answer_field, condition_field
from decision_aid.web.editor.entries.entry_choices import (
    CHOOSE,
    Choices,
    field_choices,
    named_entries,
    other_statements,
)
from decision_aid.web.editor.entries.field_types import (
    NUMBERS_ALLOWED,
    OF_TWO,
    CheckboxesField,
    ChoiceField,
    Validator,
    number_field,
    require_value,
    require_whole_number,
    ticked_field,
    with_current,
)
from decision_aid.web.editor.entries.part_fields import steps_above, with_answer_of_table

KNOWN = {
    StatementKind.FINDING: "Something is known",
    StatementKind.REPORTED: "A fact is reported that is no effect: a law, a guideline, who took part",
    StatementKind.GAP: "It is not known",
    StatementKind.DOES_NOT_APPLY: "It does not apply",
}
# Fields that have no widget, since others of the form, or the page, stand for them.
APART: Mapping[EntryKind, Collection[str]] = {
    **dict.fromkeys(EntryKind, ()),
    EntryKind.STATEMENT: ("id", *(kind.value for kind in StatementKind)),
    EntryKind.CASE: tuple(kind.value for kind in StatementKind),
    EntryKind.QUESTION: ("id", "kind"),
    EntryKind.CLAIM: ("id",),
}
ONE_GROUP, TWO_GROUPS, NONE = "one", "two", "none"
KINDS = {
    NONE: "No figure",
    ONE_GROUP: "A figure for one group",
    TWO_GROUPS: "Two groups or more, compared",
    "amount": "An amount: days, visits a year, money",
    "amounts": "An amount at several times",
    "difference": "A difference, without the figures of its two sides",
    "course": "One event at several times",
    "chain": "Steps that fewer and fewer people come to",
}
FIGURES_IN_PARTS = (EntryKind.TIME, EntryKind.MEASUREMENT, EntryKind.STEP)
KEYS = tuple(FIGURES)
WHOM = {"": "Those with the answers below", OTHERWISE: "Everybody whom no other row fits"}
EVENTS = ("chance.event", "course.event")
CONDITIONS = ("when.", "like.", "glance_when.", f"{ANSWERS}.")
IN_PARTS = (*CONDITIONS, "choices.")  # fields that a part of the page of their own shows
DECLARED_AS = ("about.done", "about.not_done")
ENDS_OF_RANGE = {"0": "The statement with the lowest figure", "1": "The statement with the highest figure"}
AS_THE_WHOLE = "As the whole table says"


def figure_choices(file: Value, shown: FormData, entry: Value) -> Iterator[tuple[str, str]]:
    """The kinds of figure that the form of the file has, and that which the entry has."""
    for kind, text in KINDS.items():
        key = STATEMENT.by_name[kind if kind in KEYS else KEYS[0]]
        if key.since <= format_of_file(file) or kind == chosen_figure(shown, entry):
            yield kind, text


def chosen_figure(shown: FormData, entry: Value) -> str:
    """The kind of figure that the fields of an entry hold, or that has times or steps there."""
    filled = [name for name, value in shown.items() if value and name.partition(".")[0] in KEYS]
    kinds = {name.partition(".")[0] for name in filled} | _figures_with_parts(entry)
    if KEYS[0] not in kinds:
        return next((key for key in KEYS if key in kinds), NONE)
    return TWO_GROUPS if any(name.startswith("chance.groups") for name in filled) else ONE_GROUP


def _figures_with_parts(entry: Value) -> set[str]:
    """The figures of which an entry has times or steps."""
    return {PARTS[kind][0] for kind in FIGURES_IN_PARTS if parts_of(entry, kind)}


def is_of_another_figure(name: str, figure: str) -> bool:
    """Whether the field belongs to a figure, and not to the one that was chosen."""
    key, _dot, field = name.partition(".")
    if key not in KEYS:
        return False
    if key != KEYS[0] or figure not in (ONE_GROUP, TWO_GROUPS):
        return key != figure
    group = field.startswith(("groups.", "difference."))
    return group if figure == ONE_GROUP else not group and field.split(".")[-1] in GROUP.by_name


def require_own_parts(parts: Collection[str]) -> Validator:
    """Validator: the chosen figure is that which has parts, if any has: the form of the figure does not hold them."""

    def validator(form: Form, field: Field) -> None:
        if set(parts) - {field.data}:
            raise ValidationError(words.PARTS_LEFT)

    return validator


def refuse_gap_elsewhere(form: Form, field: Field) -> None:
    """Validator: the sentence that nobody has looked yet, which the product writes, stands in a gap alone."""
    of_a_gap = (StatementKind.GAP.value, *(() if "option" in form else ("",)))
    if str(field.data or "").strip() == NOT_LOOKED_FOR and form["known"].data not in of_a_gap:
        raise ValidationError(words.SAYS_A_GAP)


def require_event(form: Form, field: Field) -> None:
    """Validator: what happened is said of the people of the chosen figure."""
    if not is_of_another_figure(field.name, form["figure"].data):
        require_value(form, field)


def entry_form_class(
    file: Value, kind: EntryKind, shown: FormData, ident: str = "", entry: Value = "", whole: Value = ""
) -> type[Form]:
    """The form class for an entry of that kind with these fields; the `ident` of a new one is "".

    `entry` is what the file has of it, and `whole` the statement that it is a part of.
    """
    fields: dict[str, Any] = {}
    others = _without_entry(file, kind, ident)
    schema = schema_of(kind, str(shown.get("kind", "")))
    for name, data in shown.items():
        if name.startswith(CONDITIONS):
            fields[name] = condition_field(file, name.partition(".")[2])
        elif name.startswith("given."):
            fields[name] = answer_field(file, name.partition(".")[2], data)
        elif name == "alone":
            fields[name] = ticked_field(schema.by_name[name], _choices(shown), data)
        elif name in DECLARED_AS:
            declared = [(one.name, one.title) for one in DECLARATIONS if f"about.{one.name}" in shown]
            fields[name] = ticked_field(ABOUT.by_name[name.partition(".")[2]], declared, data)
        elif name in OF_OTHERS:
            fields |= OF_OTHERS[name](other_statements(file, ident, entry), data)
        elif kind is EntryKind.STEP and name == "among":
            among, choices = schema.by_name[name], with_current(steps_above(whole, entry), data)
            fields[name] = ChoiceField(among.title, description=among.hint, choices=choices)
        elif name not in APART[kind] and (key := key_of(schema, name)):
            table = whole if kind is EntryKind.CASE else ""
            needed = key.required if kind is EntryKind.AID else name != "when" and schema.needs.get(name)
            fields |= _field(others, name, key, data, table, must=bool(needed))
    if kind in (EntryKind.STATEMENT, EntryKind.CASE):
        fields |= _of_statement(file, shown, kind, entry)
    if kind is EntryKind.STATEMENT and not parts_of(entry, EntryKind.CASE):
        fields |= dict(_events(entry, shown))
    return type("EntryForm", (Form,), fields)


def _without_entry(file: Value, kind: EntryKind, ident: str) -> Value:
    """The file without an entry that has a name: what an entry names is never itself."""
    section = NAMED.get(kind, "")
    named = names_of(file, section)
    if ident not in named or not isinstance(file, Mapping):
        return file
    return {**file, section: {name: one for name, one in named.items() if name != ident}}


def _field(file: Value, name: str, key: Key, data: FieldValue, table: Value, *, must: bool) -> dict[str, Any]:
    """The field of a key, or the two of a key with two numbers; a case has from its table what is left blank."""
    hint = key.hint or (key.means if name.startswith("about.") else "")
    said: dict[str, Any] = {"label": key.title, "description": hint, "validators": [require_value] if must else []}
    match key.holds:
        case Plain() as plain if plain in NUMBERS_ALLOWED:
            check = require_whole_number if format_of_file(file) == 1 else NUMBERS_ALLOWED[plain]
            if plain not in OF_TWO:
                return {name: number_field(said, check)}
            ends = {end: text % {"label": key.title} for end, text in words.ENDS.items()}
            return {f"{name}.{end}": number_field(said | {"label": label}, check) for end, label in ends.items()}
        case Plain.CASE:
            return {name: ChoiceField(**said, choices=list(WHOM.items()))}
        case Plain.WORDS | Text(long=True):
            return {name: TextAreaField(**said)}
        case References(to):
            return {name: ticked_field(key, named_entries(file, to), data)}
        case OneOf() | Reference() | Plain.YES_NO:
            choices = with_answer_of_table(table, name, field_choices(file, key))
            return {name: ChoiceField(**said, choices=with_current(choices, data))}
        case _:
            return {name: StringField(**said, render_kw={"data-how": "day" if key.holds is Plain.DAY else "line"})}


def _kept_apart(others: Choices, data: FieldValue) -> dict[str, Any]:
    """The boxes for what nobody may see together with a statement, where its outcome has other statements."""
    choices = with_current(others, data)
    return {"never_with": ticked_field(STATEMENT.by_name["never_with"], choices, data)} if choices else {}


def _ends_of_range(others: Choices, data: FieldValue) -> dict[str, Any]:
    """The two statements that a range over several studies goes from and to, where its outcome has other statements."""
    choices = with_current(others, data)
    chosen = [("", CHOOSE), *choices]
    ends = ENDS_OF_RANGE.items() if choices else ()
    return {f"from_to.{end}": ChoiceField(text, choices=chosen) for end, text in ends}


# Fields whose choices are the other statements of the outcome.
OF_OTHERS = {"never_with": _kept_apart, "from_to": _ends_of_range}


def _events(entry: Value, shown: FormData) -> Iterator[tuple[str, StringField]]:
    """What happened to the people of a figure: a new figure must say it, and an old one may be without."""
    for name in (name for name in EVENTS if name in shown):
        figure = names_of(entry, name.partition(".")[0])
        key = CHANCE.by_name["event"]
        checks = [] if figure and not entry_text(figure, "event") else [require_event]
        yield name, StringField(key.title, checks, description=key.hint, render_kw={"data-how": "line"})


def _choices(shown: FormData) -> Choices:
    """The choices that the form of a question defines itself."""
    found = ((name.split("."), label) for name, label in shown.items())
    return [(steps[1], str(label)) for steps, label in found if steps[0] == "choices" and steps[-1] == "label"]


def _of_statement(file: Value, shown: FormData, kind: EntryKind, entry: Value) -> dict[str, Any]:
    """The fields of what it says and of its figure; a case has from its table what it does not say itself."""
    is_case = kind is EntryKind.CASE
    kinds = [*([("", AS_THE_WHOLE)] if is_case else []), *_kinds(file, shown)]
    needed = [] if is_case or parts_of(entry, EntryKind.CASE) else [require_value]
    reason = STATEMENT.of_kind("not_known").by_name["because"]
    reasons = with_current(field_choices(file, reason), shown["because"] if shown.get("not_known") else "")
    return {
        "known": ChoiceField("What is known", choices=kinds),
        "words": TextAreaField("What people read", [*needed, refuse_gap_elsewhere]),
        "validate_head": refuse_gap_elsewhere,
        "unknown": ChoiceField(reason.title, choices=reasons),
        "figure": ChoiceField(
            "Figure",
            [require_own_parts(_figures_with_parts(entry))],
            choices=list(figure_choices(file, shown, entry)),
        ),
    }


def _kinds(file: Value, shown: FormData) -> Iterator[tuple[str, str]]:
    """The kinds of a statement that the form of the file has, and that which the entry is of."""
    for kind, text in KNOWN.items():
        if STATEMENT.by_name[kind.value].since <= format_of_file(file) or shown.get(kind.value):
            yield kind.value, text


def initial_form_values(kind: EntryKind, shown: FormData, entry: Value) -> dict[str, Any]:
    """The initial values of the form's fields; `entry` is what the file has of it."""
    data: dict[str, Any] = {}
    for name, value in shown.items():
        holds = key.holds if (key := key_of(SCHEMAS[kind], name)) else None
        if isinstance(holds, Plain) and holds in OF_TWO:
            data |= {f"{name}.{end}": part for end, part in zip("01", value, strict=False)}
        else:
            data[name] = "\n".join(value) if holds is Plain.WORDS and name not in DECLARED_AS else value
    usual = "" if kind is EntryKind.CASE else StatementKind.FINDING.value
    told = next((one.value for one in StatementKind if shown.get(one.value)), usual)
    gap = told == StatementKind.GAP.value
    data |= {"known": told, "words": shown.get(told, "") if told else ""}
    data |= {"unknown": shown.get("because", "") if gap else "", "figure": chosen_figure(shown, entry)}
    return data | {"because": ""} if gap else data


def needed_first(kind: EntryKind, form: Form, told: Collection[str]) -> tuple[list[Field], list[Field]]:
    """The fields of a plain form in sight, and those that can wait: of the long form of an aid, the blank ones.

    What is needed, has something in it, or is `told` something by the checks is never out of sight.
    """
    own = [one for one in form if not one.name.startswith(IN_PARTS)]
    if kind is not EntryKind.AID:
        return own, []
    can_wait = [one for one in own if not (one.flags.required or one.data or one.errors or one.name in told)]
    return [one for one in own if one not in can_wait], can_wait


def read_entry_form(form: Form, shown: FormData) -> dict[str, FieldValue]:
    """The form's values by field name of the entry; fields without a widget, or that were not sent, keep theirs."""
    said = dict(shown)
    for name, before in shown.items():
        if _was_sent(form, f"{name}.0"):
            ends = tuple(str(form[f"{name}.{end}"].data or "").strip() for end in "01")
            said[name] = tuple(end for end in ends if end)
        elif _was_sent(form, name):
            said[name] = _said(form[name].data, before)
    if "known" not in form:
        return said
    kind = form["known"].data or (StatementKind.FINDING.value if "option" in form else "")
    if kind:
        return _statement(form, said, kind)
    return _without(form, said, {one.value for one in StatementKind})  # a case that says what its table says


def _was_sent(form: Form, name: str) -> bool:
    """Whether a browser sent the field: of boxes, it sends those that are ticked alone."""
    return name in form and (isinstance(form[name], CheckboxesField) or bool(form[name].raw_data))


def _said(data: Any, before: FieldValue = "") -> FieldValue:
    """The posted value, as a list where the file has one: what was ticked, or the lines of a text."""
    if isinstance(data, Sequence) and not isinstance(data, str):
        return tuple(data)
    lines = str(data or "").strip().splitlines()
    return tuple(line.strip() for line in lines if line.strip()) if isinstance(before, tuple) else "\n".join(lines)


def _statement(form: Form, said: dict[str, FieldValue], kind: str) -> dict[str, FieldValue]:
    """The values of a statement: fields that do not go with its kind, or with the chosen figure, become blank."""
    said[kind] = _said(form["words"].data)
    if kind == StatementKind.GAP.value:
        said["because"] = _said(form["unknown"].data)
    return _without(form, said, STATEMENT.by_name.keys() - STATEMENT.of_kind(kind).by_name.keys())


def _without(form: Form, said: dict[str, FieldValue], keys: Collection[str]) -> dict[str, FieldValue]:
    figure = form["figure"].data
    for name, data in said.items():
        if name.partition(".")[0] in keys or is_of_another_figure(name, figure):
            said[name] = () if isinstance(data, tuple) else ""
    return said
