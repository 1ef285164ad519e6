"""Entries in, evidence statements and gaps out, each with an id of its own."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from decision_aid.evidence import Finding, Gap, Statement
from decision_aid.reading.chances import chance
from decision_aid.reading.conditions import Scope, condition
from decision_aid.reading.fields import Entry, entry, known_id
from decision_aid.reading.reader import Reader
from decision_aid.scales import Certainty, Unknown
from decision_aid.yaml_text import Items, Node, Text

WHERE = {"option": True, "outcome": True, "id": False, "when": False, "never_with": False}
FINDING = WHERE | {
    "says": True, "certainty": True, "because": True, "sources": True, "chance": False, "from_to": False, "note": False,
}  # fmt: skip
GAP = WHERE | {"not_known": True, "because": False}


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that statements may name."""

    options: Collection[str]
    outcomes: Collection[str]
    sources: Collection[str]
    scope: Scope


def statements(reader: Reader, node: Node | None, known: Known) -> tuple[Statement, ...]:
    """All statements and gaps, in file order; an id is given in none but one of them."""
    given = [_entry(reader, item) for item in reader.items(node, "statements")]
    entries = [found for found in given if found]
    ids = tuple(_ids(reader, entries))
    read = [_statement(found, statement_id, known, ids) for found, statement_id in zip(entries, ids, strict=True)]
    _check_from_to(reader, entries, ids)
    return tuple(read)


def _entry(reader: Reader, node: Node) -> Entry | None:
    is_gap = "not_known" in (key.value for key, _ in getattr(node, "entries", ()))
    return entry(reader, node, "a gap" if is_gap else "a statement", GAP if is_gap else FINDING)


def _ids(reader: Reader, entries: list[Entry]) -> Iterator[str]:
    count: Counter[str] = Counter()
    lines: dict[str, int] = {}
    for given in entries:
        cell = f"{given.word('option')}.{given.word('outcome')}"
        count[cell] += 1
        own = given.node("id")
        found = own.value if isinstance(own, Text) else cell if count[cell] == 1 else f"{cell}.{count[cell]}"
        if found in lines:
            message = f"There is a statement '{found}' already, in line {lines[found]}. Give this one another id."
            reader.problem(given.place_of("id"), "duplicate", message)
        lines.setdefault(found, given.place.line)
        yield found


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
    reason = given.one_of("because", Unknown, Unknown.NOT_STUDIED) if "because" in given else None
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
        given.reader.problem(node.place, "from-to", message)
        return None
    return ends[0], ends[1]


def _check_from_to(reader: Reader, entries: list[Entry], ids: tuple[str, ...]) -> None:
    with_chance = [name for given, name in zip(entries, ids, strict=True) if "chance" in given]
    for given in entries:
        node = given.node("from_to")
        for end in node.items if isinstance(node, Items) else ():
            if isinstance(end, Text):
                known_id(reader, end, "statement with a chance", with_chance)
