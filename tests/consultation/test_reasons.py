"""An answer in words: as its choice says it, or with its question where several choices would begin alike."""

import pytest

from decision_aid.consultation.path import Voice
from decision_aid.consultation.reasons import answer_phrase, short_answer_text
from decision_aid.consultation.wording import english
from decision_aid.model.aid import Question
from tests.support.aids import aid_from, small

CHOICES = "{heat: {label: Heat, said: you have tried heat}, rest: {label: Rest, said: you have tried rest}, none: No}"


@pytest.fixture
def tried() -> Question:
    """A question to which several answers count, each with its clause but one."""
    return aid_from(small(("{heat: Heat, rest: Rest, none: None of these}", CHOICES))).question("tried")


def test_one_choice_is_told_by_its_clause(tried: Question) -> None:
    assert answer_phrase(tried, frozenset({"rest"}), english, by=Voice.PERSON) == "you said you have tried rest"
    assert short_answer_text(tried, frozenset({"rest"}), english) == "You have tried rest"


def test_several_choices_are_told_after_their_question_once(tried: Question) -> None:
    both = frozenset({"rest", "heat"})

    told = answer_phrase(tried, both, english, by=Voice.CLINICIAN)
    assert told == "your doctor or nurse answered “Heat, Rest” to “What have you tried?”"
    assert short_answer_text(tried, both, english) == "What have you tried? Heat, Rest"


def test_a_choice_without_a_clause_is_told_after_its_question(tried: Question) -> None:
    none = frozenset({"none"})

    assert answer_phrase(tried, none, english, by=Voice.PERSON) == "you answered “No” to “What have you tried?”"
    assert short_answer_text(tried, none, english) == "What have you tried? No"
