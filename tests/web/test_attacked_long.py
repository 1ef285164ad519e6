"""Three hundred hostile requests to each route, all parts of a request at once: long, so only `make soak` runs it."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from tests.support.editing import editing_app, signed_in
from tests.support.hostile import BODIES, FORMS, HARD, NOT_IN_A_COOKIE, SENT, TEXTS, TYPES, as_headers, plain, quickly
from tests.support.pages import answer, session_id
from tests.support.routes import VALUES, addresses

pytestmark = [pytest.mark.soak, pytest.mark.filterwarnings("ignore:Generating overly large repr")]

LONG = settings(HARD, max_examples=300)
ENDS_IT = ("clear", "leave", "sign-out")  # after which nobody is signed in and nothing is answered
NAMED = st.dictionaries(st.sampled_from(sorted(VALUES)), TEXTS, max_size=1)
MAYBE = {"query": FORMS, "form": st.one_of(FORMS, BODIES), "kind": st.sampled_from(TYPES), "cookie": TEXTS}
REQUESTS = st.fixed_dictionaries({"named": NAMED, "headers": SENT, "ours": st.booleans()}, optional=MAYBE)


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    app = editing_app(tmp_path)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app


def somebody(app: Flask, signed: bool) -> FlaskClient:
    """A browser with an answer in it, signed in or not."""
    client = signed_in(app) if signed else app.test_client()
    answer(client, "shoulder", {"duration": ["long"]}, aid="small")
    return client


def mark(client: FlaskClient, address: str) -> str:
    """A mark that the route takes."""
    page = client.get("/edit/" if address.startswith("/edit") else "/small/ask/shoulder", follow_redirects=True)
    return session_id(page.text)


def sent(client: FlaskClient, method: str, address: str, asked: dict[str, object]) -> TestResponse:
    """The answer to that request."""
    headers, form = as_headers(_texts(asked["headers"])), asked.get("form", {})
    if "cookie" in asked:
        value = NOT_IN_A_COOKIE.sub(" ", str(asked["cookie"]).encode("ascii", "replace").decode())
        headers["Cookie"] = f"decision-aid={value}; decision-aid-author={value}"
    more = {"query_string": plain(_lists(asked.get("query", {}))), "headers": headers, "method": method}
    if method == "GET":
        return client.open(address, **more)  # type: ignore[arg-type]
    if isinstance(form, bytes):
        return client.open(address, data=form, content_type=str(asked.get("kind", "")), **more)  # type: ignore[arg-type]
    ours = {"session_id": [mark(client, address)]} if asked["ours"] else {}
    return client.open(address, data={**plain(_lists(form)), **ours}, **more)  # type: ignore[arg-type]


def _texts(values: object) -> dict[str, str]:
    assert isinstance(values, dict)
    return values


def _lists(values: object) -> dict[str, list[str]]:
    assert isinstance(values, dict)
    return values


@pytest.mark.parametrize("signed", [True, False], ids=["signed in", "not signed in"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_route_breaks_on_three_hundred_requests(app: Flask, method: str, signed: bool) -> None:
    tried = 0
    for route in addresses(app, method):
        if signed or "edit" in route:  # a consultation is the same for who is signed in
            _three_hundred(app, method, route, somebody(app, signed))
            tried += 1
    assert tried > 5


def _three_hundred(app: Flask, method: str, route: str, client: FlaskClient) -> None:
    @LONG
    @given(asked=REQUESTS)
    def one(asked: dict[str, object]) -> None:
        named = {
            name: text.encode("utf-8", "replace").decode()[:2000] or "x"
            for name, text in _texts(asked["named"]).items()
        }
        address = addresses(app, method, **named)[route]
        browser = somebody(app, False) if route.split()[1].strip("/").split("/")[-1] in ENDS_IT else client
        quickly(lambda: sent(browser, method, address, asked), (route, asked))

    one()
