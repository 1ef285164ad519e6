"""How much something matters is said on every page and on paper with the word of the answer that was pressed."""

import pytest

from decision_aid.consultation.wording import IMPORTANCE, IMPORTANCE_SENTENCES, english
from decision_aid.model.enums import Importance
from decision_aid.translation.interface import catalogue

WORDS = {"en": english, "es": catalogue("es").gettext, "de": catalogue("de").gettext}


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("answer", [Importance.A_LOT, Importance.SOME, Importance.NOT_MUCH])
def test_summary_and_paper_say_the_word_of_the_answer(language: str, answer: Importance) -> None:
    says = WORDS[language]
    whose, how_much = says(IMPORTANCE_SENTENCES[answer]).split(": ")

    assert whose
    assert set(says(IMPORTANCE[answer]).lower().split()) <= set(how_much.split())
