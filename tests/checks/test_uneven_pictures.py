"""Whatever draws a figure, icons, bars or a line, it counts once where benefits and harms are to be drawn alike."""

import pytest

from tests.support.figures import findings_with

YEARS = "{over: 1 year, people: 22, of: 40}, {over: 2 years, people: 30, of: 40}"
HARM = """\
    certainty: low
    because: one small trial
    sources: [alpha]
  - option: wait
    outcome: ache
    id: aches
    says: Some ached.
    chance: {people: 8, of: 40, event: ached, over: 1 year, picture: no} # waive no-picture: half of them had left
"""


def uneven(figure: str) -> list[str]:
    """What is told of the pictures of the small aid, with that figure of a benefit, and a harm that is not drawn."""
    found = findings_with(f"    {figure}\n{HARM}")
    return [message for _, message in found if "Draw both alike" in message]


@pytest.mark.parametrize(
    "figure",
    [
        "amounts: {unit: hours, statistic: mean, times: [{over: 1 year, value: 4}, {over: 2 years, value: 5}]}",
        f"course: {{event: moved with ease, times: [{YEARS}]}}",
        "amount: {unit: hours, statistic: mean, over: 1 year, groups: [{name: a, value: 4}, {name: b, value: 5}]}",
    ],
)
def test_a_figure_that_bars_or_a_line_draw_is_counted_once(figure: str) -> None:
    (message,) = uneven(figure)

    assert message.startswith("Of 1 benefits that could be drawn, 1 are drawn; of 1 harms, 0.")


def test_the_amount_of_one_group_has_no_picture_and_is_not_counted() -> None:
    assert uneven("amount: {unit: hours, statistic: mean, over: 1 year, value: 4}") == []
