"""Read `cases:` of a statement: a table by answers, taken apart into one set of keys for each case.

A case says what is different for its people and has the rest from the statement. Of a figure it has the words and the
time (`event`, `over`), never a number: a range of other people would be said of these.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from decision_aid.model.conditions import Condition, Otherwise
from decision_aid.model.enums import StatementKind
from decision_aid.model.problems import Wording
from decision_aid.rule_file.reading.conditions import OTHERWISE, Scope, read_condition
from decision_aid.rule_file.reading.context import ReadingContext
from decision_aid.rule_file.reading.fields import EntryFields, read_entry
from decision_aid.rule_file.reading.statement_kinds import KEYS, read_statement_entry
from decision_aid.rule_file.schema.keys import Listed, Nested, OneOf, Plain, Text
from decision_aid.rule_file.schema.table import CASE, CONTENT, STATEMENT
from decision_aid.rule_file.syntax.parse import MappingNode, Node, ScalarNode, scalar_value

KINDS = tuple(dict.fromkeys(kind for key in CONTENT for kind in key.kinds))
FIGURES = tuple(key.name for key in CONTENT if isinstance(key.holds, Nested | Listed))
CASE_ONLY = {key.name for key in CASE.keys} - {key.name for key in CONTENT}
ONE_CASE = Wording(
    "'cases' is a table of two cases or more, each with its 'when'. Add one, or write it without 'cases'.",
    "A table by answers needs two rows or more. Add another below.",
)
TIMES = {"over", "at"}  # one takes the place of the other


@dataclass(frozen=True, slots=True)
class CaseFields:
    """One case: its own keys, and with them what it has from the statement, ready to be read as a statement."""

    own: EntryFields
    whole: MappingNode

    @property
    def is_otherwise(self) -> bool:
        """Whether it is for those whom no other case fits."""
        return scalar_value(self.own.node("when")).strip() == OTHERWISE


@dataclass(frozen=True, slots=True)
class StatementEntries:
    """What one item under `statements:` is read into: one entry, or one for each of its cases if it has any."""

    whole: EntryFields
    entries: tuple[EntryFields, ...]
    cases: tuple[CaseFields, ...] = ()

    def ids(self, name: str) -> list[str]:
        """The ids of its statements; that of a case is none that a second statement of the cell could have."""
        return [f"{name}.case-{number}" for number in range(1, len(self.cases) + 1)] if self.cases else [name]


def read_entries(context: ReadingContext, node: Node) -> StatementEntries | None:
    """The entries of a statement; None if there are none (a problem)."""
    if not isinstance(node, MappingNode) or "cases" not in [key.value for key, _ in node.entries]:
        given = read_statement_entry(context, node)
        return StatementEntries(given, (given,)) if given else None
    shared, cases = _cases(context, node)
    read = [(case, given) for case in cases if (given := read_statement_entry(context, case.whole))]
    if not shared:
        return None
    return StatementEntries(shared, tuple(fields for _, fields in read) or (shared,), tuple(case for case, _ in read))


def _cases(context: ReadingContext, node: MappingNode) -> tuple[EntryFields | None, tuple[CaseFields, ...]]:
    """The keys of a statement with `cases:`, and its cases in file order."""
    statement = MappingNode(tuple(pair for pair in node.entries if pair[0].value != "cases"), node.place, node.repeated)
    shared = read_entry(context, statement, STATEMENT.called, dict.fromkeys(STATEMENT.needs, False))
    listed = next(value for key, value in node.entries if key.value == "cases")
    items = context.items(listed, "cases")
    if len(items) == 1:
        context.problem(listed.place, "cases", ONE_CASE)
    read = [own for item in items if (own := read_entry(context, item, CASE.called, CASE.needs))]
    whole = [_with_statement(shared.fields if shared else {}, own) for own in read]
    lacking = Counter(key for mapping in whole for key in _lacks(mapping))
    mappings = [
        replace(mapping, place=node.place) if any(lacking[key] > 1 for key in _lacks(mapping)) else mapping
        for mapping in whole
    ]
    return shared, tuple(map(CaseFields, read, mappings))


def _lacks(case: MappingNode) -> set[str]:
    """The keys that such a statement must have and this has not; what several cases lack is told once, for all."""
    names = {key.value for key, _ in case.entries}
    kind = next((name for name in KINDS if name in names), KINDS[0])
    return {name for name, needed in KEYS[StatementKind(kind)].items() if needed} - names


def read_case_conditions(cases: Sequence[CaseFields], scope: Scope) -> list[Condition]:
    """The condition of each case; of two that say otherwise, the second is reported."""
    read = [None if case.is_otherwise else read_condition(case.own, "when", scope) for case in cases]
    others = tuple(condition for condition in read if condition is not None)
    for second in [case for case in cases if case.is_otherwise][1:]:
        message = Wording(
            "There is a case for all others already. Name the answers of this one, or join the two.",
            "There is a row for all others already. Tick the answers of this one, or join the two.",
        )
        second.own.context.problem(second.own.place_of("when"), "cases", message)
    return [
        Otherwise(others, fields.own.place_of("when")) if condition is None else condition
        for fields, condition in zip(cases, read, strict=True)
    ]


def _with_statement(shared: Mapping[str, Node], own: EntryFields) -> MappingNode:
    """The case with all that it has from the statement."""
    replaced = set(_replaced(shared, own))
    fields = {key: node for key, node in shared.items() if key not in replaced}
    for key, node in own.fields.items():
        if key not in CASE_ONLY:
            fields[key] = _figure(key, fields.get(key), node) if key in FIGURES else node
    return MappingNode(tuple((ScalarNode(key, node.place, True), node) for key, node in fields.items()), own.place)


def _replaced(shared: Mapping[str, Node], own: EntryFields) -> Iterator[str]:
    """The keys of the statement that this case says something else in place of."""
    kind = next((kind for kind in KINDS if kind in own), "")
    if kind and kind != next((kind for kind in KINDS if kind in shared), "says" if "certainty" in shared else kind):
        yield from shared.keys() - KEYS[StatementKind(kind)].keys()
        yield "because"
    if "certainty" in own:
        yield "because"
    figures = [key for key in FIGURES if key in shared and key not in own]
    has_own = any(key in own for key in FIGURES)
    yield from (key for key in figures if has_own or _is_words_alone(key, shared[key]))


def _figure(name: str, shared: Node | None, own: Node) -> Node:
    """A figure of a case, with the words and the time that it has from that of the statement."""
    if not isinstance(own, MappingNode) or not isinstance(shared, MappingNode):
        return own
    names = {key.value for key, _ in own.entries}
    names |= TIMES if names & TIMES else set()
    names |= set() if "range" in names else {"range_is"}
    kept = tuple(pair for pair in shared.entries if _is_inherited(name, pair[0].value) and pair[0].value not in names)
    return MappingNode((*own.entries, *kept), own.place, own.repeated)


def _is_words_alone(name: str, figure: Node) -> bool:
    """Whether a figure of the whole has no number, and is only there for the cases that have one."""
    return isinstance(figure, MappingNode) and all(_is_inherited(name, key.value) for key, _ in figure.entries)


def _is_inherited(figure: str, member: str) -> bool:
    """Whether cases have that member of a figure from the statement; an unknown one too, since it is a mistake."""
    entry = STATEMENT.by_name[figure].holds
    known = entry.entry.by_name.get(member) if isinstance(entry, Nested) else None
    return known is None or isinstance(known.holds, Text | OneOf) or known.holds is Plain.YES_NO
