"""A consultation goes on with the version that it began with; new ones, and those who ask for it, get the newest."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.storage.history.commits import init_repository
from decision_aid.web.app import create_app
from tests.support.aid_versions import CHANGED, RETITLED, SWAPPED, write
from tests.support.aids import SMALL, TODAY, small
from tests.support.folders import in_spanish_too, kept_in_git
from tests.support.pages import answer, session_id, shown, words
from tests.support.paper import letters, pages_of

NEWER = "A newer version is available."


def client_of(folder: Path) -> FlaskClient:
    """A browser at a server of its own over that folder."""
    return create_app(folder, secret_key="for tests only", today=lambda: TODAY).test_client()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small aid and its history, in which a newer version can be written."""
    write(tmp_path, SMALL)
    init_repository(tmp_path)
    return tmp_path


def test_a_consultation_keeps_its_version_until_it_is_cleared(folder: Path) -> None:
    client = client_of(folder)
    answer(client, "shoulder", {"duration": ["short"]}, aid="small")
    write(folder, SWAPPED, at=2)
    kept_in_git(folder)
    page = client.get("/small/check").text

    assert NEWER in words(page)
    assert "Less than a month" in words(page)
    assert CHANGED not in words(page)
    assert "A month or more" in words(client_of(folder).get("/small/ask/shoulder").text)
    answer(client, "days", {"age": ["34"]}, aid="small")
    assert "34 years" in words(client.get("/small/check").text)
    client.post("/clear")
    assert NEWER not in words(client.get("/small/").text)


def test_going_over_carries_what_fits_and_names_the_rest(folder: Path) -> None:
    client = client_of(folder)
    answer(client, "shoulder", {"duration": ["short"]}, aid="small")
    answer(client, "days", {"age": ["34"]}, aid="small")
    write(folder, SWAPPED, at=2)
    over = client.post("/small/newer")
    page = words(client.get(over.location).text)

    assert over.location == "/small/check"
    assert f"{CHANGED} These answers no longer fit; please answer them again: How long" in page
    assert "34 years" in page
    assert "Since you were last here The aid has changed." in page
    assert NEWER not in page


def test_a_server_that_starts_later_finds_the_version_in_the_history(folder: Path) -> None:
    client = client_of(folder)
    answer(client, "shoulder", {"duration": ["short"]}, aid="small")
    write(folder, SWAPPED, at=2)
    kept_in_git(folder)
    cookie = client.get_cookie("decision-aid")
    assert cookie
    other = client_of(folder)
    other.set_cookie("decision-aid", cookie.value)

    assert NEWER in words(other.get("/small/check").text)
    assert "Less than a month" in words(other.get("/small/check").text)
    assert other.get("/small/handout.pdf").status_code == 200


def test_a_page_that_was_open_belongs_to_its_own_version(folder: Path) -> None:
    client = client_of(folder)
    page = client.get("/small/ask/shoulder").text
    bits = page.partition('name="fingerprint_bits" value="')[2].partition('"')[0]
    write(folder, SWAPPED, at=2)
    sent = {
        "q-duration": "short",
        "session_id": session_id(page),
        "shown": shown(page),
        "fingerprint_bits": bits,
        "go": "summary",
    }

    assert client.post("/small/ask/shoulder", data=sent).location == "/small/summary"
    assert "Less than a month" in words(client.get("/small/check").text)
    assert NEWER in words(client.get("/small/check").text)


def test_a_file_that_is_broken_leaves_the_last_good_version_also_after_a_restart(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    better = small(("title: Stiff shoulder", "title: Sore shoulder"))
    write(folder, better, at=2)
    kept_in_git(folder)
    write(folder, better.replace("kind: number", "kind: numbre"), at=3)
    kept_in_git(folder)
    client = client_of(folder)

    assert "Sore shoulder - wait or exercises" in words(client.get("/small/").text)
    assert "50:11: error: 'numbre' is not a kind" in caplog.text


def test_going_over_in_another_language_loses_nothing_that_fits(folder: Path) -> None:
    in_spanish_too(folder)
    client = client_of(folder)
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "es"
    answer(client, "shoulder", {"duration": ["short"]}, aid="small")
    answer(client, "days", {"age": ["34"]}, aid="small")
    write(folder, RETITLED, at=2)
    over = client.post("/small/newer")
    page = words(client.get(over.location).text)

    assert "Sus respuestas siguen sirviendo." in page
    assert "«Less than a month» en español" in page
    assert "34 «years» en español" in page


@pytest.mark.parametrize("accept", ["en", "es"])
def test_a_handout_in_two_languages_is_of_the_version_that_was_begun_with(folder: Path, accept: str) -> None:
    in_spanish_too(folder)
    client = client_of(folder)
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = accept
    answer(client, "shoulder", {"duration": ["short"]}, aid="small")
    write(folder, SWAPPED, at=2)
    page = words(client.get("/small/handout?languages=both&pages=full").text)
    printed = "".join(pages_of(client.get("/small/handout.pdf?languages=both&pages=full").data))

    assert "languages=both" in client.get("/small/handout").text
    for text in (letters(page), printed):
        assert letters("Less than a month") in text
        assert letters("«Less than a month» en español") in text
        assert letters("A month or more") not in text
