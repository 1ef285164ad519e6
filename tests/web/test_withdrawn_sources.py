"""Whoever reads a finding on a withdrawn source is told so: on screen, on paper, in exports, and back with a code."""

from pathlib import Path

import pytest
from flask import Flask

from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.summarise import summarise
from decision_aid.exchange.withdrawals import mark_withdrawn, read_withdrawals
from decision_aid.output.as_json import summary_as_json
from decision_aid.output.as_text import summary_as_text
from tests.support.aids import TODAY, aid_from, small
from tests.support.codes import typed, write
from tests.support.editing import editing_app, signed_in
from tests.support.pages import words
from tests.support.withdrawals import RETRACTED, SAID, WITH_DOI

TEXT = small(WITH_DOI)
SOME = "Some of the evidence here rests on a source that was withdrawn or replaced."


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    write(tmp_path / "withdrawn.csv", RETRACTED)
    write(tmp_path / "small.yaml", TEXT)
    return editing_app(tmp_path)


def test_the_pages_say_so_at_the_finding_above_all_and_at_the_source(app: Flask) -> None:
    person = app.test_client()
    summary, about = words(person.get("/small/summary").text), words(person.get("/small/about").text)

    assert SOME in summary
    assert SAID in summary
    assert "Withdrawn by its journal (retracted) on 1 October 2026. Its figures could not be traced." in about


@pytest.mark.parametrize("pages", ["short", "full"])
def test_the_paper_says_so(app: Flask, pages: str) -> None:
    paper = words(app.test_client().get(f"/small/handout?pages={pages}").text)

    assert SOME in paper
    assert SAID in paper


def test_the_exports_say_so() -> None:
    summary = summarise(mark_withdrawn(aid_from(TEXT), read_withdrawals(RETRACTED.encode())), {}, today=TODAY)
    told = summary_as_json(summary)

    assert SAID in summary_as_text(summary)
    assert SOME in told["overdue"]
    assert any(
        SAID in piece["withdrawn"] for row in told["rows"] for cell in row["cells"] for piece in cell["may_apply"]
    )


def test_a_code_of_an_older_version_brings_back_what_it_was_shown_and_says_so(app: Flask, tmp_path: Path) -> None:
    code = encode_answers(aid_from(TEXT), {"duration": frozenset({"long"})})
    write(tmp_path / "small.yaml", TEXT.replace("Ten minutes a day", "Twelve minutes a day"), at=2)

    status, page = typed(app.test_client(), code)

    assert status == 200
    assert "Sources that were withdrawn or replaced" in page
    assert SAID in words(page)


def test_the_list_counts_as_soon_as_it_changes(app: Flask, tmp_path: Path) -> None:
    person = app.test_client()
    assert SOME in person.get("/small/summary").text
    write(tmp_path / "withdrawn.csv", "source,what,day\n", at=3)

    assert SOME not in person.get("/small/summary").text


def test_authors_are_told_on_their_desk_beside_the_text_and_in_the_preview(app: Flask) -> None:
    anna = signed_in(app)
    desk, text = words(anna.get("/edit/").text), words(anna.get("/edit/small/").text)

    assert "rest on sources that were withdrawn. People are told so." in desk
    assert "'alpha', which was retracted on 2026-10-01. Its figures could not be traced." in text
    assert SAID in words(anna.get("/edit/small/preview/summary").text)


@pytest.mark.parametrize("page", ["review", "entries", "entry/source/alpha"])
def test_authors_are_told_on_their_other_pages(app: Flask, page: str) -> None:
    assert "Withdrawn by its journal (retracted) on 1 October 2026." in words(
        signed_in(app).get(f"/edit/small/{page}").text
    )


def test_a_list_that_cannot_be_read_is_told_to_authors_and_stops_nobody(app: Flask, tmp_path: Path) -> None:
    write(tmp_path / "withdrawn.csv", "10.1000/alpha\n", at=3)

    assert "Its first line must name the columns" in words(signed_in(app).get("/edit/").text)
    assert app.test_client().get("/small/summary").status_code == 200
