"""What version 0.1 left behind goes on: a folder with its history, authors and drafts, and codes on paper. Cookies end.

from_0_1/ was made by commit a04051c: a folder with two authors, two versions of the small aid and a draft on the live
one; kept.json has what its cookies held, and codes for both versions.
"""

import hashlib
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.json.tag import TaggedJSONSerializer
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer

from decision_aid.storage.secret_key import load_or_create_keys
from decision_aid.web.app import create_app
from decision_aid.web.editor.state import AuthorLogin
from tests.support.aids import TODAY
from tests.support.editing import ANNA, BEN, PASSWORD
from tests.support.pages import session_id, ticked, words

KEPT = Path(__file__).parent / "from_0_1"
FOUND = json.loads((KEPT / "kept.json").read_text(encoding="utf-8"))
ANSWERED = ("A month or more", "Rest", "34 years")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder, as a server of 0.1 left it."""
    with tarfile.open(KEPT / "folder.tar.gz") as archive:
        archive.extractall(tmp_path, filter="data")
    return tmp_path / "aids"


@pytest.fixture
def app(folder: Path) -> Flask:
    """The application of today over that folder, with the key that is in it."""
    return create_app(folder, secret_key=load_or_create_keys(folder).text, today=lambda: TODAY, edit=AuthorLogin())


def signed(folder: Path, session: dict[str, Any]) -> str:
    """A cookie with that session, signed as 0.1 signed it."""
    key = (folder / ".decision-aid" / "key").read_text(encoding="utf-8").strip()
    how = {"key_derivation": "hmac", "digest_method": hashlib.sha1}
    return str(
        URLSafeTimedSerializer(key, salt="cookie-session", serializer=TaggedJSONSerializer(), signer_kwargs=how).dumps(
            session
        )
    )


def typed(client: FlaskClient, code: str) -> str:
    """What the page says to which a code leads."""
    sent = {"code": code, "session_id": session_id(client.get("/small/").text)}
    return client.post("/small/return", data=sent, follow_redirects=True).text


def test_a_consultation_begins_again_and_its_code_brings_the_answers_back(app: Flask, folder: Path) -> None:
    client = app.test_client()
    client.set_cookie("decision-aid", signed(folder, FOUND["consultation"]))

    assert ticked(client.get("/small/ask/shoulder").text) == []
    assert ANSWERED[2] in words(typed(client, FOUND["codes"]["live version"]))


def test_an_author_signs_in_again(app: Flask, folder: Path) -> None:
    client = app.test_client()
    client.set_cookie("decision-aid-author", signed(folder, FOUND["author"]), path="/edit")

    assert client.get("/edit/").location.startswith("/edit/sign-in")


@pytest.mark.parametrize("made_for", ["first version", "live version", "two voices"])
def test_a_code_on_paper_brings_the_answers_back(app: Flask, made_for: str) -> None:
    page = words(typed(app.test_client(), FOUND["codes"][made_for]))

    assert "answers are back" in page
    assert [answer for answer in ANSWERED if answer not in page] == []


@pytest.mark.parametrize("name", [ANNA, BEN])
def test_a_password_is_still_taken(app: Flask, name: str) -> None:
    client = app.test_client()
    sent = {"name": name, "password": PASSWORD, "session_id": session_id(client.get("/edit/sign-in").text)}

    assert client.post("/edit/sign-in", data=sent).status_code == 303
    assert client.get("/edit/").status_code == 200


def test_a_draft_and_the_history_are_still_there(app: Flask) -> None:
    client = app.test_client()
    sent = {"name": BEN, "password": PASSWORD, "session_id": session_id(client.get("/edit/sign-in").text)}
    client.post("/edit/sign-in", data=sent)

    assert "Twelve minutes a day" in client.get("/edit/small/").text
    history = words(client.get("/edit/small/history").text)
    assert "Patients say sore" in history
    assert client.get("/edit/small/publish").status_code == 200
