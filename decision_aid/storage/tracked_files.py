"""Write what authors keep beside the rule files: live at once, and each change a commit of its own.

A change is noted, then written, then committed, and its note deleted last. So what git can't take now, as while another
git is at work or after a crash, is committed later under its own author, and not as a part of the next one's change.
"""

import base64
import contextlib
import logging
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

from decision_aid.storage.files import file_lock, private_folder, write_atomically
from decision_aid.storage.folder_settings import FolderSettings, files_of
from decision_aid.storage.git_lock import PATIENCE, GitLocked
from decision_aid.storage.history.commit_info import CommitInfo
from decision_aid.storage.history.commits import commit, refresh_index
from decision_aid.storage.history.repository import HistoryUnavailable
from decision_aid.storage.history.versions import text_in_newest_commit, versions
from decision_aid.storage.publishing import WriteIntent, explain, intent_facts, manual_edit_info, read_intent

NOTES = "changes"
LOG = logging.getLogger(__name__)


@contextlib.contextmanager
def changing(folder: Path) -> Iterator[None]:
    """Lock the files while they are read and written, so that two who change one at once lose nothing."""
    with file_lock(private_folder(folder) / "changes.lock"):
        yield


def write_and_commit(folder: Path, files: Mapping[PurePath, bytes | None], info: CommitInfo) -> None:
    """Write files, None for one that has to go, and commit each; where git can't now, `commit_changes` does later.

    Whoever calls it holds the lock. What was changed by hand before is a commit of its own. OSError where a file can't
    be written.
    """
    with _history_may_wait(folder):
        _commit_noted(folder)
    for name, content in files.items():
        before = _content(folder / name)
        if before != content:
            with contextlib.suppress(HistoryUnavailable):
                if before != _last_content(folder, name):
                    _note(folder, name, before, manual_edit_info())
            _note(folder, name, content, info)
            _write(folder / name, content)
    with _history_may_wait(folder):
        _commit_noted(folder)


def commit_changes(folder: Path) -> None:
    """Commit what was written and could not be committed yet. Never blocks on another git."""
    with _history_may_wait(folder):
        if _notes(folder):
            with changing(folder):
                _commit_noted(folder, patience=0)


@contextlib.contextmanager
def _history_may_wait(folder: Path) -> Iterator[None]:
    try:
        yield
    except (GitLocked, HistoryUnavailable, OSError) as error:
        LOG.warning("What authors changed in %s is written; its history waits. %s", folder, explain(error))


def _commit_noted(folder: Path, patience: float = PATIENCE) -> None:
    noted = [(path, _read_note(path)) for path in _notes(folder)]
    for number, (path, change) in enumerate(noted):
        if change:
            is_last = all(later.name != change.name for _, later in noted[number + 1 :] if later)
            _commit(folder, change, patience, is_last=is_last)
        path.unlink()


def _commit(folder: Path, change: WriteIntent, patience: float, *, is_last: bool) -> None:
    """Commit a change, but for one that was noted and never written."""
    name, content = PurePath(change.name), _noted_content(change)
    committed = text_in_newest_commit(folder, name)
    is_written = not is_last or _content(folder / name) != committed
    if is_written and content != committed:
        commit(folder, name, content, change.commit_info, patience=patience)
    refresh_index(folder, name, patience=patience)


def _last_content(folder: Path, name: PurePath) -> bytes | None:
    """The content of a file as its last change left it."""
    noted = [change for change in map(_read_note, _notes(folder)) if change and change.name == str(name)]
    return _noted_content(noted[-1]) if noted else text_in_newest_commit(folder, name)


def _write(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        write_atomically(path, content)


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _notes(folder: Path) -> list[Path]:
    """The notes of changes that are not committed yet, the oldest first."""
    return sorted((private_folder(folder) / NOTES).glob("*.json"))


def _note(folder: Path, name: PurePath, content: bytes | None, info: CommitInfo) -> None:
    number = int(notes[-1].stem) + 1 if (notes := _notes(folder)) else 0
    written = None if content is None else base64.b64encode(content).decode()
    intent = WriteIntent(str(name), *intent_facts(info), content=written)
    intent.save(private_folder(folder) / NOTES / f"{number:09}.json")


def _read_note(note: Path) -> WriteIntent | None:
    """The change; None where the note can't be read, as one from another release: then it counts as made by hand."""
    try:
        change = read_intent(note)
        _noted_content(change)
        return change
    except (ValueError, TypeError):
        return None


def _noted_content(change: WriteIntent) -> bytes | None:
    return None if change.content is None else base64.b64decode(change.content)


def save_settings(folder: Path, settings: FolderSettings, commit_info: CommitInfo) -> None:
    """Write the settings and commit them; where git can't now, later. OSError where they can't be written."""
    with changing(folder):
        write_and_commit(folder, files_of(settings), commit_info)


def last_change(folder: Path, file: PurePath) -> CommitInfo | None:
    """Who changed the file last, and when; None where the history does not say."""
    with contextlib.suppress(HistoryUnavailable):
        return next((version.commit_info for version in versions(folder, file, most=1)), None)
    return None
