"""What is packed can't be guessed by its size: each page marks its forms in other letters, and repeats no address."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from decision_aid.web.app import create_app
from decision_aid.web.http.canonical_url import KNOWN_PARAMETERS
from tests.support.aids import SMALL, TODAY, aid_from
from tests.support.pages import answer, token
from tests.support.routes import addresses
from tests.support.translations import whole

PROBE = "kz7probe"
LETTERS = 8  # as many as no two marks have in common by chance


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "small.es.yaml").write_text(whole(aid_from(SMALL)), encoding="utf-8")
    return create_app(tmp_path, secret_key="for tests", today=lambda: TODAY)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    client = app.test_client()
    answer(client, "shoulder", {"duration": ["long"]}, aid="small")
    return client


def send(client: FlaskClient, mark: str) -> int:
    """The status of an answer that carries the mark."""
    sent = {"csrf_token": mark, "shown": "duration", "q-duration": "short"}
    return client.post("/small/ask/shoulder", data=sent).status_code


def test_no_letters_of_a_mark_come_again_and_each_is_taken(client: FlaskClient) -> None:
    marks = [token(client.get("/small/ask/shoulder").text) for _ in range(5)]
    with client.session_transaction() as kept:
        marks.append(kept["csrf_token"])
    parts = [{one[at : at + LETTERS] for at in range(len(one) - LETTERS + 1)} for one in marks]

    assert sum(map(len, parts)) == len(set().union(*parts))
    assert [send(client, one) for one in marks[:5]] == [303] * 5


def test_all_forms_of_a_page_carry_one_mark_so_that_it_packs_well(client: FlaskClient) -> None:
    marks = re.findall(r'name="csrf_token"[^>]*value="([^"]+)"', client.get("/small/handout").text)

    assert len(marks) > 2
    assert len(set(marks)) == 1


@pytest.mark.parametrize("spoil", [lambda one: one[:-1] + "g", lambda one: one[2:], lambda _: "0" * 80])
def test_another_mark_is_not_taken(client: FlaskClient, spoil: Callable[[str], str]) -> None:
    mark = token(client.get("/small/ask/shoulder").text)
    other = token(client.application.test_client().get("/small/ask/shoulder").text)

    assert [send(client, other), send(client, spoil(mark))] == [422, 422]


def test_a_mark_in_capitals_is_the_same_mark(client: FlaskClient) -> None:
    assert send(client, token(client.get("/small/ask/shoulder").text).upper()) == 303


def test_a_session_without_a_secret_takes_no_mark(app: Flask) -> None:
    assert send(app.test_client(), "0" * 80) == 422
    assert send(app.test_client(), "") == 422


def test_no_page_repeats_what_an_address_asks(app: Flask, client: FlaskClient) -> None:
    asked = {
        name: f"{PROBE}{name}" for name in (*KNOWN_PARAMETERS, "csrf_token", "q-duration", "to", "page", "find", "as")
    }
    pages = 0
    for route, address in addresses(app, "GET").items():
        with client.get(address, query_string=asked) as answered:
            if answered.mimetype == "text/html":
                pages += 1
                assert PROBE not in answered.get_data(as_text=True), route
    assert pages > 10


def test_where_somebody_chose_the_address_there_are_no_answers(app: Flask, client: FlaskClient) -> None:
    names = dict.fromkeys(("name", "page", "source_id", "outcome_id", "kind", "ident", "standard"), PROBE)
    for route, address in addresses(app, "GET", **names).items():
        with client.get(address) as answered:
            page = answered.get_data(as_text=True) if answered.mimetype == "text/html" else ""
        assert not (PROBE in page and ("checked" in page or "a month or more" in page)), route


def test_what_an_address_may_ask_is_kept_where_the_language_is_switched(client: FlaskClient) -> None:
    page = client.get("/small/handout?pages=full&print=large&languages=nonsense&x=y").text

    assert 'name="page" value="/small/handout?pages=full&amp;print=large"' in page
    assert 'name="page" value="/"' in client.get("/nowhere/at/all").text
