"""Answer codes as a person types them in, and rule files of which they come."""

import os
from pathlib import Path

from flask.testing import FlaskClient

from tests.support.pages import session_id


def write(path: Path, text: str, at: int = 1) -> None:
    """Write a rule file as if at that second."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (at, at))


def typed(client: FlaskClient, code: str, aid: str = "small", accept: str = "en") -> tuple[int, str]:
    """The status and the page that typing a code leads to."""
    sent, asking = {"code": code, "session_id": session_id(client.get(f"/{aid}/").text)}, {"Accept-Language": accept}
    answer = client.post(f"/{aid}/return", data=sent, headers=asking, follow_redirects=True)
    return answer.status_code, answer.text
