"""A condition reads as a phrase that a reviewer can check."""

import pytest

from decision_aid.consultation.condition_phrases import condition_phrase, join_or
from tests.support.aids import aid_from, small

UNUSED = ("    when: {duration: [long]}\n", "")
HEAT = "“What have you tried?” is answered “Heat” or “Rest”"
LONG = "“How long has it been stiff?” is answered “A month or more”"
OLD = "“How old are you?” is answered"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{tried: [rest, heat]}", HEAT),
        ("{tried: [heat, rest], duration: long}", f"{HEAT}, and {LONG}"),
        ("{age: {at_least: 18, below: 65}}", f"{OLD} from 18 to 64 years"),
        ("{age: {at_least: 18}}", f"{OLD} 18 years or more"),
        ("{age: {below: 65}}", f"{OLD} up to 64 years"),
        ("{age: {at_least: 30, below: 31}}", f"{OLD} 30 years"),
        ("{any: [{duration: long}, {tried: [heat, rest]}]}", f"either {LONG}, or {HEAT}"),
        (
            "{any: [{duration: long}, {duration: unsure, age: {at_least: 18}}]}",
            f"either {LONG}, or (“How long has it been stiff?” is answered “Not sure”, "
            "and “How old are you?” is answered 18 years or more)",
        ),
    ],
)
def test_a_condition_is_said_with_the_words_of_its_questions(written: str, read: str) -> None:
    aid = aid_from(small(("    when: {tried: [rest]}", f"    when: {written}"), UNUSED))
    statement = next(one for one in aid.statements if one.id == "exercises.ease.2")

    assert condition_phrase({question.id: question for question in aid.questions}, statement.when) == read


def test_what_always_holds_has_no_condition_to_say() -> None:
    aid = aid_from(small())

    assert condition_phrase({}, aid.questions[0].when) == ""


def test_no_phrases_make_no_words() -> None:
    assert (join_or([]), join_or(["a"]), join_or(["a", "b", "c"])) == ("", "a", "a, b or c")
