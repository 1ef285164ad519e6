"""Every page answers, in words for people, and the walk keeps what was typed."""

import datetime
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.web.app import create_app
from tests.support.aids import SMALL, TODAY
from tests.support.pages import answer, app_over, session_id, shown, ticked, title, words

PAGES = ["", "ask/symptoms", "ask/daily", "ask/what-matters", "check", "summary", "about", "sources/jones"]


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    with app_over(tmp_path).test_client() as client:
        yield client


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_what_it_is_and_that_it_recommends_nothing(client: FlaskClient, page: str) -> None:
    answered = client.get(f"/wrist/{page}")
    text = words(answered.text)

    assert answered.status_code == 200
    assert answered.text.count("<h1") == 1
    assert "Wrist pain at night" in title(answered.text)
    assert "Draft. Not yet reviewed by a healthcare professional." in text
    assert "Information to talk about, not advice." in text
    assert "Version test-1" in text
    assert "1 September 2026" in text
    assert "Clear for the next person" in text


def test_the_list_has_the_good_aids_and_names_the_broken_one(client: FlaskClient) -> None:
    text = words(client.get("/").text)

    assert "Wrist pain at night" in text
    assert "The other wrist" in text
    assert "“broken” can't be shown now" in text


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    app = app_over(tmp_path)
    for path in tmp_path.glob("*.yaml"):
        path.unlink()

    assert "nothing to show yet" in words(app.test_client().get("/").text)


def test_the_start_lets_every_question_be_read(client: FlaskClient) -> None:
    text = words(client.get("/wrist/").text)

    assert "What have you tried? Asked only after some answers." in text
    assert "How much does time off work matter to you?" in text


def test_an_overdue_aid_says_so(tmp_path: Path) -> None:
    client = app_over(tmp_path, today=datetime.date(2028, 1, 1)).test_client()

    assert "due to be read again" in words(client.get("/wrist/").text)


def test_continue_leads_through_all_pages_to_the_check_and_the_summary(client: FlaskClient) -> None:
    assert answer(client, "symptoms", {"duration": ["short"]}).location == "/wrist/ask/daily"
    assert answer(client, "daily", {}).location == "/wrist/ask/what-matters"
    assert answer(client, "what-matters", {"pain-matters": ["a lot"]}).location == "/wrist/check"

    text = words(client.get("/wrist/check").text)
    assert "How long have you had the pain? Less than three months" in text
    assert "Do you work with your hands? No answer yet" in text
    assert "Nobody has studied pain that is new." in words(client.get("/wrist/summary").text)


def test_an_answer_that_opens_a_question_shows_the_page_again(client: FlaskClient) -> None:
    answered = answer(client, "symptoms", {"duration": ["long"], "age": ["44"]})
    assert (answered.status_code, answered.location) == (303, "/wrist/ask/symptoms")

    again = client.get(answered.location).text
    assert "Your answers opened one more question" in words(again)
    assert "What have you tried? New" in words(again)
    assert "Asked because you said the pain has lasted three months or more." in words(again)
    assert ticked(again) == ["long"]
    assert 'value="44"' in again

    onwards = answer(client, "symptoms", {"duration": ["long"], "tried": ["rest"], "age": ["44"]})
    assert onwards.location == "/wrist/ask/daily"


@pytest.mark.parametrize(
    ("go", "leads_to"),
    [
        ("skip", "/wrist/ask/what-matters"),
        ("back", "/wrist/ask/symptoms"),
        ("summary", "/wrist/summary"),
        ("check", "/wrist/check"),
        ("page:what-matters", "/wrist/ask/what-matters"),
        ("page:nowhere", "/wrist/ask/daily"),
        ("nonsense", "/wrist/ask/daily"),
    ],
)
def test_every_button_keeps_what_was_typed(client: FlaskClient, go: str, leads_to: str) -> None:
    assert answer(client, "daily", {"job": ["yes"]}, go=go).location == leads_to
    assert ticked(client.get("/wrist/ask/daily").text) == ["yes"]


def test_back_from_the_first_page_leads_to_the_start(client: FlaskClient) -> None:
    assert answer(client, "symptoms", {}, go="back").location == "/wrist/"


def test_back_keeps_even_what_is_not_an_answer_and_says_so_later(client: FlaskClient) -> None:
    assert answer(client, "symptoms", {"age": ["forty"]}, go="back").status_code == 303

    again = client.get("/wrist/ask/symptoms").text
    assert 'value="forty"' in again
    assert "“forty” is not a whole number" in words(again)


def test_a_closed_question_keeps_its_answer_until_it_opens_again(client: FlaskClient) -> None:
    answer(client, "symptoms", {"duration": ["long"]})
    answer(client, "symptoms", {"duration": ["long"], "tried": ["tablets"]})
    answer(client, "symptoms", {"duration": ["short"], "tried": ["tablets"]})
    assert "tablets" not in words(client.get("/wrist/check").text).lower()

    answer(client, "symptoms", {"duration": ["long"]})
    assert ticked(client.get("/wrist/ask/symptoms").text) == ["long", "tablets"]


def test_an_answer_can_be_taken_away(client: FlaskClient) -> None:
    answer(client, "daily", {"job": ["yes"]})
    answer(client, "daily", {})

    assert ticked(client.get("/wrist/ask/daily").text) == []


def test_a_wrong_entry_is_named_on_top_and_kept(client: FlaskClient) -> None:
    answered = answer(client, "symptoms", {"duration": ["short"], "age": ["7"]})

    assert answered.status_code == 422
    assert title(answered.text).startswith("Error: ")
    assert re.search(r'class="error-summary"[^>]*autofocus', answered.text)
    assert 'href="#q-age-first"' in answered.text
    assert 'id="q-age-first"' in answered.text
    assert 'value="7"' in answered.text
    assert ticked(answered.text) == ["short"]


def test_a_number_is_described_by_its_error_and_its_unit(client: FlaskClient) -> None:
    right = client.get("/wrist/ask/symptoms").text
    wrong = answer(client, "symptoms", {"age": ["7"]}).text

    assert 'aria-describedby="q-age-unit"' in right
    assert 'aria-describedby="q-age-error q-age-unit"' in wrong
    assert re.search('<p class="error" id="q-age-error">.*outside what can be answered', wrong)


def test_each_question_is_a_heading(client: FlaskClient) -> None:
    page = client.get("/wrist/ask/symptoms").text

    assert len(re.findall(r"<legend>(?:<span[^<]*</span>)?<h2>", page)) == page.count("<fieldset") == 2


def test_rather_not_say_is_an_answer_that_decides_nothing(client: FlaskClient) -> None:
    answer(client, "symptoms", {"duration": ["rather not say"], "age": ["", "rather not say"]})
    text = client.get("/wrist/ask/symptoms").text

    assert ticked(text) == ["rather not say", "rather not say"]
    assert "May apply" in words(client.get("/wrist/summary").text)


def test_redraw_shows_an_opened_question_and_keeps_the_answer_whatever_link_comes_next(client: FlaskClient) -> None:
    answered = answer(client, "symptoms", {"duration": ["long"]}, go="redraw")

    assert shown(answered.text) == "duration tried age"
    assert "<html" not in answered.text
    assert shown(client.get("/wrist/ask/symptoms").text) == "duration tried age"
    assert ticked(client.get("/wrist/ask/symptoms").text) == ["long"]


def test_a_change_from_the_check_leads_back_to_it(client: FlaskClient) -> None:
    page = client.get("/wrist/ask/daily?return=check").text
    assert "Save, and back to your answers" in page

    sent = {"q-job": "no", "session_id": session_id(page), "shown": shown(page), "return": "check"}
    assert client.post("/wrist/ask/daily", data=sent).location == "/wrist/check"


def test_a_page_on_which_nothing_is_asked_now_says_so(client: FlaskClient) -> None:
    assert client.get("/wrist/ask/nowhere").status_code == 404


def test_a_broken_file_is_named_to_persons_without_its_problems(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    """The log tells them once, however often somebody asks for the page."""
    with caplog.at_level(logging.ERROR):
        answered, _again = client.get("/broken/"), client.get("/broken/")

    assert answered.status_code == 503
    assert "can't be shown now" in words(answered.text)
    assert caplog.text.count("broken.yaml:1:1: error: A rule file has no 'language'.") == 1


@pytest.mark.parametrize(
    "address", ["/nowhere/", "/nowhere/summary", "/..%2fetc/", "/wrist/sources/smith", "/wrist/sources/x", "/a/b/c/d"]
)
def test_an_unknown_address_gets_a_helpful_page(client: FlaskClient, address: str) -> None:
    answered = client.get(address)

    assert answered.status_code == 404
    assert "To the list of decision aids" in words(answered.text)


def test_a_failure_shows_a_page_and_logs_no_words_of_the_person(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    failures: list[str] = []

    def clock() -> datetime.date:
        if failures:
            raise ValueError(*failures)
        return TODAY

    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    client = create_app(tmp_path, today=clock).test_client()
    assert client.get("/small/summary").status_code == 200
    failures.append(" ".join(["secret", "answer"]))
    answered = client.get("/small/summary")

    assert answered.status_code == 500
    assert "Go back one page and try again" in words(answered.text)
    assert "ValueError" in caplog.text
    assert "secret answer" not in caplog.text + answered.text


def test_a_question_on_which_no_fact_depends_says_so(tmp_path: Path) -> None:
    asked = "id: sleep, ask: Do you sleep well?, consideration: shoulder, kind: one, choices: {well: Yes, ill: No}"
    idle = f"  - {{{asked}}}\n"
    (tmp_path / "small.yaml").write_text(SMALL.replace("questions:\n", "questions:\n" + idle, 1), encoding="utf-8")
    client = create_app(tmp_path, today=lambda: TODAY).test_client()

    page = words(client.get("/small/ask/shoulder").text)
    assert "Do you sleep well? Your answer changes none of the facts that you see." in page
    assert page.count("changes none of the facts") == 1


def test_a_question_on_which_only_questions_for_the_team_depend_says_so_once(tmp_path: Path) -> None:
    asked = "id: sleep, ask: Do you sleep well?, consideration: shoulder, kind: one, choices: {well: Yes, ill: No}"
    asks = "\nask_the_team:\n  - {ask: What could help me sleep?, consideration: shoulder, when: {sleep: ill}}\n"
    text = SMALL.replace("questions:\n", f"questions:\n  - {{{asked}}}\n", 1) + asks
    (tmp_path / "small.yaml").write_text(text, encoding="utf-8")
    page = words(create_app(tmp_path, today=lambda: TODAY).test_client().get("/small/ask/shoulder").text)

    assert (
        "Do you sleep well? Your answer changes which questions for your team you see, but none of the facts." in page
    )
    assert "changes none of the facts" not in page


def test_only_an_answer_on_which_a_fact_depends_is_said_to_mark_facts(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    client = create_app(tmp_path, today=lambda: TODAY).test_client()
    answer(client, "shoulder", {"duration": ["short"]}, aid="small")

    assert "Facts that need an answer say “may apply”." in words(client.get("/small/summary").text)
    answer(client, "days", {"age": ["40"]}, aid="small")
    summary = words(client.get("/small/summary").text)
    assert "2 questions have no answer" in summary
    assert "Facts that depend on a missing answer" not in summary
