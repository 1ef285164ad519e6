"""The regular expression of many phrases finds what one alternative after the other would find."""

import re

from hypothesis import given
from hypothesis import strategies as st

from decision_aid.checks.text.phrase_regex import any_of

PHRASES = st.lists(st.text("aAbB ", min_size=1, max_size=3), unique_by=str.lower)


def test_of_two_that_begin_alike_the_longer_is_found() -> None:
    found = re.findall(any_of(["steroid", "steroid tablet", "Biopsy"]), "A steroid tablet, a biopsy", re.IGNORECASE)

    assert found == ["steroid tablet", "biopsy"]


def test_no_phrase_is_nowhere() -> None:
    assert re.search(any_of([]), "a word") is None


@given(PHRASES, st.text("aAbB. ", max_size=30))
def test_each_match_is_that_of_the_longest_phrase(phrases: list[str], text: str) -> None:
    longest_first = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) or "(?!)"

    found = [hit.span() for hit in re.finditer(any_of(phrases), text, re.IGNORECASE)]

    assert found == [hit.span() for hit in re.finditer(longest_first, text, re.IGNORECASE)]
