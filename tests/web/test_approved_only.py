"""With `--approved-only` people see approved texts alone: no draft of an aid, a translation or an earlier version."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.storage.history.commits import init_repository
from decision_aid.web.app import create_app
from tests.support.aids import SMALL, TODAY, aid_from
from tests.support.folders import kept_in_git, write
from tests.support.pages import answer, session_id, words
from tests.support.translations import whole

APPROVED = SMALL.replace("status: draft", "status: approved")
DRAFT_ES = whole(aid_from(SMALL))
APPROVED_ES = DRAFT_ES.replace("status: draft", "status: approved\nreviewed_by: Dr Lee")
PAGES = ["", "summary", "handout", "handout.pdf", "about", "ask/shoulder"]


def client_over(folder: Path, text: str, spanish: str = "") -> FlaskClient:
    """A browser that reads Spanish best, at a folder of approved texts alone."""
    write(folder / "small.yaml", text, at=1)
    if spanish:
        write(folder / "small.es.yaml", spanish, at=1)
    client = create_app(folder, secret_key="for tests", today=lambda: TODAY, approved_only=True).test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "es"
    return client


@pytest.mark.parametrize("path", PAGES)
def test_a_draft_reaches_nobody(tmp_path: Path, path: str) -> None:
    client = client_over(tmp_path, SMALL, APPROVED_ES)

    assert client.get(f"/small/{path}").status_code == 404
    assert "small" not in client.get("/").text.split("<main")[1].split("</main")[0]


def test_an_approved_aid_is_there(tmp_path: Path) -> None:
    client = client_over(tmp_path, APPROVED)

    assert '<h2><a href="/small/">' in client.get("/").text
    assert client.get("/small/summary").status_code == 200


@pytest.mark.parametrize("path", ["small/", "small/summary", "small/handout", "small/about", "small/ask/shoulder", ""])
def test_an_approved_aid_is_not_shown_in_a_translation_that_is_a_draft(tmp_path: Path, path: str) -> None:
    page = client_over(tmp_path, APPROVED, DRAFT_ES).get(f"/{path}").text

    assert '<html lang="en">' in page
    assert "en español" not in page
    assert "Español" not in page  # nor is it offered


def test_an_approved_translation_is_offered_and_shown(tmp_path: Path) -> None:
    client = client_over(tmp_path, APPROVED, APPROVED_ES)

    assert "«Stiff shoulder - wait or exercises» en español" in client.get("/small/summary").text
    assert "Español" in client.get("/small/summary", headers={"Accept-Language": "en"}).text


def test_a_draft_translation_is_neither_printed_beside_the_original_nor_in_the_file_for_a_record(
    tmp_path: Path,
) -> None:
    client = client_over(tmp_path, APPROVED, DRAFT_ES)
    page = client.get("/small/handout?languages=both").text
    made = client.post("/small/consultation.json", data={"session_id": session_id(page)})

    assert "en español" not in page
    assert "en español" not in made.text
    assert '"experimental": false' in made.text


def test_answers_given_to_a_draft_go_on_with_the_approved_text(tmp_path: Path) -> None:
    write(tmp_path / "small.yaml", SMALL.replace("title: Stiff", "title: Draft of a stiff"), at=1)
    init_repository(tmp_path)
    before = create_app(tmp_path, secret_key="for tests", today=lambda: TODAY).test_client()
    answer(before, "shoulder", {"duration": ["short"]}, aid="small")
    cookie = before.get_cookie("decision-aid")
    assert cookie
    client = client_over(tmp_path, APPROVED)
    kept_in_git(tmp_path)
    client.set_cookie("decision-aid", cookie.value)
    page = words(client.get("/small/check").text)

    assert "Less than a month" in page
    assert "Draft of a stiff" not in page
    assert "A newer version is available." not in page
