"""The file for a record system: all of a consultation in one Bundle, from the page where paper is made."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.output.fhir.questionnaire_response import parse_response
from tests.support.aids import aid_from, asking_more
from tests.support.pages import answer, app_over, session_id, words

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
