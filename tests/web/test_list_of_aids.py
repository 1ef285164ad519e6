"""The list of aids: each with who it is for and what it asks about, the example for authors apart, drafts held back."""

import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.resources import resource_folder
from decision_aid.web.app import create_app
from tests.support.aids import SMALL
from tests.support.pages import TODAY, words

STARTER = resource_folder("rules") / "starter.yaml"


def client_over(folder: Path) -> FlaskClient:
    """A browser at a folder, as its list shows it."""
    return create_app(folder, secret_key="for tests", today=lambda: TODAY).test_client()


def test_each_aid_says_who_it_is_for_and_what_it_asks_about(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    text = words(client_over(tmp_path).get("/").text)

    assert "Who it is for Adults with a stiff shoulder. What it asks about The shoulder · Your days" in text
    assert "Draft. Not yet reviewed by a healthcare professional." in text


def test_the_example_for_authors_is_apart_and_says_that_it_is_not_for_patients(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    shutil.copy(STARTER, tmp_path)
    shutil.copy(STARTER.with_name("starter.de.yaml"), tmp_path)
    client = client_over(tmp_path)
    aids, apart = client.get("/").text.split("</ul>")

    assert "/starter/" not in aids
    assert 'an example to write over: <a href="/starter/">' in apart
    for language in ("en", "de"):
        page = client.get("/starter/", headers={"Accept-Language": language}).text
        assert ("not for patients" in page) == (language == "en")
        assert ("nicht für Patientinnen" in page) == (language == "de")
    assert "not for patients" not in client.get("/small/").text


def test_an_example_that_somebody_has_written_over_is_an_aid(tmp_path: Path) -> None:
    text = STARTER.read_text(encoding="utf-8").replace("by bus or on foot", "by bus or by bicycle")
    (tmp_path / "starter.yaml").write_text(text, encoding="utf-8")
    client = client_over(tmp_path)

    assert '<h2><a href="/starter/">Starter - by bus or by bicycle</a></h2>' in client.get("/").text
    assert "not for patients" not in client.get("/starter/").text


@pytest.mark.parametrize("path", ["", "summary", "handout", "handout.pdf", "about", "ask/shoulder"])
def test_a_hidden_aid_reaches_nobody(tmp_path: Path, path: str) -> None:
    (tmp_path / "small.yaml").write_text(f"hidden: yes\n{SMALL}", encoding="utf-8")
    client = client_over(tmp_path)

    assert client.get(f"/small/{path}").status_code == 404
    assert "Stiff shoulder" not in client.get("/").text


def test_an_aid_that_is_not_hidden_is_there(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(f"hidden: no\n{SMALL}", encoding="utf-8")

    assert "Stiff shoulder" in client_over(tmp_path).get("/").text


def test_a_long_list_has_a_search_that_finds_aids_with_all_the_words(tmp_path: Path) -> None:
    titles = [f"Stiff shoulder {number}" for number in range(8)] + ["Painful knee"]
    for number, title in enumerate(titles):
        text = STARTER.read_text(encoding="utf-8").replace("Starter - by bus or on foot", title)
        (tmp_path / f"aid-{number}.yaml").write_text(text, encoding="utf-8")
    client = client_over(tmp_path)

    assert 'type="search"' in client.get("/").text
    found = client.get("/", query_string={"words": "KNEE bus"}).text
    assert found.count("<h2>") == 1
    assert "Painful knee" in found
    assert "No decision aid has all of these words: “hip”." in words(client.get("/?words=hip").text)
