"""A large number keeps its place in the sentence that is put around it, in the order of any language."""

import pytest

from decision_aid.consultation.figure_values import LargeNumber

ABOUT_82 = LargeNumber("about ", "82", "")


@pytest.mark.parametrize(
    ("template", "before", "after"),
    [
        ("%(people)s of %(of)s slept", "about ", " of 100 slept"),
        ("von %(of)s schliefen %(people)s", "von 100 schliefen about ", ""),
        ("100%% sure: %(people)s", "100% sure: about ", ""),
    ],
)
def test_a_number_stands_where_the_template_names_it(template: str, before: str, after: str) -> None:
    assert ABOUT_82.within(template, "people", of=100) == LargeNumber(before, "82", after)


@pytest.mark.parametrize(
    ("large", "sentence"),
    [
        (LargeNumber(" about ", "82", " of 100 slept "), "About 82 of 100 slept."),
        (LargeNumber("", "82", " slept."), "82 slept."),
        (LargeNumber("of 100 people slept ", "82", ""), "Of 100 people slept 82."),
    ],
)
def test_a_sentence_has_a_capital_letter_and_one_end(large: LargeNumber, sentence: str) -> None:
    assert large.as_sentence().text == sentence
    assert large.as_sentence().number == "82"
