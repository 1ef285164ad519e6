"""Opens a folder of small aids in Flask's test client, and finds on a page what people would."""

import datetime
import html
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from decision_aid.web.app import create_app

WRIST = Path(__file__).parent / "rules" / "wrist.yaml"
TODAY = datetime.date(2026, 10, 1)


def app_over(folder: Path, today: datetime.date = TODAY) -> Flask:
    """The application over a folder that holds two good aids and a broken one."""
    shutil.copy(WRIST, folder / "wrist.yaml")
    twin = WRIST.read_text(encoding="utf-8").replace("title: Wrist pain at night", "title: The other wrist")
    (folder / "other.yaml").write_text(twin, encoding="utf-8")
    (folder / "broken.yaml").write_text("title: Half an aid\n", encoding="utf-8")
    return create_app(folder, secret_key="for tests", today=lambda: today)


def session_id(text: str) -> str:
    """The id of the session that a page's form names."""
    found = re.search(r'name="session_id"[^>]*value="([^"]+)"', text)
    assert found, "no form on the page names its session"
    return found[1]


def shown(text: str) -> str:
    """The questions that a page says it shows."""
    found = re.search(r'name="shown" value="([^"]*)"', text)
    assert found, "no list of the questions shown"
    return found[1]


def answer(
    client: FlaskClient, page: str, given: Mapping[str, Sequence[str]], go: str = "next", aid: str = "wrist"
) -> TestResponse:
    """Open a page of questions, fill it in as a person would, and press a button."""
    address = f"/{aid}/ask/{page}"
    text = client.get(address).text
    fields = {f"q-{question}": list(said) for question, said in given.items()}
    return client.post(address, data={**fields, "session_id": session_id(text), "shown": shown(text), "go": go})


def words(text: str) -> str:
    """What a page says, without its markup."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def ticked(text: str) -> list[str]:
    """The values of what is ticked on a page."""
    return [
        found[1]
        for box in re.findall(r"<input[^>]*>", text)
        if " checked" in box and (found := re.search(r'value="([^"]*)"', box))
    ]


def title(text: str) -> str:
    """The title of a page."""
    found = re.search(r"<title>(.*?)</title>", text)
    return html.unescape(found[1]) if found else ""
