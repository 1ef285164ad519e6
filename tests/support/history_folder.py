"""A folder of aids with a history, and somebody who began with its first version and asks for every page."""

import datetime
import functools
import tempfile
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from decision_aid.consultation.answer_code import encode_answers
from decision_aid.storage.history.commit_info import CommitInfo
from decision_aid.storage.history.commits import init_repository
from decision_aid.storage.publishing import PublishRequest, publish
from decision_aid.web.app import create_app
from tests.support.aids import SMALL, TODAY, aid_from, small
from tests.support.damages import git
from tests.support.editing import SORE, TWELVE, drafted, fingerprint_of
from tests.support.pages import answer, session_id, words

NOW = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.UTC)
NEWER, NEWEST = small(SORE), small(SORE, TWELVE)
PAGES = ("", "ask/shoulder", "ask/days", "check", "summary", "about", "handout", "what-if")
COOKIE = "decision-aid"


def kept(folder: Path) -> Path:
    """A folder with two versions of the small aid, a colleague's file, and a draft of a third version."""
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    init_repository(folder)
    (folder / "notes.txt").write_text("notes\n", encoding="utf-8")
    git(folder, "add", "notes.txt")
    git(folder, "commit", "-q", "-m", "notes")
    publish(
        folder,
        PublishRequest(
            "small", NEWER.encode(), fingerprint_of(SMALL), "draft", CommitInfo("Dr Anna Läng", "Sore", NOW)
        ),
    )
    drafted(folder, NEWEST, base=NEWER)
    return folder


@functools.cache
def answered_the_first() -> str:
    """The cookie of somebody who answered while the first version was the newest."""
    with tempfile.TemporaryDirectory() as before:
        (Path(before) / "small.yaml").write_text(SMALL, encoding="utf-8")
        client = create_app(Path(before), secret_key="for tests only", today=lambda: TODAY).test_client()
        answer(client, "shoulder", {"duration": ["short"]}, aid="small")
        cookie = client.get_cookie(COOKIE)
    assert cookie
    return cookie.value


def began_with_the_first(app: Flask) -> FlaskClient:
    """A browser in which somebody began with the first version."""
    client = app.test_client()
    client.set_cookie(COOKIE, answered_the_first())
    return client


def has_every_page(client: FlaskClient, live: str) -> bool:
    """Whether somebody in a consultation, somebody new, and somebody with a paper get all that they ask for."""
    statuses = {page: client.get(f"/small/{page}").status_code for page in PAGES}
    statuses |= {page: client.get(page).status_code for page in ("/", "/readyz")}
    fresh, title = client.application.test_client(), live.partition("title: ")[2].partition("\n")[0]
    assert title in words(fresh.get("/").text)
    assert title in words(fresh.get("/small/").text)
    sent = {"session_id": session_id(fresh.get("/small/").text), "code": encode_answers(aid_from(SMALL), {"age": 34})}
    statuses["return"] = fresh.post("/small/return", data=sent).status_code
    wrong = {page: status for page, status in statuses.items() if status not in (200, 303, 422)}
    assert wrong == {}
    return statuses["return"] in (303, 422)
