"""A language is named by a code that browsers know, and what is meant by another one is told."""

import pytest

from decision_aid.model.languages import is_language_tag, no_page_texts, suggest_language_tag


@pytest.mark.parametrize("tag", ["en", "en-GB", "es-419", "pt-BR", "sr-Latn", "zh-Hant-TW", "uk", "ckb", "haw"])
def test_a_code_that_exists_is_taken(tag: str) -> None:
    assert is_language_tag(tag)


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("gb", "Write en-GB."),
        ("us", "Write en-US."),
        ("eng", "Write en."),
        ("spa", "Write es."),
        ("ger", "Write de."),
        ("en-UK", "Write en-GB."),
        ("en_uk", "Write en-GB."),
        ("eng-uk", "Write en-GB."),
        ("en-EN", "Write en-GB."),
        ("EN-gb", "Write en-GB."),
        ("gr", "Write el."),
        ("cz", "Write cs."),
        ("ua", "Write uk."),
        ("iw", "Write he."),
        ("Spanish", "Write es."),
        ("xx", "such as en, es or pt-BR"),
        ("en-QQ", "such as en, es or pt-BR"),
        ("de-XX", "such as en, es or pt-BR"),
    ],
)
def test_a_code_that_does_not_exist_is_told(typed: str, advice: str) -> None:
    assert not is_language_tag(typed)
    assert advice in suggest_language_tag(typed)


def test_ukrainian_is_told_to_whoever_means_british_english() -> None:
    assert no_page_texts("uk").endswith("If British English is meant, write en-GB.")
