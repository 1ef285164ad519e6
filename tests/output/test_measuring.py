"""The heights with which the short handout is planned are those that Typst sets."""

import pytest

from decision_aid.output.handout.form import Form
from decision_aid.output.handout.lengths import lengths_of
from decision_aid.output.handout.measuring import HeightEstimate
from decision_aid.output.handout.short_layout import Paragraph, Run, Section
from decision_aid.output.handout.short_pages import lay_out_pages
from decision_aid.output.handout.typesetting import SLACKS, set_pages
from decision_aid.output.handout.typst_process import letter_width
from tests.support.handouts import LUPUS, SHORT, TODAY
from tests.support.paper import pages_of
from tests.support.short_handouts import sheet_of

PEOPLE = 4


@pytest.mark.parametrize(
    ("letter", "regular", "bold"),
    [
        ("n", 0.55, 0.571),
        (" ", 0.28, 0.312),
        ("\u200b", 0, 0),
        ("\u0628", 0.993, 1.024),
        ("\uff2e", 0.693, 0.717),
        ("漢", 0, 0),
    ],
)
def test_a_letter_is_as_wide_as_typst_sets_it_in_whatever_font_has_it(letter: str, regular: float, bold: float) -> None:
    assert letter_width(letter, bold=False) == pytest.approx(regular, abs=0.001)
    assert letter_width(letter, bold=True) == pytest.approx(bold, abs=0.001)


@pytest.mark.parametrize(
    ("width", "lines"),
    [(1000, 1), (40, 2), (25, 3)],
)
def test_a_text_takes_the_lines_that_its_words_need(width: float, lines: int) -> None:
    heights = HeightEstimate(lengths_of(Form()), letter_width, {})
    said = Section("", (Paragraph((Run("Wait a while"),)),))

    found = heights.section(said, width)

    assert found == pytest.approx((lines * 1.22 - 0.2) * 11 + 9)


@pytest.mark.parametrize("form", SHORT, ids=str)
def test_pages_that_are_planned_without_slack_nearly_always_hold_what_was_planned(form: Form) -> None:
    planned = [lay_out_pages(sheet_of(LUPUS, seed), form, letter_width, SLACKS[0]) for seed in range(PEOPLE)]

    too_long = [one for one in planned if len(pages_of(set_pages(one, form, TODAY))) > len(one.sides)]

    assert len(too_long) <= 1
