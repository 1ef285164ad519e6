"""What is packed can't be guessed by its size (BREACH): no page repeats what somebody else put into its address."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from decision_aid.web.app import create_app
from decision_aid.web.http.canonical_url import KNOWN_PARAMETERS
from tests.support.aids import SMALL, TODAY, aid_from
from tests.support.pages import answer
from tests.support.routes import addresses
from tests.support.translations import whole

PROBE = "kz7probe"


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


def test_no_page_repeats_what_an_address_asks(app: Flask, client: FlaskClient) -> None:
    asked = {
        name: f"{PROBE}{name}" for name in (*KNOWN_PARAMETERS, "session_id", "q-duration", "to", "page", "find", "as")
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
