"""A sentence ends once."""

import pytest

from decision_aid.model.sentence import ended


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("", ""),
        (" A nurse ", "A nurse."),
        ("A nurse.", "A nurse."),
        ("A nurse?", "A nurse?"),
        ("A nurse …", "A nurse …"),
    ],
)
def test_a_text_gets_a_full_stop_where_it_has_no_end_of_its_own(text: str, whole: str) -> None:
    assert ended(text) == whole
