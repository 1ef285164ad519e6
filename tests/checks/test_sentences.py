"""What checks of prose miss and what they tell falsely, measured on a corpus of sentences."""

from itertools import pairwise
from pathlib import Path

import pytest

from decision_aid.checks.text.proportions import find_proportions
from decision_aid.checks.text.word_lists import word_lists

Sentence = tuple[str, str, str]  # the language, the check that finds something, the words


def corpus(language: str) -> list[Sentence]:
    """The sentences of a language, each with its check."""
    text = Path(__file__).with_name(f"sentences.{language}.txt").read_text(encoding="utf-8")
    sections = [section.splitlines() for section in text.split("\n== ")[1:]]
    return [(language, section[0], sentence) for section in sections for sentence in section[1:] if sentence]


SENTENCES = corpus("en") + corpus("es")


def found(language: str, sentence: str) -> set[str]:
    """The checks of wording that find something in a sentence."""
    pushing = {"pushing-word"} if word_lists(language).pushing.search(sentence) else set()
    return pushing | {share.check for share in find_proportions(sentence)}


@pytest.mark.parametrize(("language", "check", "sentence"), [one for one in SENTENCES if one[1] != "none"])
def test_nothing_is_missed(language: str, check: str, sentence: str) -> None:
    assert check in found(language, sentence)


@pytest.mark.parametrize(("language", "check", "sentence"), [one for one in SENTENCES if one[1] == "none"])
def test_nothing_is_told_falsely(language: str, check: str, sentence: str) -> None:
    assert found(language, sentence) == set()


def test_the_corpus_has_enough_of_both_kinds_and_no_sentence_twice() -> None:
    ordered = sorted(sentence for _, _, sentence in SENTENCES)

    assert sum(check == "none" for _, check, _ in SENTENCES) >= 70
    assert sum(check != "none" for _, check, _ in SENTENCES) >= 100
    assert all(one != other for one, other in pairwise(ordered))
