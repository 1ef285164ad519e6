"""What cannot be set is set otherwise or not at all, and what goes wrong besides is not hidden."""

import datetime

import pytest

from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.summarise import summarise
from decision_aid.output.handout import typesetting
from decision_aid.output.handout.from_summary import build_sheet
from decision_aid.output.handout.icons import icon_array
from decision_aid.output.handout.paper_options import PaperOptions
from decision_aid.output.handout.sheet import Sheet
from decision_aid.output.handout.typesetting import TypesettingFailed, typeset
from tests.support.aids import aid_from, small
from tests.support.paper import letters, pages_of, unfit

TODAY = datetime.date(2026, 12, 1)


def said(text: str) -> Sheet:
    """A sheet with that text in it."""
    found = aid_from(small(("Waiting takes no time.", f'"{text}"')))
    summary = summarise(found, {}, today=TODAY)
    return build_sheet(summary, code=encode_answers(found, {}), address="", today=TODAY)


@pytest.mark.parametrize(("typed", "printed"), [("\U0001f130", "A"), ("\u2028", ""), ("² ≥ µ α", "²≥µα")])
def test_a_letter_is_printed_as_it_is_or_plainly(typed: str, printed: str) -> None:
    made = typeset(said(f"Before {typed} after."), PaperOptions(), TODAY)

    assert unfit(made) == []
    assert letters(f"Before{printed}after.") in "".join(pages_of(made))


@pytest.mark.parametrize("typed", ["漢", "한"])
def test_a_letter_that_no_font_has_is_never_printed_as_something_else(typed: str) -> None:
    with pytest.raises(TypesettingFailed, match="no font has"):
        typeset(said(f"Before {typed} after."), PaperOptions(), TODAY)


def test_where_a_letter_fails_in_its_place_there_is_no_empty_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(typesetting.SOURCES, "handout-short.typ", '#panic("could not be displayed")')

    with pytest.raises(TypesettingFailed, match="a letter can't be set"):
        typeset(said("Nothing."), PaperOptions(), TODAY)


def test_a_slip_in_the_template_is_not_taken_for_a_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(typesetting.SOURCES, "handout-short.typ", "#nothing-of-that-name")

    with pytest.raises(TypesettingFailed, match="TypstError in line 1:1 of the template"):
        typeset(said("Nothing."), PaperOptions(), TODAY)


def test_a_picture_has_a_dot_for_each_person_and_a_hole_for_those_to_whom_it_did_not_happen() -> None:
    assert [icon_array(filled, 9).svg.count("h.01") for filled in (0, 4, 9)] == [18, 14, 9]


def test_a_thousand_people_are_ten_blocks_that_fit_a_column_beside_two_others() -> None:
    made = icon_array(117, 1000)

    assert made.svg.count("h.01") == 1000 + 883
    assert (made.width * 0.215, made.height * 0.215) < (55, 25)  # millimetres
