"""Each key of a rule file is declared once, and explained where it may stand."""

import re
from pathlib import Path

from decision_aid.rule_file.schema.keys import places
from decision_aid.rule_file.schema.table import RULE_FILE

GUIDE = (Path(__file__).parents[2] / "docs" / "rule-file.md").read_text(encoding="utf-8")
ENTRIES = dict(places(RULE_FILE))
KEYS = [(place, key) for place, entry in ENTRIES.items() for key in entry.keys]


def test_each_key_is_explained_in_one_sentence() -> None:
    assert [(place, key.name) for place, key in KEYS if not re.fullmatch(r"[A-Z].*[^.]\.", key.means)] == []


def test_the_guide_shows_every_key_that_must_be_there() -> None:
    needed = [key.name for place, key in KEYS if ENTRIES[place].needs[key.name]]

    assert [name for name in needed if not re.search(rf"\b{name}: ★", GUIDE)] == []


def test_what_must_be_there_is_told() -> None:
    assert ENTRIES["statements.-"].needs["option"]
    assert not ENTRIES["statements.-"].needs["says"]
    assert ENTRIES["statements.-"].of_kind("says").needs["says"]
    assert ENTRIES["examples.-"].needs["given"]


def test_the_words_that_a_key_may_hold_are_those_of_the_model() -> None:
    assert ENTRIES["outcomes.*"].by_name["kind"].values == ("benefit", "harm", "burden", "practical")
    assert ENTRIES["statements.-.chance"].by_name["picture"].values == ("yes", "no")
    assert ENTRIES["options.*"].by_name["name"].values == ()
