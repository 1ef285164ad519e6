"""What is not needed is shut: headers, cookies, forms of other sites, hosts, large bodies, writing while one reads."""

import re
import socket
import stat
import sys
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from decision_aid.resources import resource_folder
from decision_aid.storage.secret_key import KeyFileTooOpen, KeyTooShort, load_or_create_keys
from decision_aid.web.app import create_app
from tests.support.aids import SMALL
from tests.support.editing import editing_app, signed_in
from tests.support.folders import on_disk
from tests.support.pages import session_id
from tests.support.routes import addresses
from tests.support.serving import serving
from tests.support.waiting import PATIENCE

SITE = "https://aids.example.org"
COMMAND = [sys.executable, "-m", "decision_aid.cli"]
POLICY = "Content-Security-Policy"
ALWAYS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-DNS-Prefetch-Control": "off",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
}


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return editing_app(tmp_path)


@pytest.fixture
def anna(app: Flask) -> FlaskClient:
    return signed_in(app)


def test_every_route_answers_with_all_the_headers(app: Flask, anna: FlaskClient) -> None:
    for route, address in addresses(app, "GET").items():
        with anna.get(address) as answered:
            headers = answered.headers
        wanted = ALWAYS | ({"X-Frame-Options": "SAMEORIGIN"} if "frame-ancestors 'self'" in headers[POLICY] else {})
        if route.startswith("static"):
            del wanted["Cache-Control"]
        assert {name: headers.get(name) for name in wanted} == wanted, route
        assert headers[POLICY].startswith("default-src 'none'"), route
        assert "unsafe" not in headers[POLICY], route
        assert "Strict-Transport-Security" not in headers
        assert "Server" not in headers
        assert "camera=()" in headers["Permissions-Policy"]


def test_over_https_the_browser_is_told_to_stay_there(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    client = create_app(tmp_path, secret_key="tests", address=SITE).test_client()
    answered = client.get("/small/ask/shoulder", headers={"Host": "aids.example.org"})

    assert answered.headers["Strict-Transport-Security"] == "max-age=31536000"
    for mark in ("Secure", "HttpOnly", "SameSite=Lax"):
        assert mark in answered.headers["Set-Cookie"]


@pytest.mark.parametrize("address", [f"{SITE}/aids", f"{SITE}:8443", "http://aids.example.org", ""])
def test_a_host_that_serves_more_than_the_site_is_not_bound_to_https(tmp_path: Path, address: str) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    client = create_app(tmp_path, secret_key="tests", address=address).test_client()
    path = "/aids/small/" if address.endswith("/aids") else "/small/"
    answered = client.get(path, headers={"Host": "aids.example.org"})

    assert answered.status_code == 200
    assert "Strict-Transport-Security" not in answered.headers


def test_a_host_that_is_not_ours_gets_a_plain_line_and_no_word_of_its_own(tmp_path: Path) -> None:
    client = create_app(tmp_path, secret_key="tests", address=SITE).test_client()
    answered = client.get("/", headers={"Host": "evil.example"})

    assert (answered.status_code, answered.mimetype) == (400, "text/plain")
    assert "evil" not in answered.text
    assert answered.headers["X-Content-Type-Options"] == "nosniff"


def test_a_load_balancer_may_ask_by_number(tmp_path: Path) -> None:
    client = create_app(tmp_path, secret_key="tests", address=SITE).test_client()

    assert client.get("/healthz", headers={"Host": "10.0.0.7:8000"}).status_code == 200


def test_nothing_is_written_while_one_only_looks(app: Flask, anna: FlaskClient, tmp_path: Path) -> None:
    anna.get("/edit/")
    before = on_disk(tmp_path)
    for address in addresses(app, "GET").values():
        anna.get(address).close()
        anna.head(address).close()
    assert on_disk(tmp_path) == before


def test_a_page_made_under_the_old_key_can_be_sent_under_the_new_one(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    before = create_app(tmp_path, secret_key="the-old-one").test_client()
    page = before.get("/small/ask/shoulder").text
    cookie = before.get_cookie("decision-aid")
    assert cookie
    after = create_app(tmp_path, secret_key="a-new-one the-old-one").test_client()
    after.set_cookie("decision-aid", cookie.value)
    sent = {"session_id": session_id(page), "shown": "duration", "q-duration": "short"}

    assert after.post("/small/ask/shoulder", data=sent).status_code == 303


def test_the_key_is_made_once_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    first = load_or_create_keys(tmp_path)
    path = tmp_path / ".decision-aid" / "key"

    assert first.persistent
    assert len(first.text) == 64
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert load_or_create_keys(tmp_path) == first
    assert (path.parent / ".gitignore").read_text() == "*\n"
    path.write_text(f"{'n' * 20}\n{first.text}\n")
    assert load_or_create_keys(tmp_path).text == f"{'n' * 20} {first.text}"


def test_a_key_that_others_could_read_is_not_used(tmp_path: Path) -> None:
    load_or_create_keys(tmp_path)
    path = tmp_path / ".decision-aid" / "key"
    path.chmod(0o644)
    with pytest.raises(KeyFileTooOpen):
        load_or_create_keys(tmp_path)
    path.chmod(0o600)
    for weak in ("short", ""):
        path.write_text(weak)
        with pytest.raises(KeyTooShort):
            load_or_create_keys(tmp_path)


def test_where_nothing_can_be_written_the_key_is_of_this_start(tmp_path: Path) -> None:
    (tmp_path / ".decision-aid").write_text("no folder")

    assert not load_or_create_keys(tmp_path).persistent
    assert load_or_create_keys(tmp_path).text != load_or_create_keys(tmp_path).text


@pytest.mark.slow
def test_the_server_tells_no_version_and_reads_no_endless_body(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    with serving(COMMAND, tmp_path, str(tmp_path)) as address:
        port = int(address.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
            line.sendall(b"POST /small/return HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999\r\n\r\n")
            refused = line.recv(4000).decode()
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
            line.sendall(b"GET / HTTP/1.0\r\nHost: x\r\n\r\n")
            page = line.recv(4000).decode()

    assert refused.startswith("HTTP/1.1 413")
    assert page.startswith("HTTP/1.0 200")
    assert not re.search(r"server:|waitress|werkzeug|python", (refused + page.partition("\r\n\r\n")[0]).lower())


def test_templates_are_strict_and_escape(app: Flask) -> None:
    environment = app.jinja_env

    assert environment.autoescape is True
    assert environment.undefined.__name__ == "StrictUndefined"
    safe = [
        path for path in resource_folder("templates").rglob("*.html") if "| safe" in path.read_text(encoding="utf-8")
    ]
    assert sorted(path.name for path in safe) == ["_paper.html", "document.html", "pack.html"]
