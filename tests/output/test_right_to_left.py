"""The handout of an Arabic aid runs from the right, and stays a PDF that everybody can read."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.summarise import summarise
from decision_aid.model.aid import DecisionAid
from decision_aid.output.handout import make_handout
from decision_aid.output.handout.paper_options import Pages, PaperOptions
from decision_aid.translation.interface import catalogue
from tests.support.aids import SMALL, TODAY, aid_from
from tests.support.paper import off_the_paper, unfit
from tests.support.sampling import sampled

ARABIC = aid_from(Path("tests/support/rules/way-to-work-ar.yaml").read_text(encoding="utf-8"))


def handout(aid: DecisionAid, pages: Pages) -> bytes:
    """The handout of an aid for somebody who answered nothing."""
    said = catalogue(aid.language).gettext
    summary = summarise(aid, {}, today=TODAY, translate=said)
    return make_handout(summary, encode_answers(aid, {}), PaperOptions(pages=pages), today=TODAY)


def left_edge(pdf: bytes, word: str) -> float:
    """Where a word begins on the first page, in points from the left edge of the paper."""
    found: list[float] = []

    def look(text: str, now: list[float], line: list[float], _font: object, _size: float) -> None:
        if word in text:
            found.append(line[4] * now[0] + line[5] * now[2] + now[4])

    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=look)
    return found[0]


@sampled("pages", list(Pages), 1)
def test_what_stands_at_the_end_of_a_line_stands_to_the_left(pages: Pages) -> None:
    arabic, english = handout(ARABIC, pages), handout(aid_from(SMALL), pages)

    assert left_edge(arabic, "DRAFT") < 100
    assert left_edge(english, "DRAFT") > 400
    assert (off_the_paper(arabic), unfit(arabic)) == ([], [])


@pytest.mark.parametrize("pages", list(Pages))
def test_english_words_with_numbers_keep_their_order(pages: Pages) -> None:
    printed = PdfReader(io.BytesIO(handout(ARABIC, pages))).pages[0].extract_text()

    assert "Page 1 of" in re.sub(r"[\u2066\u2068\u2069]", "", printed)


def test_beside_a_language_from_the_left_each_runs_its_own_way() -> None:
    english = replace(ARABIC, language="en")
    first, second = (
        summarise(one, {}, today=TODAY, translate=catalogue(one.language).gettext) for one in (english, ARABIC)
    )
    made = make_handout(first, encode_answers(ARABIC, {}), PaperOptions(), today=TODAY, other=second)

    assert unfit(made) == []
