"""The application inside of the file: it answers a page's requests in the browser, without a network.

Runs under Pyodide, in a worker of the page. Nothing is stored: cookies are in the client's memory, and the key that
signs them is made when the file is opened.
"""

import secrets
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from werkzeug.test import Client, TestResponse

from decision_aid.offline.read_before import ReadBefore, ReadTexts
from decision_aid.web.app import create_app
from decision_aid.web.http.deployment import NO_ADDRESS

FORM = "application/x-www-form-urlencoded"
Answer = dict[str, Any]  # as the page's script reads it: status, address after redirects, type, name, body


class Engine:
    """The application over a folder whose rule files were read before; one person at a time uses it."""

    def __init__(self, folder: Path, texts: ReadTexts) -> None:
        app = create_app(folder, secret_key=secrets.token_hex(32), checker=ReadBefore(texts))
        app.config[NO_ADDRESS] = True
        self._client = Client(app)

    def answer(self, method: str, address: str, form: str = "") -> Answer:
        """What the server would answer, after its redirects; `form` is what a form sends, URL-encoded."""
        data, kind = (form, FORM) if method == "POST" else (None, None)
        asked = self._client.open(address, method=method, data=data, content_type=kind, follow_redirects=True)
        with closing(asked) as reply:  # a style sheet is a file
            return {
                "status": reply.status_code,
                "address": _address(reply),
                "type": reply.headers.get("Content-Type", ""),
                "named": reply.headers.get("Content-Disposition", ""),
                "body": reply.get_data(),
            }


def _address(reply: TestResponse) -> str:
    """Where the redirects led, with the fragment that the last of them named."""
    fragment = urlsplit(reply.history[-1].location or "").fragment if reply.history else ""
    address = reply.request.full_path.removesuffix("?")
    return f"{address}#{fragment}" if fragment else address
