"""Where a warning was let stand, people read the text in question and the reason, and no line number or check."""

import pytest

from decision_aid.checks.waived_texts import waived_texts
from tests.support.aids import aid_from, small

SAYS = "says: Few people who had rested did better."
FIGURE = "over: 6 months, range: [64, 91], range_is: computed here}"


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        (SAYS, "says: They must rest. # waive pushing-word: said by them", "They must rest."),
        (SAYS, "says: >- # waive pushing-word: said by them\n      They must\n      rest.", "They must rest."),
        ("is so, sources: [alpha]}", "is so, sources: [alpha]} # waive pushing-word: x y z", "Waiting takes no time."),
        ("  exercises: {name", "  exercises: # waive uneven-options: x y z\n    {name", "Exercises"),
        (
            FIGURE,
            f"{FIGURE[:-1]},\n      picture: no}} # waive no-picture: x y z",
            "Most people in the trial moved with ease.",
        ),
    ],
)
def test_it_is_the_text_at_the_line_of_the_waiver_or_nearby(old: str, new: str, text: str) -> None:
    assert [one.text for one in waived_texts(aid_from(small((old, new))))] == [text]
