"""Read the sources, which are numbered in file order on every page."""

from collections.abc import Iterator

from decision_aid.model.evidence import Source
from decision_aid.rule_file.reading.by_schema import SchemaReader
from decision_aid.rule_file.reading.fields import read_entry
from decision_aid.rule_file.schema.table import SOURCE
from decision_aid.rule_file.syntax.parse import Node


def read_sources(reader: SchemaReader, node: Node | None) -> Iterator[Source]:
    """The sources in file order, numbered from 1; an unreadable one uses up its number."""
    for number, (name, value) in enumerate(reader.context.id_pairs(node, "sources"), start=1):
        given = read_entry(reader.context, value, f"{SOURCE.called} '{name.value}'", SOURCE.needs)
        if given is not None:
            values = reader.values(given, SOURCE.keys)
            yield Source(id=name.value, number=number, place=name.place, checked_at=given.place_of("checked"), **values)
