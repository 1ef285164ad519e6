"""A text that PyYAML's own parser reads otherwise than libyaml is told, at its place."""

from pathlib import Path

import pytest

from decision_aid.model.problems import Place
from decision_aid.rule_file.syntax.second_parser import find_difference
from tests.support.random_people import FILES


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_both_parsers_read_a_shipped_file_alike(path: Path) -> None:
    assert find_difference(path.read_text(encoding="utf-8")) is None


def test_a_question_mark_before_a_comma_is_told() -> None:
    found = find_difference("title: Bus\nway: {asks: How many arrive?, kind: benefit}\n")

    assert found
    assert found.place == Place(2, 13)


def test_what_both_refuse_is_no_difference() -> None:
    assert find_difference("title: [open\n") is None
