"""On a disk with no room left, for bytes or for one more file, a publishing is refused whole or finished later."""

import ctypes
import multiprocessing
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from decision_aid.storage.history.versions import versions
from decision_aid.web.app import create_app
from decision_aid.web.editor.state import AuthorLogin
from tests.support.aids import TODAY
from tests.support.damages import git
from tests.support.editing import draft, editing_app, signed_in
from tests.support.editing import publish as publish_by_form
from tests.support.history_folder import NEWER, NEWEST, began_with_the_first, has_every_page, kept
from tests.support.sampling import sampled

NEW_NAMESPACE = 0x00020000  # CLONE_NEWNS: mounts of this process alone
BLOCK = 4096
MAY_MOUNT = (
    shutil.which("unshare") and not subprocess.run(["unshare", "--mount", "true"], capture_output=True).returncode
)
FILES, BLOCKS = range(0, 20), range(0, 20)

Fill = Callable[[Path, int], None]


def no_more_files(folder: Path, left: int) -> None:
    """Only so many more files can be made."""
    made = 0
    try:
        while True:
            (folder / str(made)).touch(exist_ok=False)
            made += 1
    except OSError:
        for number in range(made - left, made):
            (folder / str(number)).unlink()


def no_more_bytes(folder: Path, left: int) -> None:
    """Only so many more blocks can be written."""
    with (folder / "x").open("wb", buffering=0) as file:
        try:
            while file.write(bytes(BLOCK)) == BLOCK:
                pass
        except OSError:
            file.truncate(file.tell() // BLOCK * BLOCK - left * BLOCK)


LEVELS = [*((no_more_files, left) for left in FILES), *((no_more_bytes, left) for left in BLOCKS)]


@pytest.mark.skipif(not MAY_MOUNT, reason="only root can make a small disk, and not in every container")
@sampled("fill, left", LEVELS, [(no_more_files, 0), (no_more_bytes, 4)])
def test_what_is_published_without_room_is_whole_and_in_the_history_once_there_is(
    tmp_path: Path, fill: Fill, left: int
) -> None:
    child = multiprocessing.get_context("fork").Process(target=_on_a_small_disk, args=(tmp_path, fill, left))
    child.start()
    child.join()

    assert child.exitcode == 0


def _on_a_small_disk(place: Path, fill: Fill, left: int) -> None:
    assert ctypes.CDLL(None).unshare(NEW_NAMESPACE) == 0
    subprocess.run(["mount", "--make-rprivate", "/"], check=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m,nr_inodes=400", "tmpfs", place], check=True)
    (place / "aids").mkdir()
    (place / "full").mkdir()
    folder = kept(place / "aids")
    app = editing_app(folder)
    author = signed_in(app)
    assert author.get("/edit/small/publish").status_code == 200
    fill(place / "full", left)
    answered = publish_by_form(author)
    text = (folder / "small.yaml").read_text(encoding="utf-8")
    _is_whole(folder, text, answered.status_code)
    assert has_every_page(began_with_the_first(app), text)
    again = create_app(folder, secret_key="for tests only", today=lambda: TODAY, edit=AuthorLogin())
    assert has_every_page(began_with_the_first(again), text)
    shutil.rmtree(place / "full")
    _is_recorded(folder, text)


def _is_whole(folder: Path, text: str, status: int) -> None:
    """It is live if its author was told so, and a draft still unless it is in the history."""
    assert text == (NEWEST if status == 303 else NEWER)
    assert draft(folder) == NEWEST or next(versions(folder, "small")).content == NEWEST.encode()


def _is_recorded(folder: Path, text: str) -> None:
    """Once there is room, a look at the pages for authors finishes what is live, and what is not can be published."""
    author = signed_in(editing_app(folder))
    assert author.get("/edit/").status_code == 200
    if text == NEWER:
        assert publish_by_form(author).status_code == 303
    assert [one.content for one in versions(folder, "small")][:2] == [NEWEST.encode(), NEWER.encode()]
    assert git(folder, "status", "--short") == ""
    assert git(folder, "fsck", "--strict", "--no-dangling") == ""
