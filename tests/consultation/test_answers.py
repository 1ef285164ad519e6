"""What is typed becomes an answer, or a refusal that says what to do."""

import pytest

from decision_aid.consultation.answers import (
    RATHER_NOT_SAY,
    Answer,
    Declined,
    Refusal,
    RefusalReason,
    answers_offered,
    as_form_values,
    parse_answers,
)
from decision_aid.consultation.wording import english, refusal_text
from decision_aid.model.aid import Question
from decision_aid.model.enums import Importance
from tests.support.aids import SMALL, aid_from, small

AID = aid_from(SMALL)


def taken_of(question: Question, entry: list[str]) -> Answer | Refusal | None:
    """What becomes of the values of one question."""
    answers, refusals = parse_answers((question,), {question.id: entry})
    return refusals[0] if refusals else answers.get(question.id)


@pytest.mark.parametrize(
    ("question", "entry", "answer"),
    [
        ("duration", ["long"], frozenset({"long"})),
        ("duration", [" long "], frozenset({"long"})),
        ("tried", ["heat", "rest"], frozenset({"heat", "rest"})),
        ("age", ["34"], 34),
        ("ease-matters", ["not much"], Importance.NOT_MUCH),
        ("age", ["", RATHER_NOT_SAY], Declined.RATHER_NOT_SAY),
        ("duration", [""], None),
        ("tried", [], None),
    ],
)
def test_an_entry_becomes_an_answer_and_back(question: str, entry: list[str], answer: object) -> None:
    taken = taken_of(AID.question(question), entry)

    assert not isinstance(taken, Refusal)
    assert taken == answer
    assert taken_of(AID.question(question), as_form_values(AID.question(question), taken)) == answer


@pytest.mark.parametrize(
    ("question", "entry", "wrong"),
    [
        ("duration", ["for ever"], RefusalReason.NOT_OFFERED),
        ("duration", ["short", "long"], RefusalReason.ONE_ONLY),
        ("tried", ["none", "heat"], RefusalReason.NOT_TOGETHER),
        ("tried", ["heat", RATHER_NOT_SAY], RefusalReason.NOT_TOGETHER),
        ("age", ["old"], RefusalReason.NOT_A_NUMBER),
        ("age", ["3.5"], RefusalReason.NOT_A_NUMBER),
        ("age", ["²"], RefusalReason.NOT_A_NUMBER),
        ("age", ["9" * 5000], RefusalReason.NOT_A_NUMBER),
        ("age", ["34", "35"], RefusalReason.NOT_A_NUMBER),
        ("age", ["15"], RefusalReason.OUTSIDE),
        ("age", ["-1"], RefusalReason.OUTSIDE),
        ("ease-matters", ["very"], RefusalReason.NOT_OFFERED),
        ("ease-matters", ["some", "a lot"], RefusalReason.ONE_ONLY),
    ],
)
def test_an_entry_that_is_no_answer_is_refused_in_words(question: str, entry: list[str], wrong: RefusalReason) -> None:
    refusal = taken_of(AID.question(question), entry)

    assert isinstance(refusal, Refusal)
    assert refusal.reason is wrong
    assert len(refusal_text(refusal, AID.question(question), english)) < 200


def test_one_wrong_entry_does_not_cost_the_others() -> None:
    answers, refusals = parse_answers(AID.questions, {"duration": ["long"], "age": ["old"], "colour": ["red"]})

    assert answers == {"duration": frozenset({"long"})}
    assert [(refusal.question, refusal.reason) for refusal in refusals] == [
        ("colour", RefusalReason.NO_SUCH_QUESTION),
        ("age", RefusalReason.NOT_A_NUMBER),
    ]


def test_what_stands_for_rather_not_say_in_files_and_cookies_stays() -> None:
    assert RATHER_NOT_SAY == "rather not say"


@pytest.mark.parametrize(
    ("question", "entry", "found"),
    [
        ("duration", ["short", "long"], "short, long"),
        ("age", ["34", "35"], "34 35"),
        ("ease-matters", ["some", "a lot"], "some, a lot"),
        ("duration", ["for ever"], "for ever"),
    ],
)
def test_a_refusal_says_what_was_found(question: str, entry: list[str], found: str) -> None:
    refusal = taken_of(AID.question(question), entry)

    assert isinstance(refusal, Refusal)
    assert refusal.found == found


@pytest.mark.parametrize("entry", [" ", "\t", " \n"])
def test_spaces_alone_say_nothing(entry: str) -> None:
    assert taken_of(AID.question("duration"), [entry]) is None
    assert taken_of(AID.question("duration"), [entry, "long"]) == frozenset({"long"})


def test_a_choice_that_stands_alone_is_taken_alone_and_the_first_that_clashes_is_named() -> None:
    both_alone = aid_from(small(("alone: [none]", "alone: [none, rest]"))).question("tried")
    clash = taken_of(both_alone, ["rest", "none"])

    assert taken_of(AID.question("tried"), ["none"]) == frozenset({"none"})
    assert isinstance(clash, Refusal)
    assert clash.found == "None of these"


def test_what_is_offered_is_the_ids_of_choices_or_the_words_of_importance() -> None:
    assert answers_offered(AID.question("duration")) == ("short", "long", "unsure")
    assert answers_offered(AID.question("ease-matters")) == tuple(one.value for one in Importance)


@pytest.mark.parametrize("age", [16, 110])
def test_both_ends_of_the_limits_are_answers(age: int) -> None:
    assert taken_of(AID.question("age"), [str(age)]) == age


@pytest.mark.parametrize(
    ("letters", "wrong"), [("1" * 9, RefusalReason.OUTSIDE), ("1" * 10, RefusalReason.NOT_A_NUMBER)]
)
def test_nine_letters_are_the_most_that_a_number_has(letters: str, wrong: RefusalReason) -> None:
    refusal = taken_of(AID.question("age"), [letters])

    assert isinstance(refusal, Refusal)
    assert refusal.reason is wrong
