"""The file for a record system: all of a consultation in one Bundle, from the page where paper is made."""

import base64
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from decision_aid.output.fhir.questionnaire_response import parse_response, questionnaire_response
from tests.support.aids import aid_from, asking_more
from tests.support.pages import TODAY, answer, app_over, session_id, words

FILE = "/wrist/consultation.json"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    with app_over(tmp_path).test_client() as client:
        answer(client, "symptoms", {"duration": ["short"], "age": ["44"]})
        yield client


def sent(client: FlaskClient, aid: str = "wrist") -> dict[str, str]:
    """What the button sends."""
    return {"session_id": session_id(client.get(f"/{aid}/handout").text)}


def test_the_file_has_the_form_the_answers_the_note_and_the_pdf(tmp_path: Path, client: FlaskClient) -> None:
    note = client.get("/wrist/handout").text.partition('id="note"')[2].partition(">")[2].partition("</textarea>")[0]

    made = client.post(FILE, data=sent(client))

    assert (made.status_code, made.mimetype) == (200, "application/fhir+json")
    assert made.headers["Content-Disposition"] == "attachment; filename=wrist-consultation.json"
    form, answers, *documents = (entry["resource"] for entry in json.loads(made.data)["entry"])
    pdf, written = (base64.b64decode(one["content"][0]["attachment"]["data"]) for one in documents)
    aid = aid_from((tmp_path / "wrist.yaml").read_text(encoding="utf-8"))
    assert form["title"] == aid.title
    assert parse_response(json.dumps(answers).encode(), aid) == ({"duration": frozenset({"short"}), "age": 44}, ())
    assert pdf.startswith(b"%PDF-")
    assert words(note) == words(written.decode())


def test_a_page_from_before_all_was_cleared_gets_no_file(client: FlaskClient) -> None:
    form = sent(client)
    client.post("/wrist/clear")

    assert client.post(FILE, data=form).headers["Location"] == "/wrist/handout"


def test_a_page_of_no_session_gets_no_file(client: FlaskClient) -> None:
    refused = client.post(FILE, data={"session_id": "old"})

    assert (refused.status_code, refused.mimetype) == (422, "text/html")


def test_an_aid_that_is_too_large_for_a_form_is_told_on_the_page_to_print(tmp_path: Path, client: FlaskClient) -> None:
    pairs = ", ".join(f"{{more{number}: c0, more{number + 1}: c0}}" for number in range(0, 30, 2))
    large = asking_more(*([2] * 31)).replace("{any: [{age:", f"{{any: [{pairs}, {{age:")
    (tmp_path / "small.yaml").write_text(large, encoding="utf-8")

    refused = client.post("/small/consultation.json", data=sent(client, "small"))

    assert (refused.status_code, refused.mimetype) == (422, "text/html")
    assert "This aid is too large for the file of a record system." in words(refused.text)


def response(folder: Path, **given: object) -> dict[str, object]:
    """A response of a record system to the form of the wrist aid."""
    aid = aid_from((folder / "wrist.yaml").read_text(encoding="utf-8"))
    return questionnaire_response(aid, given, today=TODAY)  # type: ignore[arg-type]


def posted(client: FlaskClient, content: object, **fields: str) -> TestResponse:
    """The answer to a file sent from the start page."""
    file = io.BytesIO(content if isinstance(content, bytes) else json.dumps(content).encode())
    form = {"session_id": session_id(client.get("/wrist/").text), **fields, "response": (file, "response.json")}
    return client.post("/wrist/response", data=form)


def test_the_answers_of_a_response_take_the_place_of_those_given(tmp_path: Path, client: FlaskClient) -> None:
    taken = posted(client, response(tmp_path, duration=frozenset({"long"}), tried=frozenset({"rest"})))

    assert taken.headers["Location"] == "/wrist/check"
    page = words(client.get("/wrist/check").text)
    assert "2 answers were taken from the file." in page
    assert ("Three months or more" in page, "44 years" in page) == (True, False)
    assert "were taken from the file" not in words(client.get("/wrist/check").text)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", {"resourceType": "Patient"}, b"\xff" * 50])
def test_what_is_no_response_is_refused_and_no_answer_is_lost(client: FlaskClient, content: object) -> None:
    refused = posted(client, content)

    assert refused.status_code == 422
    assert "No answers were taken from this file." in words(refused.text)
    assert "44 years" in words(client.get("/wrist/check").text)


def test_a_response_with_one_wrong_answer_is_refused_whole_and_says_which(tmp_path: Path, client: FlaskClient) -> None:
    wrong = response(tmp_path, duration=frozenset({"long"}))
    wrong["item"].append({"linkId": "age", "answer": [{"valueInteger": 400}]})  # type: ignore[attr-defined]

    refused = posted(client, wrong)

    assert "linkId 'age': “400” is outside what can be answered here." in words(refused.text)
    assert "44 years" in words(client.get("/wrist/check").text)


def test_a_response_from_a_page_of_another_session_is_not_taken(tmp_path: Path, client: FlaskClient) -> None:
    content = response(tmp_path, age=50)

    assert posted(client, content, session_id="old").status_code == 422
    assert "44 years" in words(client.get("/wrist/check").text)


def test_a_response_is_held_in_memory_and_no_larger_than_any_form(client: FlaskClient) -> None:
    assert posted(client, b"{" * 70_000).status_code == 413
