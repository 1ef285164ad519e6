"""Settings are whole and in the history under their author's name, whatever ends the process that keeps them."""

from functools import partial
from pathlib import Path, PurePath

import pytest

from decision_aid.model.hospital import Hospital
from decision_aid.storage.folder_settings import FILE, FolderSettings, load_settings
from decision_aid.storage.history.commit_info import CommitInfo
from decision_aid.storage.history.commits import init_repository
from decision_aid.storage.tracked_files import commit_changes, last_change, save_settings
from tests.support.aids import SMALL
from tests.support.folders import git
from tests.support.pictures import png
from tests.support.publishing import NOW, steps_until

KILLED = 15
INFO = CommitInfo("Dr Anna Läng", "Changed the settings", NOW)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small aid and its history."""
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    init_repository(tmp_path)
    return tmp_path


def named(name: str, logo: bytes = b"") -> FolderSettings:
    return FolderSettings(2, Hospital(name=name, logo=logo))


def test_killed_at_any_step_the_settings_are_old_or_new_and_then_in_the_history(folder: Path) -> None:
    save_settings(folder, named("Ward 0"), INFO)
    steps, seen = steps_until(lambda: save_settings(folder, named("Ward 1"), INFO), 0), set()
    for number in range(KILLED):
        before, name = load_settings(folder).hospital.name, f"Ward {number + 2}"
        steps_until(partial(save_settings, folder, named(name), INFO), 1 + number * steps // KILLED)
        after = load_settings(folder)
        assert after.fault == ""
        assert after.hospital.name in (before, name)
        seen.add(after.hospital.name == name)
        commit_changes(folder)
        assert after.hospital.name in git(folder, "show", "HEAD:decision-aid.toml")
        assert git(folder, "status", "--porcelain", "--untracked-files=no").strip() == ""

    assert seen == {True, False}
    assert set(git(folder, "log", "--format=%an", "--", "decision-aid.toml").split("\n")) == {INFO.author, ""}
    assert git(folder, "fsck", "--strict", "--no-dangling") == ""


@pytest.mark.soak  # settings are killed at any step every day
def test_while_another_git_is_at_work_they_are_kept_and_committed_later(folder: Path) -> None:
    lock = folder / ".git" / "refs" / "heads" / "main.lock"
    lock.write_bytes(b"")
    save_settings(folder, named("Ward 1", png()), INFO)
    assert load_settings(folder).hospital.name == "Ward 1"
    assert last_change(folder, PurePath(FILE)) is None
    lock.unlink()
    commit_changes(folder)

    assert last_change(folder, PurePath(FILE)) == INFO
    assert "logo.png" in git(folder, "ls-files")
