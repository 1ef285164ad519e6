"""Only authors reach the pages for editing, where there are such pages at all; a consultation is another matter."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from decision_aid.resources import resource_folder
from decision_aid.storage.authors import Authors
from decision_aid.storage.drafts import Drafts
from decision_aid.storage.files import private_folder
from decision_aid.web.app import create_app
from decision_aid.web.editor.state import AuthorLogin, ShippedFolder
from tests.support.aids import SMALL
from tests.support.editing import ANNA, PASSWORD, editing_app, fingerprint_of, signed_in
from tests.support.pages import answer, session_id, words

EDITING_PATHS = ["/edit/", "/edit/sign-in", "/edit/small/"]


def trying(client: FlaskClient, name: str, password: str) -> TestResponse:
    """Try to sign in."""
    page = client.get("/edit/sign-in").text
    return client.post("/edit/sign-in", data={"name": name, "password": password, "session_id": session_id(page)})


@pytest.mark.parametrize("path", EDITING_PATHS)
def test_without_editing_there_is_no_such_page(tmp_path: Path, path: str) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    app = create_app(tmp_path, secret_key="for tests only")

    assert [rule.rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/edit")] == []
    assert app.test_client().get(path).status_code == 404
    assert [one.name for one in tmp_path.iterdir()] == ["small.yaml"]


def test_the_shipped_aids_are_never_edited() -> None:
    with pytest.raises(ShippedFolder):
        create_app(resource_folder("rules"), edit=AuthorLogin())


def test_nobody_comes_in_without_a_password(tmp_path: Path) -> None:
    client = editing_app(tmp_path).test_client()

    assert client.get("/edit/").location == "/edit/sign-in?to=/edit/"
    assert "do not belong together" in words(trying(client, ANNA, "another password").text)
    assert client.get("/edit/").status_code == 303
    assert trying(client, ANNA, PASSWORD).location == "/edit/"
    assert ANNA in client.get("/edit/").text


def test_a_password_that_changed_signs_its_author_out(tmp_path: Path) -> None:
    client = signed_in(editing_app(tmp_path))
    Authors(tmp_path).add(ANNA, PASSWORD)

    assert client.get("/edit/").status_code == 303


@pytest.mark.parametrize("to", ["https://example.org/", "//example.org", "/small/", "/edit/..\\x"])
def test_signing_in_leads_nowhere_else(tmp_path: Path, to: str) -> None:
    client = editing_app(tmp_path).test_client()
    page = client.get("/edit/sign-in").text
    sent = {"name": ANNA, "password": PASSWORD, "session_id": session_id(page), "to": to}

    assert client.post("/edit/sign-in", data=sent).location == "/edit/"


def test_wrong_tries_have_to_wait_and_are_told_how_long(tmp_path: Path) -> None:
    client = editing_app(tmp_path).test_client()
    for _ in range(3):
        assert "do not belong together" in words(trying(client, ANNA, "another password").text)

    assert "several wrong tries. Wait 1 second" in words(trying(client, ANNA, PASSWORD).text)


def test_a_consultation_and_an_author_share_no_cookie(tmp_path: Path) -> None:
    client = signed_in(editing_app(tmp_path))
    answer(client, "days", {"age": ["34"]}, aid="small")
    client.post("/clear")

    assert client.get("/edit/").status_code == 200
    answer(client, "days", {"age": ["35"]}, aid="small")
    out = client.post("/edit/sign-out", data={"session_id": session_id(client.get("/edit/").text)})
    assert (out.location, client.get("/edit/").status_code) == ("/edit/sign-in", 303)
    assert "35 years" in client.get("/small/check").text


def test_a_sign_out_ends_every_copy_of_the_cookie_on_every_server(tmp_path: Path) -> None:
    client, other_server = signed_in(editing_app(tmp_path)), editing_app(tmp_path).test_client()
    cookie = client.get_cookie("decision-aid-author", path="/edit")
    assert cookie
    other_server.set_cookie("decision-aid-author", cookie.value, path="/edit")
    assert other_server.get("/edit/").status_code == 200
    client.post("/edit/sign-out", data={"session_id": session_id(client.get("/edit/").text)})

    assert other_server.get("/edit/").status_code == 303
    assert trying(client, ANNA, PASSWORD).location == "/edit/"


def test_a_sign_out_that_cannot_be_written_down_still_leaves_this_browser(tmp_path: Path) -> None:
    client = signed_in(editing_app(tmp_path))
    page = session_id(client.get("/edit/").text)
    lock = private_folder(tmp_path) / "authors.lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()

    assert client.post("/edit/sign-out", data={"session_id": page}).location == "/edit/sign-in"
    assert client.get("/edit/").status_code == 303


def test_a_browser_without_cookies_is_told_so(tmp_path: Path) -> None:
    client = editing_app(tmp_path).test_client(use_cookies=False)

    assert "This browser sent no cookie" in words(trying(client, ANNA, PASSWORD).text)


def test_nothing_is_taken_that_did_not_come_from_a_page_of_ours(tmp_path: Path) -> None:
    client = signed_in(editing_app(tmp_path))

    assert client.post("/edit/sign-out").status_code == 401
    assert client.get("/edit/").status_code == 200
    assert client.get("/edit/sign-out").status_code == 405


def test_a_text_sent_after_the_signing_in_had_ended_becomes_a_draft(tmp_path: Path) -> None:
    app = editing_app(tmp_path)
    client = app.test_client()
    ended = client.post("/edit/small/draft", data={"text": "title: mine\n", "base": "0123456789ab"})

    assert ended.status_code == 401
    assert "title: mine" in ended.text
    kept = {"kept_text": "title: mine\r\n", "kept_base": "0123456789ab", "kept_name": "small"}
    sent = {"name": ANNA, "password": PASSWORD, "session_id": session_id(ended.text), **kept}
    client.post("/edit/sign-in", data=sent)
    draft = Drafts(tmp_path).find(ANNA, "small")
    assert draft
    assert (draft.text, draft.base) == ("title: mine\n", "0123456789ab")


def test_a_text_that_waited_never_takes_the_place_of_another_draft(tmp_path: Path) -> None:
    client = editing_app(tmp_path).test_client()
    Drafts(tmp_path).save(ANNA, "small", "title: begun at home\n", "ba9876543210")
    ended = client.post("/edit/small/draft", data={"text": "title: mine\n", "base": "0123456789ab"})
    kept = {"kept_text": "title: mine\r\n", "kept_base": "0123456789ab", "kept_name": "small"}
    sent = {"name": ANNA, "password": PASSWORD, "session_id": session_id(ended.text), **kept}
    page = client.post("/edit/sign-in", data=sent).text
    draft = Drafts(tmp_path).find(ANNA, "small")

    assert "Copy what you need" in words(page)
    assert "title: mine" in page
    assert draft
    assert draft.text == "title: begun at home\n"


@pytest.mark.parametrize(("seen", "window", "kept"), [("", "", False), ("", "same", True), ("own", "other", True)])
def test_a_text_that_waited_takes_the_place_only_of_the_draft_that_its_page_knew(
    tmp_path: Path, seen: str, window: str, kept: bool
) -> None:
    client, base = editing_app(tmp_path).test_client(), "0123456789ab"
    newer = Drafts(tmp_path).save(ANNA, "small", "title: newer\n", base, "same")
    facts = {
        "text": "title: mine\n",
        "base": base,
        "seen": fingerprint_of(newer.text) if seen else "",
        "window": window,
    }
    ended = client.post("/edit/small/draft", data=facts)
    waiting = {f"kept_{key}": value for key, value in facts.items()} | {"kept_name": "small"}
    sent = {"name": ANNA, "password": PASSWORD, "session_id": session_id(ended.text), **waiting}
    page = client.post("/edit/sign-in", data=sent)
    draft = Drafts(tmp_path).find(ANNA, "small")

    assert draft
    assert draft.text == ("title: mine\n" if kept else "title: newer\n")
    assert kept or "title: mine" in page.text
    assert all(f'name="{key}" value="{value}"' in ended.text for key, value in waiting.items() if key != "kept_text")


def test_a_name_with_an_accent_comes_through_a_proxy(tmp_path: Path) -> None:
    app = editing_app(tmp_path, editing=AuthorLogin("X-Remote-User", frozenset({"127.0.0.1"})))
    Authors(tmp_path).add("Dr Anna Läng", None)
    sent = "Dr Anna Läng".encode().decode("latin-1")

    assert "Dr Anna Läng" in app.test_client().get("/edit/", headers={"X-Remote-User": sent}).text


@pytest.mark.parametrize(("peer", "status"), [("10.1.1.1", 200), ("10.9.9.9", 303)])
def test_a_header_names_the_author_only_where_the_trusted_proxy_sends_it(
    tmp_path: Path, peer: str, status: int
) -> None:
    app = editing_app(tmp_path, editing=AuthorLogin("X-Remote-User", frozenset({"10.1.1.1"})))
    found = app.test_client().get("/edit/", headers={"X-Remote-User": ANNA}, environ_base={"REMOTE_ADDR": peer})

    assert found.status_code == status
    assert app.test_client().get("/edit/", environ_base={"REMOTE_ADDR": peer}).status_code == 303


def test_a_header_is_nothing_where_none_was_set(tmp_path: Path) -> None:
    found = editing_app(tmp_path).test_client().get("/edit/", headers={"X-Remote-User": ANNA})

    assert found.status_code == 303


def test_a_broken_file_is_named_to_authors_with_its_lines(tmp_path: Path) -> None:
    client = signed_in(editing_app(tmp_path, text=SMALL.replace("kind: number", "kind: numbre")))
    page = words(client.get("/edit/").text)

    assert "There is no good version to show them." in page
    assert "Line 50: 'numbre' is not" in page


@pytest.mark.parametrize("by_proxy", [True, False])
def test_a_text_from_a_page_that_is_too_old_is_kept_by_one_press(tmp_path: Path, by_proxy: bool) -> None:
    editing = AuthorLogin("X-Remote-User", frozenset({"127.0.0.1"})) if by_proxy else None
    app = editing_app(tmp_path, editing=editing)
    client = app.test_client() if by_proxy else signed_in(app)
    named = {"X-Remote-User": ANNA} if by_proxy else {}
    sent = {"text": "title: mine\n", "base": "0123456789ab", "session_id": "of another day"}
    old = client.post("/edit/small/draft", data=sent, headers=named)
    again = {"kept_text": "title: mine\r\n", "kept_base": "0123456789ab", "kept_name": "small"}

    assert "Keep it as my draft" in words(old.text)
    assert Drafts(tmp_path).find(ANNA, "small") is None
    client.post("/edit/sign-in", data=again | {"session_id": session_id(old.text)}, headers=named)
    draft = Drafts(tmp_path).find(ANNA, "small")
    assert draft
    assert draft.text == "title: mine\n"


def test_where_a_proxy_names_the_author_no_password_counts(tmp_path: Path) -> None:
    client = editing_app(tmp_path, editing=AuthorLogin("X-Remote-User", frozenset({"10.0.0.1"}))).test_client()
    page = client.get("/edit/sign-in").text
    refused = client.post("/edit/sign-in", data={"name": ANNA, "password": PASSWORD, "session_id": session_id(page)})

    assert "Nobody comes in here by password" in words(refused.text)
    assert client.get("/edit/").status_code == 303
