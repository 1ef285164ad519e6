"""Keep the settings of a folder, each change with a commit of its own.

The files are written first and committed second. A write-ahead intent (`settings.json`) survives until the commit
exists, so a change that was in force before a crash, or while another git held the lock, is committed later, with its
author.
"""

import contextlib
import datetime
import json
import logging
from collections.abc import Callable
from pathlib import Path, PurePath

from decision_aid.storage.files import PRIVATE, file_lock, settings_folder, write_atomically
from decision_aid.storage.folder_settings import FILE, FILES, FolderSettings, write_settings
from decision_aid.storage.git_lock import GitLocked
from decision_aid.storage.history.commit_info import CommitInfo
from decision_aid.storage.history.commits import commit, refresh_index
from decision_aid.storage.history.repository import HistoryUnavailable
from decision_aid.storage.history.versions import text_in_newest_commit, versions
from decision_aid.storage.publishing import explain, manual_edit_info

INTENT = "settings.json"
LOG = logging.getLogger(__name__)


def save_settings(folder: Path, settings: FolderSettings, commit_info: CommitInfo) -> None:
    """Write the settings and commit them; where git can't now, later. OSError where they can't be written."""
    with file_lock(settings_folder(folder) / "settings.lock"):
        _unless_git_fails(folder, lambda: _commit_changed(folder))
        intent = {"author": commit_info.author, "reason": commit_info.reason, "moment": commit_info.moment.isoformat()}
        write_atomically(_intent_file(folder), json.dumps(intent).encode(), PRIVATE)
        write_settings(folder, settings)
        _unless_git_fails(folder, lambda: _commit_changed(folder))


def recover_settings(folder: Path) -> None:
    """Commit settings that are in force without a commit, as after a crash."""
    if _intent_file(folder).exists():
        with file_lock(settings_folder(folder) / "settings.lock"):
            _unless_git_fails(folder, lambda: _commit_changed(folder))


def last_change(folder: Path) -> CommitInfo | None:
    """Who changed the settings last, and when; None where the history does not say."""
    with contextlib.suppress(HistoryUnavailable):
        return next((one.commit_info for one in versions(folder, PurePath(FILE), most=1)), None)
    return None


def _commit_changed(folder: Path) -> None:
    """Commit each file of the settings that differs from the newest commit, and end the intent."""
    info = _intended(folder) or manual_edit_info()
    for name in map(PurePath, FILES):
        now = (folder / name).read_bytes() if (folder / name).is_file() else None
        if now != text_in_newest_commit(folder, name):
            commit(folder, name, now, info)
        refresh_index(folder, name)
    _intent_file(folder).unlink(missing_ok=True)


def _intended(folder: Path) -> CommitInfo | None:
    """Who began the change that is not committed yet, and when; None where nobody did, or that can't be read."""
    try:
        said = json.loads(_intent_file(folder).read_bytes())
        return CommitInfo(said["author"], said["reason"], datetime.datetime.fromisoformat(said["moment"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _unless_git_fails(folder: Path, act: Callable[[], None]) -> None:
    try:
        act()
    except (GitLocked, HistoryUnavailable, OSError) as error:
        LOG.warning("The settings of %s are in force; their history waits. %s", folder, explain(error))


def _intent_file(folder: Path) -> Path:
    return settings_folder(folder) / INTENT
