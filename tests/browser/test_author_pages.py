"""Every page for authors, looked at in every light and size; what stands in somebody's way comes out."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect

from decision_aid.model.fingerprint import fingerprint
from decision_aid.storage.drafts import Drafts
from tests.support.aids import aid_from
from tests.support.browser.author import sign_in
from tests.support.browser.desk import running
from tests.support.browser.standing import in_the_way
from tests.support.browser.walk import opened
from tests.support.editing import ANNA, editing_app, signed_in
from tests.support.every_kind import FILE
from tests.support.forms import hidden
from tests.support.pages import session_id
from tests.support.sampling import sampled
from tests.support.translations import whole

TEXT = FILE.read_text(encoding="utf-8").replace(
    "statements:\n",
    """\
ask_the_team:
  - {ask: What would a randomised trial ask?, consideration: throat}
glossary:
  tonsils: Two small lumps in the throat
examples:
  - {name: Ann, given: {severe: yes}}
statements:
""",
    1,
)
TITLE, OTHER = "title: A child's sore throats - every kind of figure", "title: Sore throats of a child"
# The pages of the editor by endpoint. Of pages with an entry there is one for each kind of form.
PAGES = {
    "authors.listed": ("folder/authors",),
    "settings.look": ("folder/settings",),
    "file_list.listed": ("",),
    "new_aid.begin": ("new",),
    "whole_aid.look": ("small/aid",),
    "entry_list.listed": ("small/entries", "small/entries?find=throat", "small/entries?find=nowhere"),
    "entry_pages.entry": tuple(
        f"small/entry/{entry}"
        for entry in (
            *("aid/aid", "statement/t43", "statement/t06", "statement/t15", "statement/t34", "statement/t38"),
            *("case/t34.case-1", "time/t30.time-1", "step/m24.step-1", "question/severe", "choice/severe.yes"),
            *("option/wait", "consideration/throat", "term/tonsils", "ask/ask-1", "example/example-1"),
            *("writer/aid.writer-1",),
        )
    ),
    "entry_pages.new": tuple(
        f"small/new/{entry}"
        for entry in (
            *("statement", "question", "question?answered=number", "source", "term", "option", "outcome"),
            *("alternative?belongs-to=t43", "measurement?belongs-to=visits", "example"),
        )
    ),
    "entry_deletion.ask": ("small/delete/option/wait", "small/delete/statement/t43"),
    "source_import.choose": ("small/import",),
    "result_import.choose": ("small/results",),
    "comments.listed": ("small/comments",),
    "comments.entry": ("small/comments/option/wait",),
    "statement_sheet.choose": ("small/sheet",),
    "preview_page.look": ("small/preview",),
    "publishing.look": ("small/publish",),
    "publishing.ask": ("small/throw-away",),
    "review.look": ("small/review",),
    "history.listed": ("small/history",),
    "translations.listed": ("small/translations",),
    "translations.look": ("small/translation/es", "small/translation/es?find=throat"),
    "translation_review.look": ("small/translation/es/review",),
    "text_editor.explained": ("small/why/unused-question",),
}
# These need what is found on another page: two versions, a warning, two authors who changed the same.
FOUND_FIRST = {"history.compare", "old_versions.see", "waivers.let_stand", "merge.look"}
# These are no pages of their own: redirects, downloads, parts of a page that are seen in it, and the login (below).
# tests/browser/test_author_desk.py looks at the text with its preview, where an editor takes the place of a field.
NO_PAGES = {
    "text_editor.write",
    *("entry_pages.at_line", "statement_sheet.download", "text_editor.known_words", "preview_page.framed"),
    *("old_versions.frame", "login.sign_in"),
}
WAYS = ("narrow", "desk", "phone", "letters twice as large", "dark", "still")
SHORT = "narrow, the first stops"


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """A folder with an aid of every kind of figure, its translation, a comment, two versions and a draft."""
    made = editing_app(tmp_path, text=TEXT)
    (tmp_path / "small.es.yaml").write_text(whole(aid_from(TEXT)), encoding="utf-8")
    client = signed_in(made)
    client.post("/edit/small/comments/option/wait", data=sent(client, "comments/option/wait", text="Say more."))
    Drafts(tmp_path).save(ANNA, "small", f"{TEXT}# once more\n", fingerprint(TEXT.encode()))
    client.post("/edit/small/publish", data=sent(client, "publish", reason="Once more"))
    draft(tmp_path, TITLE, OTHER)
    return made


def sent(client: FlaskClient, page: str, **typed: str) -> dict[str, str]:
    shown = client.get(f"/edit/small/{page}").text
    return {**hidden(shown), "session_id": session_id(shown), **typed}


def draft(folder: Path, old: str, new: str) -> None:
    """Keep a draft of Anna's in which one line is another."""
    now = (folder / "small.yaml").read_bytes()
    Drafts(folder).save(ANNA, "small", now.decode().replace(old, new), fingerprint(now))


def test_every_page_for_authors_is_looked_at(app: Flask) -> None:
    rules = [
        rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("editor.") and "GET" in (rule.methods or ())
    ]
    endpoints = {rule.endpoint.removeprefix("editor.") for rule in rules}

    assert endpoints == {*PAGES, *FOUND_FIRST, *NO_PAGES}


def everywhere(page: Page, folder: Path, of_a_kind: int) -> Iterator[str]:
    """Each page for authors, opened; of those of one kind at most so many."""
    page.goto("/edit/sign-in")
    yield "sign-in"
    sign_in(page, ANNA)
    for path in (path for paths in PAGES.values() for path in paths[:of_a_kind]):
        go(page, path)
        yield path
    for path in found_first(page):
        go(page, path)
        yield path
    other = (folder / "small.yaml").read_text(encoding="utf-8").replace(TITLE, "title: Another's")
    (folder / "small.yaml").write_text(other, encoding="utf-8")
    go(page, "small/merge")
    expect(page.locator("h1")).to_have_text("Somebody else published first")
    yield "small/merge"


def go(page: Page, path: str) -> None:
    response = page.goto(f"/edit/{path}")
    assert response
    assert response.status == 200, path


def found_first(page: Page) -> list[str]:
    """The pages with two versions, with one, and with a warning."""
    go(page, "small/publish")
    let_stand = page.get_by_role("link", name=re.compile("^Let it stand"), include_hidden=True)  # it may be in a fold
    stands = let_stand.first.get_attribute("href") or ""
    go(page, "small/history")
    new, old = page.locator(".versions code").all_inner_texts()[:2]
    return [f"small/compare?old={old}&new={new}", f"small/versions/{old}/", stands.removeprefix("/edit/")]


@sampled("way, of_a_kind", [(SHORT, 1), *((way, 99) for way in WAYS)], [(SHORT, 1)])
def test_nothing_stands_in_an_authors_way(
    browser: Browser, app: Flask, tmp_path: Path, way: str, of_a_kind: int
) -> None:
    with running(app) as address:
        for page in opened(browser, address):
            places = everywhere(page, tmp_path, of_a_kind)
            found = [f"{where}, {one}" for where in places for one in in_the_way(page, way, stay=True)]

            assert found == []
