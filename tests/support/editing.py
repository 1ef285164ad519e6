"""A folder of small aids with signed-in authors, as Flask's test clients."""

import hashlib
import json
import re
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from decision_aid.model.fingerprint import fingerprint
from decision_aid.storage.drafts import Drafts
from decision_aid.storage.files import private_folder
from decision_aid.web.app import create_app
from decision_aid.web.editor.state import AuthorLogin
from tests.support.aids import SMALL, TODAY
from tests.support.forms import hidden
from tests.support.pages import session_id

PASSWORD = "a long password"
ANNA, BEN = "Dr Anna Lang", "Dr Ben Kurz"
SORE = ("title: Stiff shoulder", "title: Sore shoulder")
AS_REVIEWED = ("status: draft", "status: reviewed")
TWELVE = ("Ten minutes a day}", "Twelve minutes a day}")


def editing_app(folder: Path, *, editing: AuthorLogin | None = None, text: str = SMALL) -> Flask:
    """The application with the small aid in its folder, open to Anna and Ben."""
    path = folder / "small.yaml"
    if not path.exists():
        path.write_text(text, encoding="utf-8")
    let_in(folder, ANNA, BEN)
    return create_app(folder, secret_key="for tests only", today=lambda: TODAY, edit=editing or AuthorLogin())


def let_in(folder: Path, *names: str, password: str = PASSWORD) -> None:
    """Let these authors edit, with cheap hashes; tests/storage/test_authors.py tries the real ones."""
    hashed = hashlib.scrypt(password.encode(), salt=bytes(16), n=2, r=1, p=1, dklen=32).hex()
    cheap = {"salt": "00" * 16, "scrypt": hashed, "rounds": 2, "block": 1, "lanes": 1}
    (private_folder(folder) / "authors.json").write_text(json.dumps(dict.fromkeys(names, cheap)), encoding="utf-8")


def signed_in(app: Flask, name: str = ANNA) -> FlaskClient:
    """A browser in which that author is signed in."""
    client = app.test_client()
    page = client.get("/edit/sign-in").text
    sent = {"name": name, "password": PASSWORD, "session_id": session_id(page)}
    assert client.post("/edit/sign-in", data=sent).status_code == 303
    return client


def fingerprint_of(text: str) -> str:
    """The fingerprint of a text."""
    return fingerprint(text.encode())


def drafted(folder: Path, text: str, *, author: str = ANNA, base: str = SMALL) -> None:
    """Keep a draft as the editor does."""
    Drafts(folder).save(author, "small", text, fingerprint_of(base))


def draft(folder: Path) -> str:
    """The text of Anna's draft; empty where she has none."""
    found = Drafts(folder).find(ANNA, "small")
    return found.text if found else ""


def publish(client: FlaskClient, *, reason: str = "Heard in clinic", state: str = "draft") -> TestResponse:
    """Open the page of the draft, fill it in, and press Publish."""
    page = client.get("/edit/small/publish").text
    sent = {**hidden(page), "session_id": session_id(page), "reason": reason, "state": state}
    return client.post("/edit/small/publish", data=sent)


def boxes_to_tick(page: str) -> list[str]:
    """The boxes on the page for reviewers, in order."""
    return re.findall(r'name="read" value="([0-9a-f ]+)"', page)


def review(
    client: FlaskClient, *, state: str = "reviewed", reason: str = "Read against the trial", **more: str
) -> TestResponse:
    """Open the page for reviewers, tick all of it, and that they changed nothing in the folder, and sign."""
    page = client.get("/edit/small/review").text
    sent = {**hidden(page), "session_id": session_id(page), "reason": reason, "state": state, "not-mine": "yes"}
    return client.post("/edit/small/review", data={**sent, **more, "read": boxes_to_tick(page)})


def now(folder: Path) -> str:
    """What the small aid's file says."""
    return (folder / "small.yaml").read_text(encoding="utf-8")
