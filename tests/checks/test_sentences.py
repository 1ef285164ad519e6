"""What checks of prose miss and what they tell falsely, measured on a corpus of sentences."""

from itertools import pairwise
from pathlib import Path

import pytest

from decision_aid.checks.text.proportions import find_proportions
from decision_aid.checks.text.word_lists import word_lists

CORPUS = Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8")
SECTIONS = [section.splitlines() for section in CORPUS.split("\n== ")[1:]]
SENTENCES = [(section[0], sentence) for section in SECTIONS for sentence in section[1:] if sentence]


def found(sentence: str) -> set[str]:
    """The checks of wording that find something in a sentence."""
    pushing = {"pushing-word"} if word_lists("en").pushing.search(sentence) else set()
    return pushing | {share.check for share in find_proportions(sentence)}


@pytest.mark.parametrize(("check", "sentence"), [one for one in SENTENCES if one[0] != "none"])
def test_nothing_is_missed(check: str, sentence: str) -> None:
    assert check in found(sentence)


@pytest.mark.parametrize("sentence", [sentence for check, sentence in SENTENCES if check == "none"])
def test_nothing_is_told_falsely(sentence: str) -> None:
    assert found(sentence) == set()


def test_the_corpus_has_enough_of_both_kinds_and_no_sentence_twice() -> None:
    ordered = sorted(sentence for _, sentence in SENTENCES)

    assert sum(check == "none" for check, _ in SENTENCES) >= 50
    assert sum(check != "none" for check, _ in SENTENCES) >= 80
    assert all(one != other for one, other in pairwise(ordered))
