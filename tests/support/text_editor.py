"""Rule texts as an author sends them from the text editor."""

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from decision_aid.model.fingerprint import fingerprint
from tests.support.aids import SMALL, small
from tests.support.pages import session_id

BASE = fingerprint(SMALL.encode())


MISSPELT = small(("because: one small trial\n    sources: [alpha]", "because: one small trial\n    sources: [alhpa]"))


LINE = MISSPELT[: MISSPELT.index("alhpa")].count("\n") + 1


def send(client: FlaskClient, text: str, headers: dict[str, str] | None = None, **more: str) -> TestResponse:
    """Post the text as the page does."""
    mark = session_id(client.get("/edit/small/").text)
    return client.post(
        "/edit/small/draft", data={"session_id": mark, "text": text, "base": BASE, **more}, headers=headers
    )
