"""Who answers a page, and for how long: the clinician one page, both until one is chosen, a person alone as ever."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.web.app import create_app
from tests.support.aids import SMALL
from tests.support.pages import session_id, shown, ticked, words
from tests.support.two_voices import answer, speaking


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(SMALL, encoding="utf-8")
    return create_app(tmp_path, secret_key="tests").test_client()


def test_both_together_go_on_together_and_each_page_says_its_own(client: FlaskClient) -> None:
    stale = client.get("/small/ask/shoulder").text
    assert speaking(answer(client, "days", {}, go="voice:together")) == "together"
    text = client.get("/small/ask/shoulder").text
    assert speaking(text) == "together"
    assert "saved as those of all of you, on the next pages too" in words(text)

    sent = {
        "session_id": session_id(stale),
        "shown": shown(stale),
        "voice": "person",
        "q-duration": "short",
        "go": "next",
    }
    client.post("/small/ask/shoulder", data=sent)
    assert speaking(client.get("/small/ask/shoulder").text) == "person"
    assert ticked(client.get("/small/ask/shoulder").text) == ["short"]


@pytest.mark.parametrize("go", ["next", "skip", "back", "check", "summary", "page:days"])
def test_who_was_chosen_answers_the_next_pages_too_until_another_is_chosen(client: FlaskClient, go: str) -> None:
    text = answer(client, "shoulder", {}, go="voice:clinician")
    assert "saved as your doctor's or nurse's, on the next pages too, until you choose someone else." in words(text)

    answer(client, "shoulder", {"duration": ["short"]}, go=go)
    for page in ("days", "shoulder"):
        assert speaking(client.get(f"/small/ask/{page}").text) == "clinician"
    answer(client, "days", {}, go="voice:person")
    for page in ("days", "shoulder"):
        assert speaking(client.get(f"/small/ask/{page}").text) == "person"
    assert "Your doctor or nurse:" in words(client.get("/small/check").text)


def test_the_clinician_answers_a_page_until_it_is_left(client: FlaskClient) -> None:
    answer(client, "shoulder", {}, go="voice:clinician")
    opened = answer(client, "shoulder", {"duration": ["long"]})
    assert ("Your answers opened" in opened, speaking(opened)) == (True, "clinician")

    page = client.get("/small/ask/shoulder").text
    sent = {
        "session_id": session_id(page),
        "shown": shown(page),
        "voice": "clinician",
        "q-duration": "short",
        "go": "redraw",
    }
    client.post("/small/ask/shoulder", data=sent)
    assert speaking(client.get("/small/ask/shoulder").text) == "clinician"


def test_the_switch_of_voices_is_the_same_whoever_has_answered(client: FlaskClient) -> None:
    text = answer(client, "shoulder", {"duration": ["short"]}, go="page:shoulder")
    assert "Who is answering this page? You My doctor or nurse Both You can leave any question blank." in words(text)

    answer(client, "shoulder", {"duration": ["short"]}, go="voice:together")
    text = words(answer(client, "shoulder", {"duration": ["long"]}, go="voice:person"))
    assert "Who is answering this page? You My doctor or nurse Both" in text


def test_both_speak_on_the_aid_on_which_they_said_so(client: FlaskClient) -> None:
    answer(client, "days", {"age": ["34"]}, go="voice:together")
    page = client.get("/other/ask/shoulder").text
    assert speaking(page) == "person"

    sent = {
        "session_id": session_id(page),
        "shown": shown(page),
        "voice": "person",
        "q-duration": "short",
        "go": "next",
    }
    client.post("/other/ask/shoulder", data=sent)
    assert "those of all of you" not in words(client.get("/other/ask/days").text)
    assert speaking(client.get("/small/ask/shoulder").text) == "together"

    answer(client, "shoulder", {}, go="voice:person")
    assert speaking(client.get("/small/ask/days").text) == "person"
