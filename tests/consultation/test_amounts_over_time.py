"""The sentences of an amount at several times, and what its lines show."""

import re

import pytest

from decision_aid.consultation.amounts_over_time import AmountCourseFace, amount_course_face
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.wording import Translate, english
from decision_aid.model.amounts import AmountCourse
from decision_aid.output.as_json import summary_as_json
from decision_aid.output.as_text import summary_as_text
from decision_aid.output.course_lines import course_lines
from decision_aid.translation.interface import catalogue
from tests.support.aids import TODAY
from tests.support.amounts import figure_of
from tests.support.every_kind import AID
from tests.support.figures import aid_with

FIGURE = "amounts: {unit: %s, statistic: %s, times: [%s]}"
ALONE = FIGURE % ("visits a year", "mean", "{over: 1 year, value: 4.5, of: 80}, {over: 2 years, value: 1}")
GROUPS = "groups: [{name: with it, value: %s}, {name: without, value: %s}]"
TIMES = f"{{over: 1 year, {GROUPS % (0.56, 0.77)}}}, {{over: 3 years, {GROUPS % ('0.50', 0.25)}%s}}"
IN_GROUPS = FIGURE % ("visits a year", "mean", TIMES % "")


def shown(figure: str, translate: Translate = english) -> AmountCourseFace:
    read = figure_of(figure)
    assert isinstance(read, AmountCourse)
    return amount_course_face(read, translate)


def drawn(figure: str) -> str:
    lines = shown(figure).figures[0].lines
    assert lines
    return course_lines(lines).svg


def test_each_time_is_one_sentence() -> None:
    assert [one.sentence for one in shown(ALONE).figures] == [
        "Over 1 year, 4.5 visits a year on average, among 80 people.",
        "Over 2 years, 1 on average (visits a year).",
    ]
    assert [one.sentence for one in shown(IN_GROUPS).figures] == [
        "Over 1 year: with it, 0.56 visits a year on average; without, 0.77 visits a year on average.",
        "Over 3 years: with it, 0.50 visits a year on average; without, 0.25 visits a year on average.",
    ]


def test_the_median_is_explained_once() -> None:
    assert [one.sentence for one in shown(ALONE.replace("mean", "median").replace("over", "at")).figures] == [
        "At 1 year, 4.5 visits a year, among 80 people.",
        "At 2 years, 1 (visits a year). "
        "This is the median: half had this much or less, and half had this much or more.",
    ]


def test_a_published_difference_stands_behind_its_time() -> None:
    change = ", difference: {more: 0.25, range: [0.10, 0.40], range_is: published}"
    first, second = shown(FIGURE % ("visits a year", "mean", TIMES % change)).figures

    assert first.range_sentence == "We have no range for this number."
    assert second.sentence.endswith("With it, compared with without: 0.25 more visits a year.")
    assert second.range_sentence == "The true number could be anywhere from 0.10 more to 0.40 more."


def test_ranges_that_are_all_alike_are_told_once() -> None:
    assert [one.range_sentence for one in shown(IN_GROUPS).figures] == ["", "We have no range for this number."]


def test_the_lines_have_the_numbers_of_the_sentences_on_a_scale_from_0() -> None:
    svg = drawn(IN_GROUPS)

    assert re.findall(r'font-weight="700">([^<]+)<', svg) == ["0.77", "0.56", "0.50", "0.25"]
    assert re.findall(r'text-anchor="(?:middle|end)"(?: y="148")?>([^<]+)<', svg) == ["1", "0", "1 year", "3 years"]
    assert all(f">{said}<" in svg for said in ("with it", "without", "Visits a year, on average"))


@pytest.mark.parametrize(
    "figure",
    [
        IN_GROUPS.replace("0.56", "10000.56"),
        FIGURE % ("visits", "mean", "{over: 1 year, value: 0}, {over: 2 years, value: 0}"),
        FIGURE
        % ("visits", "mean", "{over: 1 year, value: 1.25}, {over: 2 years, value: 2}, {over: 9 years, value: 3}"),
    ],
)
def test_what_a_line_has_no_room_for_is_not_drawn(figure: str) -> None:
    assert shown(figure).picture is False
    assert shown(figure).figures[0].lines is None


def test_a_scale_of_many_digits_is_within_the_drawing() -> None:
    money = FIGURE % ("euros", "count", "{over: 1 year, value: 12500}, {over: 2 years, value: 19000}")
    left, *_rest = re.findall(r'viewBox="(-?\d+) ', drawn(money))

    assert ">20,000<" in drawn(money)
    assert int(left) <= -25


@pytest.mark.parametrize("language", ["es", "de"])
def test_every_language_has_the_same_numbers(language: str) -> None:
    told = [one.sentence.replace(",", ".") for one in shown(ALONE, catalogue(language).gettext).figures]

    assert [re.findall(r"\d+(?:\.\d+)?", one) for one in told] == [["1", "4.5", "80"], ["2", "1"]]


def test_each_option_of_one_study_has_its_own_times() -> None:
    row = next(row for row in summarise(AID, {}, today=TODAY).rows if row.outcome.id == "visits")
    told = {
        cell.option.id: [one.sentence for piece in cell.shown if piece.figure for one in piece.figure.figures]
        for cell in row.cells
    }

    assert told["wait"] == [
        "Over 1 year, 4.5 visits to the clinic on average.",
        "Over 2 years, 7 visits to the clinic on average.",
    ]
    assert told["operation"][1] == "Over 2 years, 3.5 visits to the clinic on average."


def test_exports_have_each_sentence_once() -> None:
    summary = summarise(aid_with(f"    {ALONE}\n"), {}, today=TODAY)

    for exported in (summary_as_text(summary), summary_as_json(summary)):
        assert [str(exported).count(one.sentence) for one in shown(ALONE).figures] == [1, 1]
