"""The reading grades grow with long words and long sentences, and count each text as it is written."""

import pytest

from decision_aid.checks.text.readability import (
    flesch_kincaid_grade,
    replace_terms,
    smog_grade,
    syllables,
)


@pytest.mark.parametrize(
    ("word", "count"),
    [("remission", 3), ("stayed", 1), ("tested", 2), ("people", 2), ("cells", 1), ("active", 2), ("kidneys", 2),
     ("disease", 2), ("treatment", 2), ("because", 2), ("worse", 1), ("table", 2), ("years", 1), ("wanted", 2)],
)  # fmt: skip
def test_syllables_are_counted_as_heard(word: str, count: int) -> None:
    assert syllables(word) == count


def test_short_words_in_short_sentences_read_easily() -> None:
    assert flesch_kincaid_grade(["The cat sat. The dog ran."]) < 2
    assert (
        flesch_kincaid_grade(["Immunosuppressive medication necessitates continuous haematological surveillance."]) > 12
    )
    assert flesch_kincaid_grade([]) == 0


def test_a_sentence_ends_at_a_full_stop_and_not_at_a_colon() -> None:
    split, whole = ["You may rest. You may walk. You may wait."], ["You may rest: you may walk; you may wait."]

    assert flesch_kincaid_grade(whole) > flesch_kincaid_grade(split)
    assert flesch_kincaid_grade(["It rains. It snows"]) == flesch_kincaid_grade(["It rains.", "It snows"])
    assert flesch_kincaid_grade(["It takes 1.5 hours."]) == flesch_kincaid_grade(["It takes 15 hours."])


def test_both_grades_are_those_of_their_formulas() -> None:
    text = ["Remission means that no disease is active. People rest."]  # 9 words, 14 syllables, 1 long word

    assert round(flesch_kincaid_grade(text), 2) == round(0.39 * 9 / 2 + 11.8 * 14 / 9 - 15.59, 2)
    assert round(smog_grade(text), 2) == round(1.043 * (1 * 30 / 2) ** 0.5 + 3.1291, 2)
    assert smog_grade(["..."]) == 0


def test_explained_words_can_be_left_out() -> None:
    assert replace_terms(["Refractory lupus nephritis stays."], {"nephritis", "lupus nephritis"}) == [
        "Refractory it stays."
    ]
    assert replace_terms(["Words stay."], set()) == ["Words stay."]
