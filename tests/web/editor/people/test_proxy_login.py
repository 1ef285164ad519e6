"""Where a proxy names the author, only who was added may edit, and whoever may not is told why."""

import logging
from pathlib import Path

import pytest
from click.testing import CliRunner

from decision_aid.cli import main
from decision_aid.storage.authors import Authors
from decision_aid.web.editor.state import AuthorLogin
from tests.support.editing import ANNA, editing_app
from tests.support.pages import words

HEADER = "X-Remote-User"
BY_PROXY = AuthorLogin(HEADER, frozenset({"127.0.0.1"}))


@pytest.mark.parametrize("sent", ["alang", "ALANG", r"HOSPITAL\alang", r"HOSPITAL\ALang", " alang "])
def test_a_listed_name_comes_in_with_and_without_its_windows_domain(tmp_path: Path, sent: str) -> None:
    app = editing_app(tmp_path, editing=BY_PROXY)
    Authors(tmp_path).add("alang", None)
    page = app.test_client().get("/edit/", headers={HEADER: sent})

    assert "Signed in: alang" in words(page.text)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ("Somebody Unlisted", "named “Somebody Unlisted”, who is not on the list"),
        (f"{ANNA}, Mallory", "That may be two people"),
        (f"{ANNA}, ", "That may be two people"),
        ("HOSPITAL\\x<y>", "named “x<y>”, which can't be used"),
        ("x" * 61, "which can't be used"),
        ("", "it named nobody"),
        ("HOSPITAL\\", "it named nobody"),
    ],
)
def test_who_may_not_edit_is_told_why_with_the_name_and_so_is_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, sent: str, said: str
) -> None:
    client = editing_app(tmp_path, editing=BY_PROXY).test_client()
    with caplog.at_level(logging.WARNING):
        page = client.get("/edit/sign-in", headers={HEADER: sent})

    assert said in words(page.text)
    assert client.get("/edit/", headers={HEADER: sent}).status_code == 303
    assert not sent.strip("\\").removeprefix("HOSPITAL") or said in caplog.text


def test_a_name_from_another_address_is_told_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    client = editing_app(tmp_path, editing=BY_PROXY).test_client()
    page = client.get("/edit/sign-in", headers={HEADER: ANNA}, environ_base={"REMOTE_ADDR": "10.9.9.9"})

    assert "it named nobody" in words(page.text)
    assert "came from 10.9.9.9, which no --author-proxy names" in caplog.text


def test_the_command_adds_an_author_without_a_password(tmp_path: Path) -> None:
    app = editing_app(tmp_path, editing=BY_PROXY)
    said = CliRunner().invoke(main, ["author", "add", "alang", "--no-password", "--folder", str(tmp_path)])

    assert (said.exit_code, "alang can edit now" in said.output) == (0, True)
    assert app.test_client().get("/edit/", headers={HEADER: "alang"}).status_code == 200
