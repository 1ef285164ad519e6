"""A folder, or a part of its git, belongs to somebody else: people have all their pages, and authors are told."""

import encodings.idna  # noqa: F401 - before a fork becomes a user that may not read where Python lies
import multiprocessing
import os
import tempfile
from pathlib import Path

import pytest

import decision_aid.web.editor.pages  # noqa: F401 - for the same reason, with all that it imports
from decision_aid.storage.check_process import CHECKER
from decision_aid.storage.drafts import Drafts
from decision_aid.web.app import create_app
from decision_aid.web.editor.state import AuthorLogin
from tests.support.aids import SMALL, TODAY
from tests.support.editing import ANNA, editing_app, signed_in
from tests.support.editing import publish as publish_by_form
from tests.support.history_folder import NEWER, NEWEST, PAGES, began_with_the_first, kept
from tests.support.pages import words

NOBODY = 65534


@pytest.fixture(autouse=True, scope="module")
def checked() -> None:
    """Have the texts checked while that can be: whom a test becomes may not read where Python lies, nor start it."""
    for text in (SMALL, NEWER, NEWEST):
        CHECKER.check_text(text.encode(), today=TODAY)


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("owner", [0, NOBODY + 1], ids=["root's", "somebody's"])
@pytest.mark.parametrize("mode", [0o555, 0o777], ids=["to read", "to write"])
def test_another_users_folder_ends_no_consultation(owner: int, mode: int) -> None:
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        folder = kept(Path(made))
        for path in (folder / ".git", *(folder / ".git").rglob("*"), folder / "small.yaml", folder):
            os.chown(path, owner, owner)
        folder.chmod(mode)
        child = multiprocessing.get_context("fork").Process(target=_as_nobody, args=(folder,))
        child.start()
        child.join()

        assert child.exitcode == 0
        assert (folder / "small.yaml").read_text(encoding="utf-8") == NEWER


def _as_nobody(folder: Path) -> None:
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    client = create_app(folder, secret_key="for tests only", today=lambda: TODAY, edit=AuthorLogin()).test_client()
    assert {client.get(f"/small/{page}").status_code for page in PAGES} == {200}
    assert client.get("/edit/").status_code == 503


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("part", ["objects/{number:02x}", "refs/heads", "."])
def test_a_part_of_git_that_is_somebody_elses_is_found_before_anything_is_live(part: str) -> None:
    """As where a colleague ran git as root in the folder."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        folder = kept(Path(made))
        for number in range(256):
            (folder / ".git" / part.format(number=number)).mkdir(exist_ok=True)
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        for number in range(256):
            os.chown(folder / ".git" / part.format(number=number), 0, 0)
        child = multiprocessing.get_context("fork").Process(target=_publishing_as_nobody, args=(folder,))
        child.start()
        child.join()

        assert child.exitcode == 0
        assert (folder / "small.yaml").read_text(encoding="utf-8") == NEWER


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become somebody else")
def test_an_intent_that_is_somebody_elses_stops_no_start_and_is_told() -> None:
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        folder = kept(Path(made))
        intent = folder / ".decision-aid" / "publishing.json"
        intent.write_text("{}", encoding="utf-8")
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        os.chown(intent, 0, 0)
        intent.chmod(0o600)
        child = multiprocessing.get_context("fork").Process(target=_looking_as_nobody, args=(folder,))
        child.start()
        child.join()

        assert child.exitcode == 0


def _looking_as_nobody(folder: Path) -> None:
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    app = editing_app(folder)
    assert {app.test_client().get(f"/small/{page}").status_code for page in PAGES} == {200}
    told = words(signed_in(app).get("/edit/").text)
    assert "A version may be live whose history waits." in told
    assert "publishing.json belongs to root, and this program runs as nobody" in told


def _publishing_as_nobody(folder: Path) -> None:
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    app = editing_app(folder)
    refused = publish_by_form(signed_in(app))
    assert refused.status_code == 422
    assert "belongs to root, and this program runs as nobody" in words(refused.text)
    assert Drafts(folder).find(ANNA, "small")
    assert {began_with_the_first(app).get(f"/small/{page}").status_code for page in PAGES} == {200}
