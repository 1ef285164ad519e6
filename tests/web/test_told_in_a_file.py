"""An aid as one file tells its own story of answers, on each page and paper: never that of a server."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.web.app import create_app
from decision_aid.web.http.deployment import NO_ADDRESS
from tests.support.aids import RULE_FILES

TONSILS = next(path for path in RULE_FILES if path.stem == "tonsils")
OF_A_SERVER = (
    "on this device",
    "Some browsers keep",
    "30 minutes without use",
    "shared computer",
    "Who uses this device",
    "This browser remembers your choice",
)
ELSEWHERE = ("topics are online", "references are online", "All decision aids")
PAGES = ("", "summary", "about", "handout", "handout?pages=full")


def opened(folder: Path, *, is_file: bool) -> FlaskClient:
    """The pages of the aid about tonsils, as a server or a file gives them."""
    (folder / TONSILS.name).write_bytes(TONSILS.read_bytes())
    app = create_app(folder)
    app.config[NO_ADDRESS] = is_file
    return app.test_client()


@pytest.mark.parametrize("page", PAGES)
def test_a_file_tells_only_that_answers_stay_in_the_window(tmp_path: Path, page: str) -> None:
    told = opened(tmp_path, is_file=True).get(f"/tonsils/{page}").text

    assert "Your answers stay in this window, are written down nowhere, and are gone when you close it." in told
    assert [words for words in OF_A_SERVER + ELSEWHERE if words in told] == []


def test_a_server_tells_all_of_it(tmp_path: Path) -> None:
    server = opened(tmp_path, is_file=False)
    told = "".join(server.get(f"/tonsils/{page}").text for page in PAGES)

    assert [words for words in OF_A_SERVER + ELSEWHERE if words not in told] == []


@pytest.mark.parametrize("is_file", [True, False])
def test_where_no_history_knows_of_answers_none_need_be_deleted(tmp_path: Path, *, is_file: bool) -> None:
    told = opened(tmp_path, is_file=is_file).post("/tonsils/clear", follow_redirects=True).text

    assert "Cleared for the next person" in told
    assert ("history too: it remembers the code" in told) is not is_file


def test_the_paper_of_a_file_says_where_the_rest_is(tmp_path: Path) -> None:
    told = opened(tmp_path, is_file=True).get("/tonsils/handout").text

    assert "topics are in the file, under “Everything, to print”." in told
    assert "Full references are in the file, under “Everything, to print”." in told
