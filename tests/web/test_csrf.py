"""Forms of other sites are refused by what browsers say about themselves, and nothing else is needed for it."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from decision_aid.web.app import create_app
from tests.support.aids import SMALL
from tests.support.editing import editing_app, signed_in
from tests.support.folders import on_disk
from tests.support.pages import answer, session_id, ticked
from tests.support.routes import addresses

SITE = "https://aids.example.org"
FOREIGN = (
    "http://evil.example",
    "http://evil.localhost",
    "http://localhost.evil.example",
    "http://localhost:8001",
    "null",
    "//[",
    "http://localhost:http",
    "",
)


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return editing_app(tmp_path)


@pytest.fixture
def anna(app: Flask) -> FlaskClient:
    client = signed_in(app)
    answer(client, "shoulder", {"duration": ["long"]}, aid="small")
    return client


@pytest.mark.parametrize("where", ["cross-site", "same-site", "nonsense", ""])
def test_a_form_that_another_site_sends_is_refused_and_leaves_the_cookie(app: Flask, where: str) -> None:
    for route, address in addresses(app, "POST").items():
        answered = app.test_client().post(address, headers={"Sec-Fetch-Site": where})
        assert answered.status_code == 403, route
        assert "Set-Cookie" not in answered.headers, route


@pytest.mark.parametrize("sender", FOREIGN)
@pytest.mark.parametrize("header", ["Origin", "Referer"])
def test_where_a_browser_tells_only_the_sender_a_foreign_one_is_refused(app: Flask, header: str, sender: str) -> None:
    for route, address in addresses(app, "POST").items():
        answered = app.test_client().post(address, headers={header: sender})
        assert answered.status_code == 403, route
        assert "Set-Cookie" not in answered.headers, route


def test_a_form_that_tells_nothing_and_comes_without_the_cookie_can_only_clear(app: Flask, tmp_path: Path) -> None:
    app.test_client().get("/small/ask/shoulder")  # which checks the file, and caches its verdict
    before, sent = on_disk(tmp_path), {"session_id": "guessed", "text": "title: changed", "shown": "duration"}
    for route, address in addresses(app, "POST").items():
        sender = app.test_client()  # SameSite=Lax keeps the cookie from a form of another site
        sender.post(address, data={**sent, "q-duration": "long", "go": "redraw", "to": "es"})
        assert ticked(sender.get("/small/ask/shoulder").text) == [], route
    assert on_disk(tmp_path) == before


def test_a_sibling_that_has_the_cookie_and_copied_the_form_changes_nothing(
    app: Flask, anna: FlaskClient, tmp_path: Path
) -> None:
    consultation, editor = (session_id(anna.get(page).text) for page in ("/small/ask/shoulder", "/edit/"))
    before = on_disk(tmp_path)
    for route, address in addresses(app, "POST").items():
        named = editor if address.startswith("/edit") else consultation
        sent = {"session_id": named, "to": "es", "text": "title: changed", "reason": "x", "go": "redraw"}
        for told in ({"Sec-Fetch-Site": "same-site"}, {"Origin": "http://evil.localhost"}, {"Origin": "null"}):
            assert anna.post(address, data=sent, headers=told).status_code == 403, route
    assert on_disk(tmp_path) == before
    assert ticked(anna.get("/small/ask/shoulder").text) == ["long"]
    assert anna.get("/edit/").status_code == 200


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("localhost", {"Origin": "http://localhost"}),
        ("localhost", {"Origin": "http://localhost:80"}),
        ("localhost:443", {"Origin": "https://localhost"}),
        ("my_desk:8000", {"Origin": "http://my_desk:8000"}),
        ("[::1]:8000", {"Origin": "http://[::1]:8000"}),
        ("localhost", {"Referer": "http://localhost/small/ask/shoulder"}),
        ("localhost", {"Origin": "http://localhost", "Referer": "http://evil.example/"}),
        ("localhost", {"Origin": "null", "Sec-Fetch-Site": "same-origin"}),
        ("127.0.0.1:8001", {"Origin": "https://aids.example.org", "Sec-Fetch-Site": "same-origin"}),
        ("localhost", {"Sec-Fetch-Site": "none"}),
        ("localhost", {}),
    ],
)
def test_a_form_of_our_own_is_taken(app: Flask, host: str, told: dict[str, str]) -> None:
    assert app.test_client().post("/leave", headers={"Host": host, **told}).status_code == 303


@pytest.mark.parametrize(
    ("address", "origin", "status"),
    [
        (SITE, SITE, 303),
        (SITE, f"{SITE}:443", 303),
        (SITE, "http://aids.example.org", 403),  # somebody in between can write pages of plain http
        (SITE, f"{SITE}:8443", 403),
        (f"{SITE}:8443", f"{SITE}:8443", 303),
        (f"{SITE}:8443", SITE, 403),
    ],
)
def test_with_an_address_a_form_is_ours_by_its_scheme_host_and_port(
    tmp_path: Path, address: str, origin: str, status: int
) -> None:
    client = create_app(tmp_path, secret_key="tests", address=address).test_client()
    sent = {"Host": "aids.example.org", "Origin": origin}  # nginx's $host has no port

    assert client.post("/leave", headers=sent).status_code == status


def test_a_person_who_sends_no_cookie_is_told_so_and_the_next_try_is_taken(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    client = create_app(tmp_path, secret_key="tests").test_client()
    sent, told = {"shown": "duration", "q-duration": "short"}, {"Origin": "http://localhost"}
    first = client.post("/small/ask/shoulder", data=sent, headers=told)
    again = client.post("/small/ask/shoulder", data={**sent, "session_id": session_id(first.text)}, headers=told)

    assert "This browser sent no cookie" in first.text
    assert (first.status_code, again.status_code) == (422, 303)
