"""On a phone, which shows one question at a time, each button leads to the question that comes before or after."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.web.app import create_app
from tests.support.aids import SMALL
from tests.support.pages import answer, session_id


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    return create_app(tmp_path, secret_key="tests").test_client()


@pytest.mark.parametrize(
    ("page", "given", "go", "to"),
    [
        ("shoulder", {"duration": ["long"]}, "next:duration", "/small/ask/shoulder#q-tried"),
        ("shoulder", {"duration": ["short"]}, "next:duration", "/small/ask/days"),
        ("shoulder", {}, "skip:duration", "/small/ask/days"),
        ("shoulder", {"duration": ["long"]}, "enter", "/small/ask/shoulder#q-tried"),
        ("shoulder", {"duration": ["long"], "tried": ["heat"]}, "enter", "/small/ask/days"),
        ("shoulder", {"duration": ["long"]}, "back:tried", "/small/ask/shoulder#q-duration"),
        ("shoulder", {"duration": ["long"]}, "back:duration", "/small/"),
        ("days", {"age": ["34"]}, "next:age", "/small/ask/what-matters"),
        ("days", {"age": ["old"]}, "back:age", "/small/ask/shoulder#q-duration"),
        ("what-matters", {}, "next:time-matters", "/small/check"),
        ("what-matters", {}, "back:ease-matters", "/small/ask/days#q-age"),
        ("shoulder", {"duration": ["short"]}, "next:age", "/small/ask/days"),
        ("shoulder", {"duration": ["long"]}, "voice:clinician:duration", "/small/ask/shoulder#voice-duration"),
        ("shoulder", {}, "voice:clinician:x#y", "/small/ask/shoulder#voice"),
    ],
)
def test_a_button_of_one_question_leads_on_from_it(
    client: FlaskClient, page: str, given: dict[str, list[str]], go: str, to: str
) -> None:
    assert answer(client, page, given, go, aid="small").location == to


def test_a_wrong_value_holds_up_going_on_from_its_question(client: FlaskClient) -> None:
    refused = answer(client, "days", {"age": ["old"]}, "next:age", aid="small")

    assert refused.status_code == 422
    assert "“old” is not a whole number" in refused.text


def test_who_came_to_change_one_answer_is_asked_what_it_opened_and_then_goes_back(client: FlaskClient) -> None:
    at = "/small/ask/shoulder?return=summary"
    sent = {"session_id": session_id(client.get(at).text), "q-duration": "long", "return": "summary"}

    assert client.post(at, data={**sent, "go": "next:duration"}).location == f"{at}#q-tried"
    assert client.post(at, data={**sent, "q-tried": "heat", "go": "next:tried"}).location == "/small/summary"
    assert client.post(at, data={**sent, "go": "next:duration"}).location == "/small/summary"


def test_how_far_one_is_says_how_many_earlier_questions_have_no_answer_and_not_that_they_were_skipped(
    client: FlaskClient,
) -> None:
    answer(client, "days", {"age": ["34"]}, "next", aid="small")

    page = client.get("/small/ask/what-matters").text

    assert "Part 3 of 3 · 1 not answered" in page
    assert '<i class="none passed"><b></b></i><i class="all passed"><b class="answered"></b></i>' in page
    assert "not answered" not in client.get("/small/ask/shoulder").text
