"""Each key of a rule file is explained once, where it may stand, and in the words of the guide."""

import re
from pathlib import Path

from decision_aid.checks.key_reference import ALLOWED_VALUES, PLACES, key_meanings, key_reference

GUIDE = (Path(__file__).parents[2] / "docs" / "rule-file.md").read_text(encoding="utf-8")


def test_each_key_has_one_sentence_and_no_sentence_is_without_key() -> None:
    known = {(place, key) for place, ones in PLACES.items() for key in ones}
    assert set(key_meanings()) == known
    assert [place_and_key for place_and_key, means in key_meanings().items() if not means.endswith(".")] == []


def test_the_words_that_a_key_may_hold_belong_to_a_key() -> None:
    assert [one for one in ALLOWED_VALUES if one not in key_meanings()] == []
    assert key_reference()["outcomes.*"]["kind"].values == ("benefit", "harm", "burden", "practical")


def test_the_guide_has_every_key() -> None:
    assert sorted(key for _, key in key_meanings() if not re.search(rf"\b{key}\b", GUIDE)) == []


def test_what_must_be_there_is_told() -> None:
    assert key_reference()["statements.-"]["option"].needed
    assert not key_reference()["statements.-"]["says"].needed
    assert key_reference()["examples.-"]["given"].needed
