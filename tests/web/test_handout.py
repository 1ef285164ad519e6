"""The handout in the browser: a page to print, a PDF, and the same words on both as on the screen."""

import base64
import datetime
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.voices import Voices
from decision_aid.model.enums import Importance
from decision_aid.output.handout import make_handout
from decision_aid.output.handout.paper_options import Pages, PaperOptions
from decision_aid.output.record_note import record_note
from decision_aid.web.app import create_app
from tests.support.aids import RULE_FILES, SMALL, aid_from, small
from tests.support.pages import answer, app_over, session_id
from tests.support.paper import aid, letters, page_text, pages_of, running_text, some_answers, two_voices, unfit
from tests.support.sampling import sampled

TODAY = datetime.date(2026, 12, 1)
FILES = RULE_FILES
LUPUS = next(path for path in FILES if path.stem == "lupus-stem-cell")


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    with app_over(tmp_path).test_client() as client:
        yield client


def test_the_page_has_the_navigation_of_every_page_and_says_what_it_is(client: FlaskClient) -> None:
    page = client.get("/wrist/handout")

    assert page.status_code == 200
    menus = [
        text.partition("<nav")[2].partition("</nav>")[0] for text in (page.text, client.get("/wrist/summary").text)
    ]
    assert menus[0].count("<a ") == menus[1].count("<a ") > 4
    assert page.text.count("<h1") == 1
    assert page.text.count("Information to talk about, not advice.") >= 2
    assert "DRAFT" in page.text
    assert page.headers["Cache-Control"] == "no-store"


def test_no_style_or_script_stands_in_the_page(client: FlaskClient) -> None:
    text = client.get("/wrist/handout?pages=full").text

    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", text)


def test_what_was_said_and_marked_comes_first_and_the_code_brings_it_back(client: FlaskClient) -> None:
    answer(client, "symptoms", {"duration": ["short"]})
    answer(client, "what-matters", {"pain-matters": ["a lot"]})
    short, text = (client.get(f"/wrist/handout{form}").text for form in ("", "?pages=full"))
    found = re.search(r'class="letters">([^<]+)<', text)

    assert text.index("What matters to me") < text.index("My answers") < text.index("What is known")
    assert "Less pain at night" in text[text.index("What matters to me") : text.index("My answers")]
    assert "What matters to me (a lot): <b>Less pain at night</b>" in short[short.index("What I told this aid") :]
    assert found
    client.post("/wrist/clear")
    back = client.post("/wrist/return", data={"session_id": session_id(client.get("/wrist/").text), "code": found[1]})
    assert back.status_code == 303
    assert found[1] in client.get("/wrist/handout").text


@pytest.mark.parametrize("asked", ["", "?paper=letter&print=large", "?pages=full", "?paper=odd&pages=odd&print=odd"])
def test_the_pdf_comes_in_every_form(client: FlaskClient, asked: str) -> None:
    found = client.get(f"/wrist/handout.pdf{asked}")

    assert (found.status_code, found.content_type) == (200, "application/pdf")
    assert found.headers["Content-Disposition"] == "inline; filename=wrist-handout.pdf"
    assert found.headers["Cache-Control"] == "no-store"
    assert unfit(found.data) == []
    assert len(pages_of(found.data)) == 2 or "full" in asked or "large" in asked


@pytest.mark.parametrize("said", ["short", "long"])
def test_an_aid_with_letters_that_no_font_has_gives_the_page_to_print_whatever_was_answered(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, said: str
) -> None:
    text = SMALL.replace("short: Less than a month", "short: Less than a month 𝄞")
    (tmp_path / "small.yaml").write_text(text, encoding="utf-8")
    client = create_app(tmp_path, today=lambda: TODAY).test_client()
    answer(client, "shoulder", {"duration": [said]}, aid="small")

    found = client.get("/small/handout.pdf")

    assert (found.status_code, found.mimetype) == (200, "text/html")
    assert "Some letters of this aid can&#39;t be shown in the PDF." in found.text
    assert [line for line in caplog.messages if "𝄞" in line or "handout" in line] == []


def come_back(client: FlaskClient, name: str, code: str) -> None:
    """Give the browser the answers in a code."""
    page = client.get(f"/{name}/").text
    assert client.post(f"/{name}/return", data={"session_id": session_id(page), "code": code}).status_code == 303


@sampled("path, seed", product(FILES, (0, 3, 11)), [(FILES[-1], 3)])
def test_screen_print_page_and_pdf_say_the_same(path: Path, seed: int) -> None:
    client, answers = create_app(path.parent, today=lambda: TODAY).test_client(), some_answers(aid(path), seed)
    come_back(client, path.stem, encode_answers(aid(path), answers))
    summary = summarise(aid(path), answers, today=TODAY)
    screen = page_text(client.get(f"/{path.stem}/everything").text)
    page = page_text(client.get(f"/{path.stem}/handout?pages=full").text)
    pdf = client.get(f"/{path.stem}/handout.pdf?pages=full").data
    top = f"{summary.title} · {summary.notice}DRAFT"
    bottom = re.search(r"Printed on [^<]+", client.get(f"/{path.stem}/handout").text)
    paper = running_text(pdf, top, bottom[0] if bottom else "")

    for piece in (piece for row in summary.rows for cell in row.cells for piece in (*cell.shown, *cell.may_apply)):
        figures = piece.figure.figures if piece.figure else ()
        for said in (piece.text, *(figure.sentence for figure in figures), *(one.range_sentence for one in figures)):
            assert [bare(said) in bare(where) for where in (screen, page, paper)] == [True, True, True], said
    for used in summary.sources:
        assert all(letters(used.source.citation) in where for where in (screen, page, paper))


def test_the_note_says_what_was_looked_at_and_advises_nothing() -> None:
    found = aid_from(SMALL)
    summary = summarise(found, {"ease-matters": Importance.A_LOT, "duration": frozenset({"long"})}, today=TODAY)

    note = record_note(summary, today=TODAY)

    assert note.splitlines() == [
        "Decision aid used on 1 December 2026.",
        f"Aid: Stiff shoulder - wait or exercises. Version {found.version}, file {found.fingerprint[:12]}. "
        "Draft. Not yet reviewed by a healthcare professional.",
        "Information to talk about, not advice.",
        "Options shown: Wait; Exercises.",
        f"Questions answered: 2 of {2 + len(summary.unanswered)}.",
        "What matters to the patient: Moving with ease (a lot).",
        "What the person wants to ask:",
        "(to be filled in)",
        "What the person is leaning towards, in their own words:",
        "(to be filled in)",
    ]


def test_the_note_says_what_was_answered_differently() -> None:
    voices = Voices({"duration": frozenset({"short"})}, {"duration": frozenset({"long"})})

    assert (
        "Different answers to “How long has it been stiff?”: The person said “Less than a month”. "
        "The clinician said “A month or more”."
    ) in record_note(summarise(aid_from(SMALL), voices, today=TODAY), today=TODAY).splitlines()


@pytest.mark.soak  # test_voices has it on the page
@sampled("path", [(path,) for path in FILES], [(FILES[-1],)])
def test_a_paper_of_two_voices_says_what_differs_and_whose_answer_brings_what(path: Path) -> None:
    found = aid(path)
    voices = two_voices(found)
    summary, code = summarise(found, voices, today=TODAY), encode_answers(found, voices)
    full = make_handout(summary, code, PaperOptions(pages=Pages.FULL), today=TODAY)
    short = make_handout(summary, code, PaperOptions(), today=TODAY)
    said = "".join(pages_of(full))
    pieces = [piece for row in summary.rows for cell in row.cells for piece in (*cell.shown, *cell.may_apply)]

    assert summary.differing
    assert all(letters(f"{one.question.ask} {one.differs}") in said for one in summary.differing)
    large = make_handout(summary, code, PaperOptions(large_print=True), today=TODAY)
    assert all(letters(summary.differing[0].differs) in "".join(pages_of(pdf)) for pdf in (short, large))
    for piece in pieces:
        assert not piece.whose or letters(f"{piece.whose}:{piece.text}") in said, piece.text
    assert letters(code) in said
    assert letters(code) in "".join(pages_of(short))
    assert unfit(full) == unfit(short) == []


def test_the_note_says_so_where_nothing_was_marked() -> None:
    assert "did not mark what matters" in record_note(summarise(aid_from(SMALL), {}, today=TODAY), today=TODAY)


def test_own_words_are_encrypted_with_a_key_that_ends_with_the_visit(client: FlaskClient) -> None:
    def key() -> str:
        found = re.search(r'data-cipher-key="([^"]+)"', client.get("/wrist/handout").text)
        return found[1] if found else ""

    before = key()

    assert len(base64.b64decode(before)) == 32
    assert before == key()
    client.post("/wrist/clear")
    assert key() not in ("", before)


def test_the_questions_that_were_ticked_reach_the_pdf_without_a_script_and_no_address(tmp_path: Path) -> None:
    (tmp_path / "lupus.yaml").write_text(FILES[0].read_text(encoding="utf-8"), encoding="utf-8")
    client = create_app(tmp_path, today=lambda: TODAY).test_client()
    found, text = aid(FILES[0]), client.get("/lupus/handout").text
    value = re.findall(r'name="ask" value="(\d+)" form="pdf"', text)[2]
    asked = letters(found.ask_the_team[int(value) - 1].ask)

    for form in ("", "?pages=full"):
        made = client.post(
            f"/lupus/handout.pdf{form}", data={"session_id": session_id(text), "ask": [value, "9999", "x"]}
        )
        paper = "".join(pages_of(made.data))
        assert (made.status_code, made.content_type) == (200, "application/pdf")
        assert asked in paper
        assert unfit(made.data) == []
        others = [one.ask for one in found.ask_the_team if letters(one.ask) in paper]
        assert [letters(one) for one in others] == [asked]

    refused = client.post("/lupus/handout.pdf", data={"ask": [value]})
    assert refused.status_code == 422
    assert re.search(rf'value="{value}" form="pdf" data-ask checked', refused.text)


ALIKE = """\
ask_the_team:
  - {ask: How long does it take?, consideration: days}
  - {ask: How long does it take?, consideration: shoulder, when: {age: {at_least: 65}}}
  - {ask: "If it fits you: How long does it take?", consideration: shoulder}
statements:
"""


def test_of_questions_in_equal_words_only_the_ticked_one_is_chosen(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(small(("statements:\n", ALIKE)), encoding="utf-8")
    client = create_app(tmp_path, today=lambda: TODAY).test_client()

    page = client.post("/small/handout.pdf", data={"ask": ["2"]}).text

    boxes = re.findall(r'name="ask" value="(\d)" form="pdf" data-ask( checked)?> <span>([^<]*)<', page)
    assert boxes == [
        ("3", "", "If it fits you: How long does it take?"),
        ("2", " checked", "If it fits you: How long does it take?"),
        ("1", "", "How long does it take?"),
    ]
    assert "1 question, if it fits you" in page


MANY = "ask_the_team:\n" + "".join(f"  - {{ask: Question {n}?, consideration: days}}\n" for n in range(1, 6))


def test_of_many_questions_on_a_theme_three_are_open_and_the_rest_a_press_away(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(small(("statements:\n", f"{MANY}statements:\n")), encoding="utf-8")
    client = create_app(tmp_path, today=lambda: TODAY).test_client()

    open_ones, folded = client.get("/small/handout").text.split("2 more questions")
    ticked = client.post("/small/handout.pdf", data={"ask": ["5"]}).text

    assert [f"Question {n}?" in open_ones for n in range(1, 6)] == [True, True, True, False, False]
    assert [f"Question {n}?" in folded for n in range(1, 6)] == [False, False, False, True, True]
    assert "more questions" not in client.get("/small/handout?pages=full").text
    assert '<details class="perhaps" open>' in ticked


def test_the_page_says_beside_the_button_what_is_in_the_pdf_and_where_a_code_is_typed(client: FlaskClient) -> None:
    blank = client.get("/wrist/handout").text
    answer(client, "symptoms", {"duration": ["short"]})
    page = client.get("/wrist/handout").text

    assert "Make the PDF</button> What you tick under “What I want to ask” and what you type below is in it." in page
    assert "What you type is sent to make the PDF, and we do not keep it." in page
    assert "or go to localhost/wrist and enter the code." in page
    assert ('class="letters"' in blank, 'class="letters"' in page) == (False, True)


def test_the_start_page_names_the_button_that_clears_as_each_screen_does(client: FlaskClient) -> None:
    start = client.get("/wrist/").text

    assert "“Clear for the next person” is in the menu of each page." in start
    assert ">Clear for the next person</a>" in start


CHOSEN = r'<input type="radio" name="(?:pages|print|paper)" value="(\w*)" checked>'


def test_the_fields_above_the_page_choose_the_paper_and_stand_as_they_were_chosen(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    client = create_app(tmp_path, today=lambda: TODAY).test_client()
    page = client.get("/small/handout").text
    chosen = {"paper": "letter", "pages": "full", "print": "large"}

    made = client.post("/small/handout.pdf", data={"session_id": session_id(page), **chosen})
    asked = client.get("/small/handout.pdf?" + "&".join(f"{name}={value}" for name, value in chosen.items()))

    assert made.data == asked.data
    assert made.data != client.post("/small/handout.pdf", data={"session_id": session_id(page)}).data
    assert re.findall(CHOSEN, page) == ["short", "", "a4"]
    refused = client.post("/small/handout.pdf", data=chosen).text
    assert re.findall(CHOSEN, refused) == ["full", "large", "letter"]


def bare(text: str) -> str:
    """The letters, without the dashes of lists, which pages show as points."""
    return letters(text).replace("-", "")
