"""Tell which kind of statement an entry is, and read it with the keys of that kind.

What belongs to another kind is one problem, told with how to mend it, and not read.
"""

from collections.abc import Callable, Collection, Mapping

from decision_aid.model.amounts import AmountCourse
from decision_aid.model.enums import StatementKind
from decision_aid.model.evidence import Course, Figure, groups_of
from decision_aid.model.problems import Wording
from decision_aid.rule_file.reading.amounts import read_amount, read_difference
from decision_aid.rule_file.reading.by_schema import SchemaReader
from decision_aid.rule_file.reading.chains import read_chain
from decision_aid.rule_file.reading.chances import read_chance
from decision_aid.rule_file.reading.context import ReadingContext
from decision_aid.rule_file.reading.courses import read_amounts, read_course
from decision_aid.rule_file.reading.fields import EntryFields, read_entry
from decision_aid.rule_file.reading.figure_parts import check_options_of_groups, read_figure_entry
from decision_aid.rule_file.reading.suggestions import closest_match, join_with_or
from decision_aid.rule_file.reading.times import CHECK
from decision_aid.rule_file.schema.figures import AMOUNT, AMOUNTS, CHAIN, CHANCE, COURSE, DIFFERENCE
from decision_aid.rule_file.schema.keys import EntrySchema
from decision_aid.rule_file.schema.table import STATEMENT
from decision_aid.rule_file.syntax.parse import MappingNode, Node

FIGURES: Mapping[str, tuple[EntrySchema, Callable[[SchemaReader, EntryFields], Figure | None]]] = {
    "chance": (CHANCE, read_chance),
    "amount": (AMOUNT, read_amount),
    "difference": (DIFFERENCE, read_difference),
    "amounts": (AMOUNTS, read_amounts),
    "course": (COURSE, read_course),
    "chain": (CHAIN, read_chain),
}
KINDS = tuple(kind.value for kind in StatementKind)
KEYS = {kind: STATEMENT.of_kind(kind.value).needs for kind in StatementKind}
KEYS_OF_OTHERS = {kind: STATEMENT.by_name.keys() - keys.keys() for kind, keys in KEYS.items()}
CALLED = {
    StatementKind.FINDING: "a statement",
    StatementKind.REPORTED: "a reported fact",
    StatementKind.GAP: "a gap",
    StatementKind.DOES_NOT_APPLY: "a statement that something does not apply",
}
HAS_NO = {
    StatementKind.REPORTED: "A reported fact has no {names}: GRADE is for the effects of an option. "
    "Delete that; or, if it says what an option does, write 'says' for 'reported'.",
    StatementKind.GAP: "A gap has no {names}, since it says that something is not known. "
    "Delete that; or, if something is known, write 'says' for 'not_known'.",
    StatementKind.DOES_NOT_APPLY: "What does not apply has no {names}, since it is neither known nor unknown. "
    "Delete that; or, if something is known, write 'says' for 'does_not_apply'.",
}
NEITHER = Wording(
    "This entry says nothing. Add a line 'says: ...', or 'not_known: ...' where nothing is known.",
    "This entry says nothing. Fill in the statement, or choose “It is not known”.",
)
KNOWN_OR_NOT = "'says' and 'not_known' are in one entry: something is known or it is not. Delete one of them."
ONE_OF_THEM = "{kinds} are in one entry, and it can be only one of them. Delete the others."
OF_A_FINDING = {"certainty", "sources", *FIGURES}


def read_figure(reader: SchemaReader, fields: EntryFields) -> Figure | None:
    """The figure of a finding, which has one at most; None if it has none or it cannot be read (a problem)."""
    said = [key for key in FIGURES if key in fields.fields]
    if len(said) > 1:
        message = f"A statement has one figure, and this one has '{said[0]}' and '{said[1]}'. Make a statement of each."
        fields.context.problem(fields.place_of(said[1]), "figure", message)
    if not said:
        return None
    schema, read = FIGURES[said[0]]
    entry = read_figure_entry(fields, said[0], schema)
    figure = read(reader, entry) if entry else None
    if entry and figure:
        check = CHECK if isinstance(figure, Course | AmountCourse) else said[0]
        check_options_of_groups(fields, entry, check, groups_of(figure))
    return figure


def read_statement_entry(context: ReadingContext, node: Node) -> EntryFields | None:
    """The fields of a statement of whatever kind; None if it is no mapping (a problem)."""
    names = [key.value for key, _ in node.entries] if isinstance(node, MappingNode) else []
    kinds = _kinds_named(names) or _kinds_named([closest_match(name, KINDS) or "" for name in names])
    if names and not kinds and not OF_A_FINDING & set(names):
        context.problem(node.place, "missing-key", NEITHER)
        return read_entry(context, node, "a gap", {**KEYS[StatementKind.GAP], "not_known": False})
    kind = _kind(kinds, names)
    if isinstance(node, MappingNode) and kinds:
        node = _less(context, node, KEYS_OF_OTHERS[kind], _several(kinds) if len(kinds) > 1 else HAS_NO.get(kind, ""))
    return read_entry(context, node, CALLED[kind], KEYS[kind])


def _kinds_named(names: Collection[str]) -> list[StatementKind]:
    return [StatementKind(name) for name in KINDS if name in names]


def _kind(kinds: list[StatementKind], names: Collection[str]) -> StatementKind:
    """The kind that is told; of several, the one that goes best with the other keys."""
    if not kinds:
        return StatementKind.FINDING
    if StatementKind.REPORTED in kinds and "certainty" not in names:
        return StatementKind.REPORTED
    return kinds[0] if "sources" in names else kinds[-1]


def _several(kinds: list[StatementKind]) -> str:
    if kinds == [StatementKind.FINDING, StatementKind.GAP]:
        return KNOWN_OR_NOT
    *most, last = (f"'{kind.value}'" for kind in kinds)
    return ONE_OF_THEM.format(kinds=f"{', '.join(most)} and {last}")


def _less(context: ReadingContext, node: MappingNode, keys: Collection[str], message: str) -> MappingNode:
    """The mapping without the keys that only other kinds allow, reported together as one problem."""
    extra = [key for key, _ in node.entries if key.value in keys]
    if not extra:
        return node
    names = join_with_or([f"'{key.value}'" for key in extra])
    context.problem(extra[0].place, "unknown-key", message.replace("{names}", names))
    return MappingNode(tuple(pair for pair in node.entries if pair[0] not in extra), node.place)
