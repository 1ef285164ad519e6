"""Answers stay in the browser's cookie: nowhere else, not too long, and not for the next person."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.web.rendering import jinja
from tests.support.pages import answer, app_over, session_id, ticked, words

PAGES = ["", "ask/symptoms", "check", "summary", "about"]
SECRETS = ["44", "tablets"]


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    with app_over(tmp_path).test_client() as client:
        yield client


def tell(client: FlaskClient, aid: str = "wrist") -> None:
    """Answer as one person would."""
    answer(client, "symptoms", {"duration": ["long"], "age": ["44"]}, aid=aid)
    answer(client, "symptoms", {"duration": ["long"], "tried": ["tablets"], "age": ["44"]}, aid=aid)


@pytest.mark.parametrize("address", ["/", "/wrist/", "/wrist/summary", "/nowhere/", "/wrist/ask/symptoms"])
def test_every_page_is_guarded(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers

    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Permissions-Policy" in headers


@pytest.mark.parametrize("address", ["/", *(f"/wrist/{page}" for page in PAGES)])
def test_no_page_holds_script_or_style_of_its_own(client: FlaskClient, address: str) -> None:
    text = client.get(address).text

    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", text)
    assert not re.search(r'(?:src|rel="stylesheet" href)="https?:', text)


def test_static_files_are_kept_by_browsers_under_an_address_that_changes_with_them(client: FlaskClient) -> None:
    found = re.search(r'href="(/static/style\.css\?v=\w+)"', client.get("/").text)
    assert found

    with client.get(found[1]) as marked, client.get("/static/style.css") as unmarked:
        assert "immutable" in marked.headers["Cache-Control"]
        assert "max-age=3600" in unmarked.headers["Cache-Control"]


def test_a_static_file_is_kept_for_long_only_under_its_own_mark(client: FlaskClient, tmp_path: Path) -> None:
    static = tmp_path / "static"
    static.mkdir()
    (static / "style.css").write_text("p {}", encoding="utf-8")
    client.application.static_folder = str(static)
    with client.application.test_request_context():
        before = jinja.static_url("style.css")
    (static / "style.css").write_text("p { color: red }", encoding="utf-8")
    with client.application.test_request_context():
        now = jinja.static_url("style.css")
    kept = {}
    for address in (before, now, "/static/style.css?v=", "/static/style.css?v=0123456789"):
        with client.get(address) as answered:
            kept[address] = "immutable" in answered.headers["Cache-Control"]

    assert [address for address, forever in kept.items() if forever] == [now]


def test_a_long_page_travels_packed(client: FlaskClient) -> None:
    packed = client.get("/wrist/summary", headers={"Accept-Encoding": "gzip"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data).rstrip().endswith(b"</html>")


def test_the_cookie_is_for_this_site_and_not_for_scripts(client: FlaskClient) -> None:
    cookie = client.get("/wrist/ask/symptoms").headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Expires" not in cookie


def test_no_answer_stands_in_an_address_a_title_or_a_log(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    tell(client)
    for page in PAGES:
        text = client.get(f"/wrist/{page}").text
        for spot in re.findall(r'(?:href|action)="([^"]*)"|<title>(.*?)</title>', text):
            assert not [secret for secret in SECRETS if secret in "".join(spot).split("?v=")[0]]
    assert not [secret for secret in SECRETS if secret in caplog.text]


def test_two_browsers_know_nothing_of_each_other(tmp_path: Path) -> None:
    app = app_over(tmp_path)
    one, another = app.test_client(), app.test_client()
    tell(one)

    assert ticked(another.get("/wrist/ask/symptoms").text) == []


def test_two_aids_stand_side_by_side(client: FlaskClient) -> None:
    answer(client, "daily", {"job": ["yes"]}, aid="wrist")
    answer(client, "daily", {"job": ["no"]}, aid="other")

    assert ticked(client.get("/wrist/ask/daily").text) == ["yes"]
    assert ticked(client.get("/other/ask/daily").text) == ["no"]


def test_clear_leaves_nothing_for_the_next_person(client: FlaskClient) -> None:
    tell(client, "wrist")
    tell(client, "other")
    sent = {"session_id": session_id(client.get("/wrist/summary").text)}
    answered = client.post("/wrist/clear", data=sent)
    assert "Cleared for the next person" in words(client.get(answered.location).text)

    for aid in ("wrist", "other"):
        assert ticked(client.get(f"/{aid}/ask/symptoms").text) == []
        assert "has lasted" not in words(client.get(f"/{aid}/summary").text)


def test_clear_from_the_list_clears_too(client: FlaskClient) -> None:
    tell(client)
    client.post("/clear")

    assert ticked(client.get("/wrist/ask/symptoms").text) == []


def test_clear_from_a_page_of_an_earlier_session_clears(client: FlaskClient) -> None:
    tell(client)
    client.post("/wrist/clear", data={"session_id": "of another day"})

    assert ticked(client.get("/wrist/ask/symptoms").text) == []


def test_clear_after_the_session_ended_is_clear(client: FlaskClient) -> None:
    assert client.post("/wrist/clear").status_code == 303


def test_a_page_from_an_ended_session_comes_again_with_what_was_typed(client: FlaskClient) -> None:
    sent = {"session_id": "old", "shown": "duration age", "q-duration": "short", "q-age": "44", "go": "next"}
    client.get("/wrist/ask/symptoms")
    answered = client.post("/wrist/ask/symptoms", data=sent)

    assert answered.status_code == 422
    assert "The session had ended" in words(answered.text)
    assert "Error: " in answered.text
    assert ticked(answered.text) == ["short"]
    assert 'value="44"' in answered.text

    again = client.post("/wrist/ask/symptoms", data={**sent, "session_id": session_id(answered.text)})
    assert again.location == "/wrist/ask/daily"


def test_a_browser_that_keeps_no_cookies_is_told_so_with_what_was_typed(client: FlaskClient) -> None:
    none = client.application.test_client(use_cookies=False)
    for _ in range(2):
        answered = answer(none, "symptoms", {"duration": ["short"], "age": ["44"]})

        assert answered.status_code == 422
        assert "This browser sent no cookie" in words(answered.text)
        assert ticked(answered.text) == ["short"]
    for path, sent in (("return", {"code": "X"}), ("what-if", {"question": "duration", "go": "keep"})):
        page = none.post(f"/wrist/{path}", data=sent)
        assert "This browser sent no cookie" in words(page.text), path


def test_a_cookie_that_somebody_changed_counts_for_nothing(client: FlaskClient) -> None:
    tell(client)
    client.set_cookie("decision-aid", "eyJhIjoxfQ.forged.cookie")

    assert ticked(client.get("/wrist/ask/symptoms").text) == []


def test_too_much_gets_a_helpful_page(client: FlaskClient) -> None:
    answered = client.post("/wrist/ask/daily", data={"q-job": "x" * 100_000})

    assert answered.status_code == 413
    assert "That is too long" in words(answered.text)


def test_a_page_opened_the_wrong_way_gets_a_helpful_page(client: FlaskClient) -> None:
    answered = client.post("/wrist/summary")

    assert answered.status_code == 405
    assert "To the list of decision aids" in words(answered.text)


def test_long_entries_do_not_burst_the_cookie(client: FlaskClient) -> None:
    answer(client, "symptoms", {"age": ["9" * 3000]}, go="back")
    cookie = client.get_cookie("decision-aid")

    assert cookie
    assert len(cookie.value) < 1000
