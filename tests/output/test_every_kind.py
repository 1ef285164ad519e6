"""Figures of every kind are said whole in text, JSON and print, in one language, in two, and from the right."""

import json
from dataclasses import replace

import pytest

from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.answers import Answers
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import Summary
from decision_aid.consultation.wording import english
from decision_aid.output.as_json import summary_as_json
from decision_aid.output.as_text import summary_as_text
from decision_aid.output.handout import make_handout
from decision_aid.output.handout.grid import build_grid
from decision_aid.output.handout.paper_options import Pages, PaperOptions
from decision_aid.translation.interface import catalogue
from tests.support.aids import SMALL, TODAY, aid_from
from tests.support.every_kind import AID, MILD, NOBODY, sentences, summary_for
from tests.support.paper import letters, off_the_paper, pages_of, unfit
from tests.support.pretended_translation import pretended

FULL = PaperOptions(pages=Pages.FULL)
SPANISH = catalogue("es").gettext
BARS = "Bars of an amount begin at 0: the longer the bar, the more there is."


def unsaid(summary: Summary, text: str) -> list[str]:
    """The sentences that a text lacks."""
    return [said for said in sentences(summary) if letters(said) not in letters(text)]


@pytest.mark.parametrize("answers", [NOBODY, MILD])
def test_text_and_json_say_all(answers: Answers) -> None:
    found = summary_for(answers)

    assert unsaid(found, summary_as_text(found)) == []
    assert unsaid(found, json.dumps(summary_as_json(found), ensure_ascii=False)) == []


def test_the_full_paper_says_all() -> None:
    found = summary_for(NOBODY)
    pdf = make_handout(found, encode_answers(AID, NOBODY), FULL, today=TODAY)

    assert unsaid(found, "".join(pages_of(pdf))) == []
    assert (off_the_paper(pdf), unfit(pdf)) == ([], [])


def test_the_legend_of_the_first_page_tells_of_what_is_printed_and_of_no_line() -> None:
    every_kind = build_grid(summary_for(NOBODY), english).of_pictures
    of_people = build_grid(
        summarise(aid_from(SMALL), {"duration": frozenset({"long"})}, today=TODAY), english
    ).of_pictures

    assert of_people.startswith("In a picture, each dot is a person. ")
    assert every_kind.endswith(BARS)


@pytest.mark.soak  # the full paper says all every day
def test_the_paper_in_two_languages_says_all_in_both() -> None:
    found = summary_for(NOBODY)
    other = summarise(pretended(AID), NOBODY, today=TODAY, translate=SPANISH)
    pdf = make_handout(found, encode_answers(AID, NOBODY), FULL, today=TODAY, other=other)
    text = "".join(pages_of(pdf))

    assert (unsaid(found, text), unsaid(other, text)) == ([], [])
    assert (off_the_paper(pdf), unfit(pdf)) == ([], [])


def test_from_the_right_the_paper_keeps_to_its_edges() -> None:
    arabic = replace(AID, language="ar")
    found = summarise(arabic, NOBODY, today=TODAY)
    pdf = make_handout(found, encode_answers(arabic, NOBODY), FULL, today=TODAY)

    assert (off_the_paper(pdf), unfit(pdf)) == ([], [])
