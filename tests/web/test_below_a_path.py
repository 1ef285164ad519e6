"""The site may stand below a path of a web server: consultations, signing in and editing work there as at the root."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from decision_aid.web.app import create_app
from decision_aid.web.editor.state import AuthorLogin
from tests.support.editing import ANNA, PASSWORD, editing_app
from tests.support.pages import session_id, shown, ticked, words

ROOT = "/aids"
SITE = f"https://aids.example.org{ROOT}"
HOST = {"Host": "aids.example.org"}


class Browser:
    """A browser that asks for whole addresses, as a web server passes them on or splits them off."""

    def __init__(self, app: Flask, *, split: bool) -> None:
        self.client: FlaskClient = app.test_client()
        self.split = split

    def get(self, address: str) -> str:
        """The page at an address."""
        found = self.client.get(self._path(address), **self._given())
        assert found.status_code == 200, address
        return found.text

    def post(self, address: str, sent: dict[str, str]) -> str:
        """Where a form leads."""
        found = self.client.post(self._path(address), data=sent, **self._given())
        assert found.status_code == 303, words(found.text)
        return found.location

    def _path(self, address: str) -> str:
        assert address.startswith(f"{ROOT}/")
        return address.removeprefix(ROOT) if self.split else address

    def _given(self) -> dict[str, object]:
        over = {"wsgi.url_scheme": "https"}
        return {"headers": HOST, "environ_overrides": {**over, "SCRIPT_NAME": ROOT if self.split else ""}}


@pytest.fixture(params=["passed on", "split off", "both"])
def browser(request: pytest.FixtureRequest, tmp_path: Path) -> Browser:
    editing_app(tmp_path)
    address = "" if request.param == "split off" else SITE
    app = create_app(tmp_path, secret_key="for tests only", address=address, edit=AuthorLogin())
    return Browser(app, split=request.param != "passed on")


def test_a_consultation_keeps_its_answers_and_its_language(browser: Browser) -> None:
    page = browser.get("/aids/small/ask/shoulder")
    sent = {"session_id": session_id(page), "shown": shown(page), "q-duration": "long", "go": "next"}
    assert browser.post("/aids/small/ask/shoulder", sent).startswith("/aids/small/")
    again = browser.get("/aids/small/ask/shoulder")
    switched = {"session_id": session_id(again), "to": "es", "page": "/aids/small/ask/shoulder"}

    assert ticked(again) == ["long"]
    assert browser.post("/aids/language", switched) == "/aids/small/ask/shoulder"
    assert 'href="/small' not in again
    assert browser.client.get_cookie("decision-aid", "aids.example.org", ROOT)


def test_an_author_signs_in_edits_and_signs_out(browser: Browser) -> None:
    sent = {"name": ANNA, "password": PASSWORD, "to": "/aids/edit/small/"}
    sent["session_id"] = session_id(browser.get("/aids/edit/sign-in"))
    assert browser.post("/aids/edit/sign-in", sent) == "/aids/edit/small/"
    page = browser.get("/aids/edit/small/")
    kept = browser.post("/aids/edit/small/draft", {"text": "title: mine\n", "session_id": session_id(page)})
    assert kept == "/aids/edit/small/#not-right"
    assert "title: mine" in browser.get("/aids/edit/small/")
    out = browser.post("/aids/edit/sign-out", {"session_id": session_id(browser.get("/aids/edit/"))})
    assert out == "/aids/edit/sign-in"


def test_who_is_not_signed_in_is_led_back_to_where_they_wanted_to_go(browser: Browser) -> None:
    given = browser._given()
    found = browser.client.get(browser._path("/aids/edit/small/"), **given)

    assert found.location == "/aids/edit/sign-in?to=/aids/edit/small/"


@pytest.mark.parametrize(("path", "status"), [("/small/", 404), ("/aidsx/", 404), ("/aids", 200), ("/healthz", 200)])
def test_only_what_is_below_the_path_is_answered(tmp_path: Path, path: str, status: int) -> None:
    editing_app(tmp_path)
    client = create_app(tmp_path, secret_key="tests", address=f"{SITE}/").test_client()

    assert client.get(path, headers=HOST).status_code == status
