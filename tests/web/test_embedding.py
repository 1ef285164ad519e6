"""Sites that are named may show pages for people in a frame; nobody else may, and nobody the editor."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.web.app import create_app
from decision_aid.web.editor.state import AuthorLogin
from decision_aid.web.http.deployment import InvalidEmbedder
from tests.support.aids import SMALL
from tests.support.commands import run

SITE, PORTAL, OTHER = "https://aids.example.org", "https://portal.example.org", "https://ward.example.net:8443"
HOST = {"Host": "aids.example.org"}


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    sites = f"{PORTAL} {OTHER}"
    app = create_app(tmp_path, secret_key="tests", address=SITE, embedders=sites, edit=AuthorLogin())
    return app.test_client()


def test_a_page_names_the_sites_that_may_show_it(client: FlaskClient) -> None:
    answered = client.get("/small/summary", headers=HOST)

    assert f"frame-ancestors 'self' {PORTAL} {OTHER};" in f"{answered.headers['Content-Security-Policy']};"
    assert "X-Frame-Options" not in answered.headers
    assert answered.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_the_cookie_of_a_consultation_goes_along_in_a_frame_and_is_kept_apart_for_each_site(
    client: FlaskClient,
) -> None:
    cookie = client.get("/small/ask/shoulder", headers=HOST).headers["Set-Cookie"]

    assert {"SameSite=None", "Secure", "HttpOnly", "Partitioned"} <= set(cookie.split("; "))


def test_the_editor_is_in_no_frame_and_its_cookie_in_no_other_site(client: FlaskClient) -> None:
    answered = client.get("/edit/sign-in", headers=HOST)

    assert "frame-ancestors 'none'" in answered.headers["Content-Security-Policy"]
    assert answered.headers["X-Frame-Options"] == "DENY"
    assert "SameSite=Lax" in answered.headers["Set-Cookie"]
    assert "Partitioned" not in answered.headers["Set-Cookie"]


def test_a_form_of_the_site_around_the_frame_is_refused(client: FlaskClient) -> None:
    sent = client.post("/small/clear", headers={**HOST, "Origin": PORTAL, "Sec-Fetch-Site": "cross-site"})

    assert sent.status_code == 403


@pytest.mark.parametrize("site", ["*", "portal.example.org", "http://portal.example.org", f"{PORTAL}/a", f"{PORTAL};x"])
def test_what_is_no_site_over_https_is_refused(tmp_path: Path, site: str) -> None:
    with pytest.raises(InvalidEmbedder, match=site.replace("*", r"\*")):
        create_app(tmp_path, address=SITE, embedders=f"{PORTAL} {site}")


@pytest.mark.parametrize("address", ["", "http://aids.example.org"])
def test_without_https_no_site_is_allowed(tmp_path: Path, address: str) -> None:
    with pytest.raises(InvalidEmbedder):
        create_app(tmp_path, address=address, embedders=PORTAL)


def test_serve_says_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DECISION_AID_EMBED", "portal.example.org")
    without = run("serve", tmp_path, "--no-log")
    monkeypatch.setenv("DECISION_AID_ADDRESS", SITE)
    wrong = run("serve", tmp_path, "--no-log")

    assert "No site can be named in DECISION_AID_EMBED: DECISION_AID_ADDRESS needs https." in without.stderr
    assert "'portal.example.org' is not a site such as https://portal.example.org." in wrong.stderr
