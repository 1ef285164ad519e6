"""Read the sources: citation, link, participants, limitations, and fact-checked claims."""

from collections.abc import Iterator

from decision_aid.model.evidence import Claim, Source, Studied
from decision_aid.rule_file.reading.by_schema import KnownIds, read_values
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
    known = {"sources": {name.value: number for number, (name, _) in enumerate(given)}}
    for number, (name, fields) in enumerate(given, start=1):
        if fields is not None:
            yield _source(context, name, number, fields, known, scope)


def _source(
    context: ReadingContext, name: ScalarNode, number: int, given: EntryFields, known: KnownIds, scope: Scope
) -> Source:
    return Source(
        id=name.value,
        number=number,
        studied=tuple(_studied(context, given, scope)),
        claims=tuple(_claims(context, given, known)),
        place=name.place,
        checked_at=given.place_of("checked"),
        **read_values(given, SOURCE.keys, known),
    )


def _studied(context: ReadingContext, given: EntryFields, scope: Scope) -> Iterator[Studied]:
    for node in context.items(given.node("studied"), "studied"):
        if studied := read_entry(context, node, "who was studied", STUDIED.needs):
            yield Studied(like=read_condition(studied, "like", scope), **read_values(studied, STUDIED.keys))


def _claims(context: ReadingContext, given: EntryFields, known: KnownIds) -> Iterator[Claim]:
    for node in context.items(given.node("claims"), "claims"):
        if claim := read_entry(context, node, "a claim", CLAIM.needs):
            yield Claim(id=claim.word("id"), **read_values(claim, CLAIM.keys, known))
