"""The sentences of a course, and what its lines show."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from decision_aid.consultation.courses import CourseFace, course_face, scale_end
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.wording import Translate, english
from decision_aid.model.evidence import Course, Finding
from decision_aid.output.as_text import summary_as_text
from decision_aid.output.course_lines import course_lines
from decision_aid.translation.interface import catalogue
from tests.support.aids import TODAY, aid_from
from tests.support.figures import aid_with

TIMES = """\
    course:
      event: moved with ease
      times:
        - {over: 1 year, %s}
        - {over: 2 years, %s}
        - {over: 5 years, %s}
"""
GROUPS = "groups: [{name: with it, people: %s, of: 100}, {name: without, people: %s, of: 100}]"
IN_GROUPS = TIMES % (GROUPS % (18, 9), GROUPS % (24, 15), GROUPS % (40, 41))
ALONE = TIMES % ("people: 11, of: 400", "people: 24, of: 400", "people: 61, of: 305")


def shown(figure: str, translate: Translate = english) -> CourseFace:
    aid = aid_with(figure)
    content, outcome = next((one.content, one.outcome) for one in aid.statements if isinstance(one.content, Finding))
    assert isinstance(content.figure, Course)
    return course_face(content.figure, aid.denominators[outcome], translate)


def drawn(figure: str) -> str:
    lines = shown(figure).figures[0].lines
    assert lines
    return course_lines(lines).svg


def test_each_time_is_one_sentence() -> None:
    assert [one.sentence for one in shown(ALONE).figures] == [
        "Over 1 year, about 3 of 100 people moved with ease (11 of 400 people).",
        "Over 2 years, about 6 of 100 people moved with ease (24 of 400 people).",
        "Over 5 years, about 20 of 100 people moved with ease (61 of 305 people).",
    ]
    assert shown(IN_GROUPS).figures[0].sentence == (
        "Over 1 year: with it, 18 of 100 people moved with ease; without, 9 of 100 people moved with ease."
    )


def test_a_fact_of_the_dossiers_reads_like_this() -> None:
    aid = aid_from(Path("tests/support/rules/times-and-chains.yaml").read_text(encoding="utf-8"))
    lines = summary_as_text(summarise(aid, {}, today=TODAY)).splitlines()
    first = next(number for number, line in enumerate(lines) if "people had another operation" in line)

    assert [line.strip() for line in lines[first : first + 2]] == [
        "Over 2 years, about 1 of 100 people had another operation (2,938 people were studied).",
        "Over 5 years, about 2 of 100 people had another operation (305 people were studied). "
        "We have no range for this number. Not compared with another treatment.",
    ]


def test_ranges_that_are_all_alike_are_told_once() -> None:
    assert [one.range_sentence for one in shown(ALONE).figures] == ["", "", "We have no range for this number."]
    ranged = ALONE.replace("of: 305", "of: 305, range: [16, 25], range_is: published")
    assert [one.range_sentence for one in shown(ranged).figures] == [
        "We have no range for this number.",
        "We have no range for this number.",
        "The true number could be anywhere from 16 to 25 of 100.",
    ]


def test_the_lines_have_the_numbers_of_the_sentences_at_their_points() -> None:
    svg = drawn(IN_GROUPS)

    assert re.findall(r'font-weight="700">(\d+)<', svg) == ["18", "9", "24", "15", "41", "40"]
    assert re.findall(r'text-anchor="(?:middle|end)"(?: y="148")?>([^<]+)<', svg) == [
        "50",
        "0",
        "1",
        "2",
        "5 years",
    ]
    assert all(f">{name}<" in svg for name in ("with it", "without"))


def test_times_stand_as_far_apart_as_they_are() -> None:
    first, second, third = (float(x) for x in re.findall(r'<text x="([\d.]+)"[^>]*font-weight="700"', drawn(ALONE)))

    assert (third - second) / (second - first) == pytest.approx(3, abs=0.05)


def test_text_of_a_file_does_not_become_markup() -> None:
    svg = drawn(IN_GROUPS.replace("name: with it", "name: 'a <b> & \"c\"'"))

    assert "<b>" not in svg
    assert "a &lt;b&gt; &amp; &quot;c&quot;" in svg


@pytest.mark.parametrize(
    "figure",
    [
        ALONE.replace("over: 2 years", "over: 1.1 years"),
        TIMES % ("people: 1, of: 12", "people: 2, of: 12", "people: 3, of: 12"),
        ALONE.replace("moved with ease\n", "moved with ease\n      picture: no\n"),
        TIMES % ("people: 40, of: 40", "people: 30, of: 40", "people: 20, of: 40"),
        TIMES % ("people: 116, of: 116", "people: 80, of: 116", "people: 60, of: 116"),
    ],
)
def test_what_a_line_would_not_show_truly_is_not_drawn(figure: str) -> None:
    assert shown(figure).picture is False
    assert shown(figure).figures[0].lines is None


def test_nobody_is_at_the_foot_of_a_line_however_many_were_counted() -> None:
    found = shown(TIMES % ("people: 0, of: 116", "people: 58, of: 116", "people: 87, of: 116"))

    assert found.figures[0].lines
    assert [[int(value) for value in line.values] for line in found.figures[0].lines.lines] == [[0, 50, 75]]
    assert found.figures[0].sentence.startswith("Over 1 year, 0 of 116 people")


@pytest.mark.parametrize(
    ("largest", "end"),
    [("1", 1), ("3", 5), ("10", 10), ("11", 20), ("47", 50), ("97", 100), ("978", 1000), ("0.77", 1), ("2.25", 5)],
)
def test_the_scale_ends_at_a_round_number(largest: str, end: int) -> None:
    assert scale_end(Decimal(largest)) == end


@pytest.mark.parametrize("language", ["es", "de"])
def test_every_language_has_the_same_numbers(language: str) -> None:
    assert [re.findall(r"\d+", one.sentence) for one in shown(ALONE, catalogue(language).gettext).figures] == [
        re.findall(r"\d+", one.sentence) for one in shown(ALONE).figures
    ]
