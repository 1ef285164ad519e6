"""A page says what a translation lacks and what is out of date in it, beside what the author's text says now."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.support.aids import SMALL, aid_from, small
from tests.support.editing import drafted, editing_app, signed_in
from tests.support.pages import words
from tests.support.translations import pretended, whole

PAGE = "/edit/small/translation/es"
MISSING, CHANGED = "Carrying on as now", ("Ten minutes a day}", "Twelve minutes a day}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("aids")
    (made / "small.es.yaml").write_text(whole(aid_from(SMALL), without=frozenset({MISSING})), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def client(folder: Path) -> FlaskClient:
    return signed_in(editing_app(folder))


def test_what_is_missing_and_what_a_draft_makes_stale_is_listed(client: FlaskClient, folder: Path) -> None:
    drafted(folder, small(CHANGED))
    assert f'href="{PAGE}"' in client.get("/edit/").text
    page = client.get(PAGE).text
    stale, _head, missing = page.partition('id="missing"')

    assert "1 are out of date, 1 are missing." in words(page)
    assert "Twelve minutes a day" in words(stale)
    assert pretended("Ten minutes a day") in words(stale)
    assert MISSING in words(missing)
    assert 'lang="es"' in stale


def test_a_language_without_a_file_has_no_page(client: FlaskClient) -> None:
    assert client.get("/edit/small/translation/fr").status_code == 404


def test_a_file_that_cannot_be_read_says_why(client: FlaskClient, folder: Path) -> None:
    (folder / "small.de.yaml").write_text("language: de\ntexts: [\n", encoding="utf-8")

    assert "The file small.de.yaml can't be read." in words(client.get("/edit/small/translation/de").text)
