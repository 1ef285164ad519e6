"""Numbers that belong together stay on one line, in each language of the interface."""

import pytest

from decision_aid.consultation.wording import together


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Range: 26 to 36. 9 of 37 people.", "Range: 26~to~36. 9~of~37 people."),
        ("1.5 bis 2.5 von 10.000", "1.5~bis~2.5~von~10.000"),
        ("entre 3 y 4, 5 años", "entre 3~y~4, 5 años"),
        ("about 35 of 100. At 5 years", "about 35~of~100. At 5 years"),
    ],
)
def test_two_numbers_and_the_word_between_them_stay_together(text: str, kept: str) -> None:
    assert together(text) == kept.replace("~", "\u00a0")
