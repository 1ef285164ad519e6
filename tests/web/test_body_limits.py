"""A stranger's form is refused before it is parsed; an author's may hold a whole rule file, also after signing out."""

from pathlib import Path

import pytest
from flask import Flask

from decision_aid.storage.drafts import Drafts
from decision_aid.web.http.body_limits import MAX_BODY_BYTES, MAX_FIELDS
from tests.support.editing import ANNA, PASSWORD, editing_app, signed_in
from tests.support.pages import session_id, words
from tests.support.routes import addresses

FORM = "application/x-www-form-urlencoded"
LONG = "# a long line of a rule file, with “signs” & <more>\n" * 5000
UNREAD = {  # they look at no form, or at none of a stranger without a session
    *("leave.clear", "leave.leave", "leave.still_here", "questions.go_over", "fhir.take_response")
}
KEPT = ("kept_text", "kept_base", "kept_seen", "kept_window", "kept_name")


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return editing_app(tmp_path)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"a=" + b"x" * MAX_BODY_BYTES, FORM),
        (b"a&" * MAX_FIELDS, FORM),
        (
            b"--b\r\nContent-Disposition: form-data; name=a\r\n\r\n" + b"x" * MAX_BODY_BYTES + b"\r\n--b--\r\n",
            "multipart",
        ),
        (b"--b\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n" * MAX_FIELDS + b"--b--\r\n", "multipart"),
    ],
    ids=["long", "many", "long parts", "many parts"],
)
def test_no_path_reads_a_large_form_of_a_stranger(app: Flask, body: bytes, kind: str) -> None:
    kind = FORM if kind == FORM else "multipart/form-data; boundary=b"
    for route, address in addresses(app, "POST").items():
        answered = app.test_client().post(address, data=body, content_type=kind)
        assert (answered.status_code == 413) is (route.partition(" ")[0] not in UNREAD), route
        assert len(answered.data) < 20_000, route


def test_a_stranger_is_told_to_sign_in_first(app: Flask) -> None:
    refused = app.test_client().post("/edit/small/draft", data={"text": LONG})

    assert refused.status_code == 413
    assert "You are not signed in" in words(refused.text)


def test_a_form_of_many_fields_is_refused_from_an_author_too(app: Flask) -> None:
    refused = signed_in(app).post("/edit/small/draft", data=b"a&" * 1_000_000, content_type=FORM)

    assert refused.status_code == 413


def test_an_author_sends_a_whole_rule_file(app: Flask, tmp_path: Path) -> None:
    client = signed_in(app)
    page = session_id(client.get("/edit/").text)

    assert client.post("/edit/small/draft", data={"text": LONG, "session_id": page}).status_code == 303
    draft = Drafts(tmp_path).find(ANNA, "small")
    assert draft
    assert draft.text == LONG


def test_a_long_text_that_its_author_sends_after_the_session_ended_is_not_lost(app: Flask, tmp_path: Path) -> None:
    client = signed_in(app)
    client.delete_cookie("decision-aid-author", path="/edit")
    ended = client.post("/edit/small/draft", data={"text": LONG, "base": "0123456789ab"})
    assert ended.status_code == 401
    waiting = dict.fromkeys(KEPT, "") | {"kept_text": LONG, "kept_base": "0123456789ab", "kept_name": "small"}
    sent = {"name": ANNA, "password": PASSWORD, "to": "/edit/small/", "session_id": session_id(ended.text), **waiting}

    assert client.post("/edit/sign-in", data=sent).location == "/edit/small/"
    draft = Drafts(tmp_path).find(ANNA, "small")
    assert draft
    assert draft.text == LONG


def test_the_script_is_told_that_nobody_is_signed_in_and_its_text_is_not_sent_back(app: Flask) -> None:
    json = {"Accept": "application/json"}
    answered = app.test_client().post("/edit/small/draft", data={"text": "x" * 4_000_000}, headers=json)

    assert (answered.status_code, answered.data) == (401, b"")
