"""Answer codes as a person types them in, and rule files of which they come."""

import os
import re
from pathlib import Path

from flask.testing import FlaskClient


def write(path: Path, text: str, at: int = 1) -> None:
    """Write a rule file as if at that second."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (at, at))


def typed(client: FlaskClient, code: str, aid: str = "small", accept: str = "en") -> tuple[int, str]:
    """The status and the page that typing a code leads to."""
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(f"/{aid}/").text)
    assert token
    sent, asking = {"code": code, "csrf_token": token[1]}, {"Accept-Language": accept}
    answer = client.post(f"/{aid}/return", data=sent, headers=asking, follow_redirects=True)
    return answer.status_code, answer.text
