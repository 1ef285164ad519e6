"""Read the sources: citation, link, participants, limitations, and fact-checked claims."""

from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from decision_aid.model.enums import Verdict
from decision_aid.model.evidence import Claim, Source, Studied
from decision_aid.rule_file.reading.conditions import Scope, read_condition
from decision_aid.rule_file.reading.context import ReadingContext
from decision_aid.rule_file.reading.fields import EntryFields, read_entry
from decision_aid.rule_file.schema.table import CLAIM, SOURCE, STUDIED
from decision_aid.rule_file.syntax.parse import Node, ScalarNode


def read_sources(context: ReadingContext, node: Node | None, scope: Scope) -> Iterator[Source]:
    """The sources in file order, numbered from 1; an unreadable one uses up its number."""
    given = [
        (name, read_entry(context, value, f"source '{name.value}'", SOURCE.needs))
        for name, value in context.id_pairs(node, "sources")
    ]
    known = dict.fromkeys(name.value for name, _ in given)
    for number, (name, fields) in enumerate(given, start=1):
        if fields is not None:
            yield _source(context, name, number, fields, known, scope)


def _source(
    context: ReadingContext, name: ScalarNode, number: int, given: EntryFields, known: Collection[str], scope: Scope
) -> Source:
    return Source(
        id=name.value,
        number=number,
        citation=given.text("citation"),
        link=_link(given),
        kind=given.text("kind"),
        people=given.text("people"),
        checked=given.date("checked"),
        limits=given.text("limits"),
        comparison_group=given.yes_or_no("comparison_group"),
        may_share_people_with=given.references("may_share_people_with", "source", known),
        studied=tuple(_studied(context, given, scope)),
        claims=tuple(_claims(context, given, known)),
        place=name.place,
        checked_at=given.place_of("checked"),
    )


def _link(given: EntryFields) -> str:
    link = given.word("link")
    if not link:
        return ""
    address = _split(link)
    if address and " " not in link:
        return link
    given.context.problem(
        given.place_of("link"), "link", f"'{link}' is not a link. Write one that begins with https://."
    )
    return ""


def _split(link: str) -> bool:
    try:
        address = urlsplit(link)
    except ValueError:
        return False
    return address.scheme in ("http", "https") and bool(address.hostname)


def _studied(context: ReadingContext, given: EntryFields, scope: Scope) -> Iterator[Studied]:
    for node in context.items(given.node("studied"), "studied"):
        if studied := read_entry(context, node, "who was studied", STUDIED.needs):
            yield Studied(studied.text("were"), read_condition(studied, "like", scope))


def _claims(context: ReadingContext, given: EntryFields, known: Collection[str]) -> Iterator[Claim]:
    for node in context.items(given.node("claims"), "claims"):
        if claim := read_entry(context, node, "a claim", CLAIM.needs):
            yield Claim(
                id=claim.word("id"),
                claim=claim.text("claim"),
                verdict=claim.one_of("verdict", Verdict, Verdict.NOT_CHECKABLE),
                why=claim.text("why"),
                sources=claim.references("sources", "source", known),
            )
