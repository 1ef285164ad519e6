"""What authors keep beside the rule files is live at once, and in the history under the name of whoever changed it."""

from functools import partial
from pathlib import Path, PurePath

import pytest

from decision_aid.storage.history.commit_info import BY_HAND, SOMEBODY, CommitInfo
from decision_aid.storage.history.commits import init_repository
from decision_aid.storage.tracked_files import changing, commit_changes, write_and_commit
from decision_aid.web.app import create_app
from decision_aid.web.editor.state import AuthorLogin
from tests.support.aids import SMALL
from tests.support.folders import git
from tests.support.publishing import NOW, steps_until

NAME = PurePath("comments/small.yaml")
ANNA, BEN = "Dr Anna Läng", "Ben Ode"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small aid and its history."""
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    init_repository(tmp_path)
    return tmp_path


def write(folder: Path, text: str, author: str = ANNA) -> None:
    with changing(folder):
        write_and_commit(folder, {NAME: text.encode()}, CommitInfo(author, f"Said {text}", NOW))


def history(folder: Path) -> list[str]:
    """Who said what, the oldest first, and what the file then was."""
    said = git(folder, "log", "--reverse", "--format=%H %an: %s", "--", str(NAME)).splitlines()
    return [f"{one[41:]} = {git(folder, 'show', f'{one[:40]}:{NAME}')}" for one in said]


@pytest.mark.soak  # a change is killed at any step every day
def test_while_another_git_is_at_work_each_change_waits_for_a_commit_of_its_own_author(folder: Path) -> None:
    lock = folder / ".git" / "refs" / "heads" / "main.lock"
    lock.write_bytes(b"")
    write(folder, "one", ANNA)
    write(folder, "two", BEN)
    assert (folder / NAME).read_text(encoding="utf-8") == "two"
    lock.unlink()
    commit_changes(folder)

    assert history(folder) == [f"{ANNA}: Said one = one", f"{BEN}: Said two = two"]
    assert git(folder, "status", "--porcelain") == ""


def test_what_was_changed_by_hand_before_is_not_taken_for_the_next_author_s(folder: Path) -> None:
    write(folder, "one")
    (folder / NAME).write_text("by hand", encoding="utf-8")
    write(folder, "two", BEN)

    assert history(folder) == [
        f"{ANNA}: Said one = one",
        f"{SOMEBODY}: {BY_HAND} = by hand",
        f"{BEN}: Said two = two",
    ]


def test_killed_at_any_step_a_change_is_there_with_its_commit_or_not_at_all(folder: Path) -> None:
    write(folder, "0")
    steps, kept = steps_until(lambda: write(folder, "1", BEN), 0), ["0", "1"]
    for number, step in enumerate(range(1, steps, max(1, steps // 20)), 2):
        steps_until(partial(write, folder, str(number), BEN), step)
        commit_changes(folder)
        now = (folder / NAME).read_text(encoding="utf-8")
        assert now in (kept[-1], str(number))
        kept += [now] if now != kept[-1] else []
        assert git(folder, "status", "--porcelain", "--untracked-files=no") == ""

    assert 2 < len(kept) < 20
    assert history(folder) == [f"{ANNA}: Said 0 = 0", *(f"{BEN}: Said {text} = {text}" for text in kept[1:])]
    assert git(folder, "fsck", "--strict", "--no-dangling") == ""


def test_a_change_that_can_t_be_read_back_ends_nothing(folder: Path) -> None:
    write(folder, "one")
    notes = folder / ".decision-aid" / "changes"
    (notes / "000000000.json").write_text('{"name": "other release"}', encoding="utf-8")
    write(folder, "two", BEN)

    assert history(folder) == [f"{ANNA}: Said one = one", f"{BEN}: Said two = two"]
    assert list(notes.iterdir()) == []


def test_a_file_that_goes_is_gone_from_the_history_s_newest_commit_too(folder: Path) -> None:
    write(folder, "one")
    with changing(folder):
        write_and_commit(folder, {NAME: None}, CommitInfo(BEN, "Taken away", NOW))

    assert not (folder / NAME).exists()
    assert git(folder, "ls-files").split() == ["small.yaml"]
    assert git(folder, "status", "--porcelain") == ""


def test_changes_that_can_t_be_committed_end_no_start_and_are_told(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / ".git" / "refs" / "heads" / "main.lock").write_bytes(b"")
    write(folder, "one")
    (folder / ".decision-aid" / "changes.lock").unlink()
    (folder / ".decision-aid" / "changes.lock").mkdir()  # nobody can open it
    create_app(folder, secret_key="tests", edit=AuthorLogin())

    assert "its history waits" in caplog.text
    assert (folder / NAME).read_text(encoding="utf-8") == "one"
