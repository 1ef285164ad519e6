"""The reading grade grows with long words and long sentences, and leaves explained words out."""

import pytest

from decision_aid.checks.text.readability import flesch_kincaid_grade, replace_terms, syllables


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


def test_explained_words_do_not_count() -> None:
    assert replace_terms(["Refractory lupus nephritis stays."], {"nephritis", "lupus nephritis"}) == [
        "Refractory it stays."
    ]
    assert replace_terms(["Words stay."], set()) == ["Words stay."]
