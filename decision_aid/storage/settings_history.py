"""Keep the settings of a folder, each change with a commit of its own, and tell who changed them last."""

import contextlib
from pathlib import Path, PurePath

from decision_aid.storage.folder_settings import FILE, FolderSettings, files_of
from decision_aid.storage.history.commit_info import CommitInfo
from decision_aid.storage.history.repository import HistoryUnavailable
from decision_aid.storage.history.versions import versions
from decision_aid.storage.tracked_files import changing, write_and_commit


def save_settings(folder: Path, settings: FolderSettings, commit_info: CommitInfo) -> None:
    """Write the settings and commit them; where git can't now, later. OSError where they can't be written."""
    with changing(folder):
        write_and_commit(folder, files_of(settings), commit_info)


def last_change(folder: Path) -> CommitInfo | None:
    """Who changed the settings last, and when; None where the history does not say."""
    with contextlib.suppress(HistoryUnavailable):
        return next((one.commit_info for one in versions(folder, PurePath(FILE), most=1)), None)
    return None
