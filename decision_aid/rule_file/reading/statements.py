"""Read the statements, of whatever kind they are.

An id is optional. Without one, a statement is called `option.outcome`, the second of that cell `option.outcome.2`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from decision_aid.model.conditions import ALWAYS, All
from decision_aid.model.enums import StatementKind
from decision_aid.model.evidence import Case, DoesNotApply, Finding, Gap, Statement
from decision_aid.model.problems import Wording, worded
from decision_aid.rule_file.reading.by_schema import SchemaReader
from decision_aid.rule_file.reading.cases import StatementEntries, read_case_conditions, read_entries
from decision_aid.rule_file.reading.context import ReadingContext, in_line
from decision_aid.rule_file.reading.fields import EntryFields, check_reference
from decision_aid.rule_file.reading.statement_kinds import read_figure
from decision_aid.rule_file.schema.table import STATEMENT
from decision_aid.rule_file.syntax.parse import Node, ScalarNode, SequenceNode, scalar_value

SHARED = tuple(key for key in STATEMENT.shared_keys if key.name not in ("id", "cases"))
OWN = {kind: STATEMENT.own_keys(kind.value) for kind in StatementKind}


def read_statements(reader: SchemaReader, node: Node | None) -> tuple[Statement, ...]:
    """All statements in file order, one for each case of a table; duplicate ids are reported."""
    context = reader.context
    stated = [found for item in context.items(node, "statements") if (found := read_entries(context, item))]
    names = statement_ids([[_text(entries.whole, key) for key in ("id", "option", "outcome")] for entries in stated])
    _check_ids(context, [entries.whole for entries in stated], names)
    ids = [ident for entries, name in zip(stated, names, strict=True) for ident in entries.ids(name)]
    knowing = replace(reader, known={**reader.known, "statements": {name: at for at, name in enumerate(ids)}})
    read = [
        statement
        for entries, name in zip(stated, names, strict=True)
        for statement in _statements(knowing, entries, name)
    ]
    _check_from_to(context, [fields for entries in stated for fields in entries.entries], ids)
    return tuple(read)


def _statements(reader: SchemaReader, stated: StatementEntries, name: str) -> Iterator[Statement]:
    """The statement, or that of each case: its people are those of the whole whom the case fits."""
    if not stated.cases:
        yield _statement(reader, stated.whole, name)
    conditions = read_case_conditions(stated.cases, reader.scope)
    named = [case.own.text("called") for case in stated.cases]
    for fields, ident, when, called in zip(stated.entries, stated.ids(name), conditions, named, strict=False):
        read = _statement(reader, fields, ident)
        both = when if read.when == ALWAYS else All((read.when, when))
        yield replace(read, when=both, case=Case(name, when, within=read.when), called=called)


def statement_ids(named: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """The ids of statements, of each of which is given: its own id ("" if it has none), its option and its outcome."""
    count: Counter[str] = Counter()
    found = []
    for own, option, outcome in named:
        cell = f"{option}.{outcome}"
        count[cell] += 1
        found.append(own or (cell if count[cell] == 1 else f"{cell}.{count[cell]}"))
    return tuple(found)


def _check_ids(context: ReadingContext, entries: list[EntryFields], ids: tuple[str, ...]) -> None:
    lines: dict[str, int] = {}
    for fields, found in zip(entries, ids, strict=True):
        own = fields.node("id")
        if isinstance(own, ScalarNode) and own.value:
            context.check_id(own)
        if found in lines:
            message = worded(
                "There is a statement '{}' already{}. Give this one another id.", found, in_line(lines[found])
            )
            context.problem(fields.place_of("id"), "duplicate", message)
        lines.setdefault(found, fields.place.line)


def _text(fields: EntryFields, key: str) -> str:
    return scalar_value(fields.node(key)).strip()


def _statement(reader: SchemaReader, fields: EntryFields, statement_id: str) -> Statement:
    content = _content(reader, fields)
    return Statement(id=statement_id, content=content, place=fields.place, **reader.values(fields, SHARED))


def _content(reader: SchemaReader, fields: EntryFields) -> Finding | Gap | DoesNotApply:
    if "not_known" in fields:
        return Gap(**reader.values(fields, OWN[StatementKind.GAP]))
    if "does_not_apply" in fields:
        return DoesNotApply(**reader.values(fields, OWN[StatementKind.DOES_NOT_APPLY]))
    kind = StatementKind.REPORTED if "reported" in fields else StatementKind.FINDING
    values = {"certainty": None, "because": ""} | reader.values(fields, OWN[kind])
    values["modelled"] = values.get("modelled") is True
    return Finding(figure=read_figure(reader, fields), from_to=_from_to(fields), **values)


def _from_to(fields: EntryFields) -> tuple[str, str] | None:
    node = fields.node("from_to")
    if node is None:
        return None
    ends = [item.value for item in node.items if isinstance(item, ScalarNode)] if isinstance(node, SequenceNode) else []
    if len(ends) != 2:
        message = worded(
            "{} needs two statements: the one with the lowest figure and the one with the highest.",
            Wording("'from_to'", "This"),
        )
        fields.context.problem(node.place, "from-to", message)
        return None
    return ends[0], ends[1]


def _check_from_to(context: ReadingContext, entries: list[EntryFields], ids: Sequence[str]) -> None:
    with_chance = dict.fromkeys(name for fields, name in zip(entries, ids, strict=True) if "chance" in fields)
    for given in entries:
        node = given.node("from_to")
        for end in node.items if isinstance(node, SequenceNode) else ():
            if isinstance(end, ScalarNode):
                check_reference(context, end, "statement with a chance", with_chance)
