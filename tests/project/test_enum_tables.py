"""A table with something for a value of an enumeration has it for every one, so that a new one is forgotten nowhere."""

import importlib
from collections.abc import Iterator, Mapping
from enum import Enum

import pytest

from decision_aid.consultation.wording import STATUS
from decision_aid.model import enums
from tests.support.house import sources

PROGRAMS = {"decision_aid.cli.__main__"}  # to import one is to run it
OF_GAPS = {enums.StatementKind}  # tables of gaps have nothing for a finding
WHOLE = [
    kind
    for kind in vars(enums).values()
    if isinstance(kind, type) and kind.__module__ == enums.__name__ and kind not in OF_GAPS
]


def tables_by(kind: type[Enum]) -> Iterator[tuple[str, Mapping[object, object]]]:
    """The tables of the package whose keys are values of that enumeration, by their names."""
    for module in {source.module for source in sources()} - PROGRAMS:
        for name, value in vars(importlib.import_module(module)).items():
            if isinstance(value, Mapping) and value and all(isinstance(key, kind) for key in value):
                yield f"{module}.{name}", value


@pytest.mark.parametrize("kind", WHOLE, ids=lambda kind: kind.__name__)
def test_each_table_by_an_enumeration_has_every_value(kind: type[Enum]) -> None:
    assert {name: set(kind) - set(table) for name, table in tables_by(kind) if set(kind) - set(table)} == {}


def test_the_tables_are_found() -> None:
    found = dict(tables_by(enums.Status))

    assert found["decision_aid.consultation.wording.STATUS"] == STATUS
    assert "decision_aid.output.as_text.STATUS_WORDS" in found
