"""Facts that differ by age and density, by their ids in the dossier on screening: each reaches its own people."""

from pathlib import Path

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.consultation.answers import Answer
from decision_aid.consultation.rows import CaseTable, Piece
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.what_if import pieces_by_statement
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from tests.support.aids import TODAY, aid_from

FILE = Path("tests/support/rules/mammogram.yaml")


@pytest.fixture(scope="module")
def aid() -> DecisionAid:
    return aid_from(FILE.read_text(encoding="utf-8"))


def shown(aid: DecisionAid, table: str, age: int, density: str) -> Piece:
    """The one case of a table that somebody is shown."""
    answers: dict[str, Answer] = {"age": age, "density": frozenset({density})}
    pieces = pieces_by_statement(summarise(aid, answers, today=TODAY)).values()
    (found,) = [one for truth, one in pieces if truth is Truth.YES and one.statement and one.statement.table == table]
    return found


def test_the_file_has_no_problems() -> None:
    assert check_rule_file(FILE.read_bytes(), today=TODAY)[1] == ()


@pytest.mark.parametrize(
    ("table", "age", "density", "said"),
    [
        ("yearly-alarm", 49, "unsure", "About 608 of 1,000 women"),  # M15: 60.8 of 100
        ("yearly-alarm", 40, "fatty", "About 310 of 1,000 women"),  # M16: 31.0
        ("two-yearly-alarm", 40, "scattered", "About 381 of 1,000 women"),  # M17: 38.1
        ("yearly-alarm", 45, "uneven", "About 680 of 1,000 women"),  # M18: 68.0
        ("two-yearly-alarm", 49, "extreme", "About 512 of 1,000 women"),  # M19: 51.2
        ("two-yearly-alarm", 50, "extreme", "About 348 of 1,000 women"),  # M20: 34.8
        ("programme-alarm", 69, "fatty", "256 of 1,000 women"),  # M12
        ("biopsy-by-age", 74, "fatty", "30 of 1,000 women"),  # M13
    ],
)
def test_whoever_is_in_a_band_reads_its_figure(aid: DecisionAid, table: str, age: int, density: str, said: str) -> None:
    figure = shown(aid, table, age, density).figure

    assert figure
    assert figure.figures[0].told.text.startswith(said)


def test_the_certainty_is_that_of_the_band(aid: DecisionAid) -> None:
    certainties = [shown(aid, "death-by-age", age, "unsure").certainty for age in (45, 55, 65, 72)]  # M07 to M10

    assert [one.split(" ")[0] for one in certainties] == ["Low", "Very", "Low", "Very"]


def test_without_an_age_each_table_stands_whole(aid: DecisionAid) -> None:
    rows = summarise(aid, {}, today=TODAY).rows
    found = [one for row in rows for cell in row.cells for one in cell.waiting if isinstance(one, CaseTable)]

    assert sorted(len(one.rows) for one in found) == [3, 5, 5, 5, 5, 7, 7]
