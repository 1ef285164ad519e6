"""Read the statements: findings (`says`) and gaps (`not_known`), which differ in the keys that they allow.

An id is optional. Without one, a statement is called `option.outcome`, the second of that cell `option.outcome.2`.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from decision_aid.model.enums import Certainty, Unknown
from decision_aid.model.evidence import Finding, Gap, Statement
from decision_aid.rule_file.reading.chances import chance
from decision_aid.rule_file.reading.conditions import Scope, condition
from decision_aid.rule_file.reading.context import Reader
from decision_aid.rule_file.reading.fields import Entry, entry, known_id
from decision_aid.rule_file.reading.suggestions import listed
from decision_aid.rule_file.syntax.parse import Entries, Items, Node, Text

WHERE = {"option": True, "outcome": True, "id": False, "when": False, "never_with": False}
FINDING = WHERE | {
    "says": True, "certainty": True, "because": True, "sources": True, "chance": False, "from_to": False, "note": False,
}  # fmt: skip
GAP_HAS_NO = (
    "A gap has no {names}, since it says that something is not known. "
    "Take that away; or, if something is known, write 'says' for 'not_known'."
)
NEITHER = "This entry says nothing. Add a line 'says: ...', or 'not_known: ...' where nothing is known."
KNOWN_OR_NOT = "'says' and 'not_known' stand in one entry: something is known or it is not. Take one of them away."
REASON = "a reason that a gap can have"
GAP = WHERE | {"not_known": True, "because": False}


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that statements may refer to; None if that section is unreadable, which accepts any id."""

    options: Collection[str] | None
    outcomes: Collection[str] | None
    sources: Collection[str] | None
    scope: Scope


def statements(context: Reader, node: Node | None, known: Known) -> tuple[Statement, ...]:
    """All statements in file order; duplicate ids are reported."""
    given = [_entry(context, item) for item in context.items(node, "statements")]
    entries = [found for found in given if found]
    ids = tuple(_ids(context, entries))
    named = dict.fromkeys(ids)
    read = [_statement(found, statement_id, known, named) for found, statement_id in zip(entries, ids, strict=True)]
    _check_from_to(context, entries, ids)
    return tuple(read)


def _entry(context: Reader, node: Node) -> Entry | None:
    names = [key.value for key, _ in node.entries] if isinstance(node, Entries) else []
    if names and not {"says", "not_known", "chance", "certainty", "sources"} & set(names):
        context.problem(node.place, "missing-key", NEITHER)
        return entry(context, node, "a gap", GAP | {"not_known": False})
    if not isinstance(node, Entries) or "not_known" not in names:
        return entry(context, node, "a statement", FINDING)
    if "says" not in names:
        return entry(context, _less(context, node, set(FINDING) - set(GAP), GAP_HAS_NO), "a gap", GAP)
    if "sources" in names:
        return entry(context, _less(context, node, set(GAP) - set(FINDING), KNOWN_OR_NOT), "a statement", FINDING)
    return entry(context, _less(context, node, set(FINDING) - set(GAP), KNOWN_OR_NOT), "a gap", GAP)


def _less(context: Reader, node: Entries, keys: Collection[str], message: str) -> Entries:
    """The mapping without the keys that only the other kind allows, reported together as one problem."""
    extra = [key for key, _ in node.entries if key.value in keys]
    if extra:
        names = listed([f"'{key.value}'" for key in extra])
        context.problem(extra[0].place, "unknown-key", message.replace("{names}", names))
    return Entries(tuple(pair for pair in node.entries if pair[0] not in extra), node.place)


def _ids(context: Reader, entries: list[Entry]) -> Iterator[str]:
    count: Counter[str] = Counter()
    lines: dict[str, int] = {}
    for given in entries:
        cell = f"{_id(given, 'option')}.{_id(given, 'outcome')}"
        count[cell] += 1
        own = given.node("id")
        found = own.value if isinstance(own, Text) else cell if count[cell] == 1 else f"{cell}.{count[cell]}"
        if isinstance(own, Text) and own.value:
            context.well_formed(own)
        if found in lines:
            message = f"There is a statement '{found}' already, in line {lines[found]}. Give this one another id."
            context.problem(given.place_of("id"), "duplicate", message)
        lines.setdefault(found, given.place.line)
        yield found


def _id(given: Entry, key: str) -> str:
    node = given.node(key)
    return node.value.strip() if isinstance(node, Text) else ""


def _statement(given: Entry, statement_id: str, known: Known, ids: Collection[str]) -> Statement:
    return Statement(
        id=statement_id,
        option=given.reference("option", "option", known.options),
        outcome=given.reference("outcome", "outcome", known.outcomes),
        content=_gap(given) if "not_known" in given else _finding(given, known),
        when=condition(given, "when", known.scope),
        place=given.place,
        never_with=given.references("never_with", "statement", ids),
    )


def _gap(given: Entry) -> Gap:
    reason = given.one_of("because", Unknown, Unknown.NOT_STUDIED, REASON) if "because" in given else None
    return Gap(given.text("not_known"), reason)


def _finding(given: Entry, known: Known) -> Finding:
    return Finding(
        says=given.text("says"),
        certainty=given.one_of("certainty", Certainty, Certainty.VERY_LOW),
        because=given.text("because"),
        sources=given.references("sources", "source", known.sources),
        chance=chance(given),
        from_to=_from_to(given),
        note=given.text("note"),
    )


def _from_to(given: Entry) -> tuple[str, str] | None:
    node = given.node("from_to")
    if node is None:
        return None
    ends = [item.value for item in node.items if isinstance(item, Text)] if isinstance(node, Items) else []
    if len(ends) != 2:
        message = "'from_to' needs two statements: the one with the lowest figure and the one with the highest."
        given.context.problem(node.place, "from-to", message)
        return None
    return ends[0], ends[1]


def _check_from_to(context: Reader, entries: list[Entry], ids: tuple[str, ...]) -> None:
    with_chance = dict.fromkeys(name for given, name in zip(entries, ids, strict=True) if "chance" in given)
    for given in entries:
        node = given.node("from_to")
        for end in node.items if isinstance(node, Items) else ():
            if isinstance(end, Text):
                known_id(context, end, "statement with a chance", with_chance)
