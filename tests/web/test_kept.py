"""What was typed is kept whole, or the page says that it is not; and nothing that a cookie holds stops a page."""

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from decision_aid.web.app import create_app
from decision_aid.web.http.sessions import MAX_COOKIE_BYTES, CookieSessions
from tests.support.aids import small
from tests.support.pages import answer, session_id, ticked, words

LONG_ID = "a-choice-with-an-id-of-all-forty-letters"
SAME_PAGE = "    consideration: shoulder\n    when: {duration: [long]}\n    ask: How old"
MANY_IDS = [f"c{hashlib.sha256(bytes([number])).hexdigest()[:39]}" for number in range(150)]  # none can be compressed
MANY = "".join(f", {one}: Cure {number}" for number, one in enumerate(MANY_IDS))
CLOSED = small(
    ("none: None of these}", f"none: None of these, {LONG_ID}: Water{MANY}}}"),
    ("    consideration: days\n    ask: How old", SAME_PAGE),
)


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    for name in ("small", "other", "third"):
        (tmp_path / f"{name}.yaml").write_text(CLOSED, encoding="utf-8")
    return create_app(tmp_path, secret_key="tests")


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def test_a_wrong_entry_of_a_question_that_is_not_asked_any_more_stops_nobody(client: FlaskClient) -> None:
    wrong = {"duration": ["long"], "age": ["xyz"]}
    answer(client, "shoulder", {"duration": ["long"]}, aid="small")
    assert answer(client, "shoulder", wrong, aid="small").status_code == 422

    changed = answer(client, "shoulder", {**wrong, "duration": ["short"]}, aid="small")
    assert changed.status_code == 303
    assert answer(client, "shoulder", {"duration": ["short"]}, aid="small").status_code == 303

    answer(client, "shoulder", {"duration": ["long"]}, aid="small")
    again = client.get("/small/ask/shoulder").text
    assert 'name="q-age"' in again
    assert "xyz" not in again


def test_so_it_is_where_the_script_took_the_question_off_the_page(client: FlaskClient) -> None:
    answer(client, "shoulder", {"duration": ["long"]}, aid="small")
    answered = answer(client, "shoulder", {"duration": ["long"], "age": ["xyz"]}, aid="small")
    sent = {"session_id": session_id(answered.text), "shown": "duration", "q-duration": "short", "go": "next"}

    assert client.post("/small/ask/shoulder", data=sent).status_code == 303
    assert client.post("/small/ask/shoulder", data=sent).status_code == 303


def test_a_choice_with_a_long_id_can_be_answered(client: FlaskClient) -> None:
    given = {"duration": ["long"], "tried": [LONG_ID]}
    answer(client, "shoulder", {"duration": ["long"]}, aid="small")
    answer(client, "shoulder", given, aid="small")

    assert ticked(client.get("/small/ask/shoulder").text) == ["long", LONG_ID]


def test_where_the_cookie_is_full_the_oldest_other_aid_gives_way(client: FlaskClient) -> None:
    """A third of the choices of each aid takes more than a third of a cookie."""
    for place, aid in enumerate(("small", "other", "third")):
        answer(client, "shoulder", {"duration": ["long"]}, go="summary", aid=aid)
        tried = MANY_IDS[50 * place : 50 * place + 50]
        answer(client, "shoulder", {"duration": ["long"], "tried": tried}, go="summary", aid=aid)

    there = [aid for aid in ("small", "other", "third") if ticked(client.get(f"/{aid}/ask/shoulder").text)]
    cookie = client.get_cookie("decision-aid")
    assert there == ["other", "third"]
    assert cookie
    assert len(cookie.value) <= MAX_COOKIE_BYTES


def test_where_even_that_is_too_little_the_page_says_so_and_has_what_was_typed(client: FlaskClient) -> None:
    answer(client, "shoulder", {"duration": ["long"]}, go="summary", aid="small")
    answered = answer(client, "shoulder", {"duration": ["long"], "tried": MANY_IDS}, aid="small")

    assert answered.status_code == 422
    assert "We cannot save any more answers" in words(answered.text)
    assert ticked(answered.text) == ["long", *MANY_IDS]
    assert ticked(client.get("/small/ask/shoulder").text) == ["long"]


GONE = "This site was updated, and the answers you gave before are gone"


@pytest.mark.parametrize("kept", [{"aids": "kept in another way"}, {}, "zz", None])
def test_a_cookie_of_another_version_of_the_program_counts_as_empty(client: FlaskClient, kept: Any) -> None:
    sessions = CookieSessions()
    sessions.salt = "decision-aid session 999"
    serializer = sessions.get_signing_serializer(client.application)
    assert serializer
    client.set_cookie("decision-aid", serializer.dumps(kept))

    told = [GONE in words(client.get("/small/check").text) for _ in range(2)]
    assert told == [True, False]
    assert answer(client, "shoulder", {"duration": ["short"]}, aid="small").status_code == 303


def test_a_page_in_another_tab_does_not_take_the_notice_of_this_one(client: FlaskClient) -> None:
    answer(client, "shoulder", {"duration": ["long"]}, aid="small")
    for elsewhere in ("/small/check", "/small/summary", "/other/ask/shoulder", "/small/ask/days"):
        client.get(elsewhere)

    assert "opened" in words(client.get("/small/ask/shoulder").text)
    assert not re.search("opened .* more question", words(client.get("/small/ask/shoulder").text))
