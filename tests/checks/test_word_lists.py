"""Every language with word lists has the same ones, so that no check fails or stays silent in one of them."""

import re
from pathlib import Path

import pytest

from decision_aid.checks.text import word_lists
from decision_aid.model.languages import PAGE_LANGUAGES, SOURCE_LANGUAGE

FOLDER = Path(word_lists.__file__).parent
LANGUAGES = sorted(set(PAGE_LANGUAGES) - {SOURCE_LANGUAGE})


def lists_in(language: str) -> list[str]:
    """The names of the lists in the file of a language."""
    return re.findall(r"^== (.*)$", (FOLDER / f"{language}.txt").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_of_the_pages_has_every_list(language: str) -> None:
    assert lists_in(language) == lists_in(SOURCE_LANGUAGE)


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_each_language_of_the_pages_has_words_that_push(language: str) -> None:
    assert word_lists.word_lists(language).pushing.phrases
