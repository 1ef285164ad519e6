"""A folder of small aids comes in; authors who are signed in to edit it, as browsers without a screen, go out."""

from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from decision_aid.authors import Authors
from decision_aid.web import create_app
from decision_aid.web.editor.desk import Editing
from tests.aids import SMALL, TODAY
from tests.pages import token

PASSWORD = "a long password"
ANNA, BEN = "Dr Anna Lang", "Dr Ben Kurz"


def editing_app(folder: Path, *, editing: Editing | None = None, text: str = SMALL) -> Flask:
    """The application with the small aid in its folder, open to Anna and Ben."""
    path = folder / "small.yaml"
    if not path.exists():
        path.write_text(text, encoding="utf-8")
    for name in (ANNA, BEN):
        if name not in Authors(folder).names():
            Authors(folder).add(name, PASSWORD)
    return create_app(folder, secret_key="for tests only", today=lambda: TODAY, edit=editing or Editing())


def signed_in(app: Flask, name: str = ANNA) -> FlaskClient:
    """A browser in which that author is signed in."""
    client = app.test_client()
    page = client.get("/edit/sign-in").text
    sent = {"name": name, "password": PASSWORD, "csrf_token": token(page)}
    assert client.post("/edit/sign-in", data=sent).status_code == 303
    return client
