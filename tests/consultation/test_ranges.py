"""A range is drawn on its line, however narrow it is and wherever it lies."""

from decimal import Decimal

import pytest

from decision_aid.consultation.ranges import range_bar
from decision_aid.consultation.wording import english
from decision_aid.model.evidence import Arm, Range


@pytest.mark.parametrize(
    ("low", "high", "drawn"),
    [
        ("64", "91", (64, 91)),
        ("0", "0", (0, 1)),
        ("50", "50.2", (50, 51)),
        ("99.5", "100", (99, 100)),
        ("100", "100", (99, 100)),
    ],
)
def test_the_bar_of_a_range_stays_on_its_line(low: str, high: str, drawn: tuple[float, float]) -> None:
    arm = Arm("", None, 40, Decimal(high), 100, Range(Decimal(low), Decimal(high), 100, computed_here=True), None)

    bar = range_bar(arm, 100, english)

    assert bar
    assert (bar.low, bar.high) == drawn
