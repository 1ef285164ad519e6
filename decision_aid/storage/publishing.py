"""Publish a text as the new version of a rule file: all or nothing, with its commit in the git history.

The file is replaced first and committed second. A write-ahead intent (`publishing.json`) survives until the commit
exists, so a version that went live before a crash, on a full disk or while another git held the lock is committed
later, with its author and reason.
"""

import contextlib
import datetime
import json
import logging
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from decision_aid.consultation.answer_code import codes_may_collide
from decision_aid.model.fingerprint import fingerprint, matches_fingerprint
from decision_aid.storage.drafts import Drafts
from decision_aid.storage.file_errors import explanation
from decision_aid.storage.files import (
    PRIVATE,
    SHARED,
    file_lock,
    private_folder,
    read_rule_bytes,
    remove_abandoned,
    write_atomically,
)
from decision_aid.storage.git_lock import PATIENCE, GitLocked
from decision_aid.storage.history.commit_info import BY_HAND, SOMEBODY, CommitInfo
from decision_aid.storage.history.commits import commit, prepare_commit, refresh_index
from decision_aid.storage.history.repository import HistoryUnavailable
from decision_aid.storage.history.versions import Version, committed_text, versions
from decision_aid.translation.files import PRIVATE_FOLDER

INTENT = "publishing.json"
LOCKED = (
    "Another program is at work in git: “%s” is there. Wait a minute. If it stays, and no git runs on this computer, "
    "delete that file."
)
LOG = logging.getLogger(__name__)


class FileChanged(Exception):
    """The file has changed since the text was started: the author must merge first."""


class SharedCodes(Exception):
    """Answer codes printed for an earlier version would also be valid for this text, and restore wrong answers."""


@dataclass(frozen=True, slots=True)
class PublishRequest:
    """A text to publish, and `base`, the fingerprint that the file must still have (optimistic locking).

    `base` is "" for a new file, which must not be there yet.

    `draft` is the fingerprint of the author's draft that the text came from; that draft is deleted after the
    commit.
    """

    name: str
    text: bytes
    base: str
    state: str
    commit_info: CommitInfo
    draft: str = ""


@dataclass(frozen=True, slots=True)
class PendingCommit:
    """A version that is live but not committed yet, and why, in plain sentences.

    The name is "" if the intent can't be read, as where it belongs to another user.
    """

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class WriteIntent:
    """The write-ahead intent: what is needed to commit a change after a crash. Fields are the JSON keys of its file.

    The text of a rule file is known by its `fingerprint`. Of any other file `content` is all of it in base64, or None
    where the file goes.
    """

    name: str
    author: str
    reason: str
    moment: str
    read: str = ""
    fingerprint: str = ""
    state: str = ""
    draft: str = ""
    content: str | None = None

    @property
    def commit_info(self) -> CommitInfo:
        """The metadata of its commit."""
        return CommitInfo(self.author, self.reason, datetime.datetime.fromisoformat(self.moment), self.read)

    def save(self, file: Path) -> None:
        """Write it, before what it is about is written."""
        facts = {name: fact for name, fact in asdict(self).items() if fact is not None}
        write_atomically(file, json.dumps(facts).encode(), PRIVATE)


def intent_facts(info: CommitInfo) -> tuple[str, str, str, str]:
    """What an intent says of its commit, as texts, in the order of its fields."""
    return info.author, info.reason, info.moment.isoformat(), info.read


def read_intent(file: Path) -> WriteIntent:
    """The intent in a file; ValueError or TypeError where it can't be read, as one from another release."""
    intent = WriteIntent(**json.loads(file.read_bytes()))
    datetime.datetime.fromisoformat(intent.moment)
    if not all(isinstance(fact, str) for name, fact in asdict(intent).items() if (name, fact) != ("content", None)):
        raise TypeError
    return intent


def publish(folder: Path, request: PublishRequest) -> PendingCommit | None:
    """Publish the text; return a PendingCommit if it is live but its commit has to wait.

    Raises FileChanged, SharedCodes, GitLocked, HistoryUnavailable or OSError if it is refused; the file
    is then untouched.
    """
    path = (folder / f"{request.name}.yaml").resolve()
    with _publishing_lock(folder, PATIENCE):
        now = read_rule_bytes(path) if path.exists() else None
        if request.base != ("" if now is None else fingerprint(now)):
            raise FileChanged(request.name)
        _refuse_shared_codes(folder, request, now)
        if now is not None:
            _commit_manual_edit(folder, request.name, now)
        prepare_commit(folder, request.name, request.text, request.commit_info, request.state)
        known_by, draft = fingerprint(request.text), request.draft
        intent = WriteIntent(request.name, *intent_facts(request.commit_info), known_by, request.state, draft)
        intent.save(_intent_file(folder))
        write_atomically(path, request.text, SHARED if now is None else path.stat().st_mode & 0o777)
        return _try_to_commit(folder, intent)


def manual_edit_info() -> CommitInfo:
    """The author, reason and time recorded for a text that was edited in the folder, not on the pages for authors."""
    return CommitInfo(SOMEBODY, BY_HAND, datetime.datetime.now(datetime.UTC))


def with_manual_edit(history: Iterable[Version], now: bytes) -> Iterator[Version]:
    """The history, newest first, and before it the text of the file, if that was edited by hand since."""
    for number, version in enumerate(history):
        if number == 0 and version.content != now:
            yield Version(now, manual_edit_info())
        yield version


def recover_publication(folder: Path) -> PendingCommit | None:
    """Commit what went live without a commit; return what still waits, and why. Never blocks on another git."""
    name = ""
    try:
        if intent := _read_intent(folder):
            name = intent.name
            with _publishing_lock(folder, patience=0):
                pass
    except (GitLocked, HistoryUnavailable, OSError) as error:
        return PendingCommit(name, explain(error))
    return None


def explain(error: GitLocked | HistoryUnavailable | OSError) -> str:
    """Why a version can't be committed now, and what to do, in plain sentences."""
    if isinstance(error, HistoryUnavailable):
        return error.reason
    return LOCKED % error.lock if isinstance(error, GitLocked) else explanation(error)


@contextlib.contextmanager
def _publishing_lock(folder: Path, patience: float) -> Iterator[None]:
    with file_lock(private_folder(folder) / "publishing.lock"):
        remove_abandoned(folder, below=False)
        _finish_intent(folder, patience)
        yield


def _finish_intent(folder: Path, patience: float) -> None:
    intent = _read_intent(folder)
    if intent is None:
        return
    path = folder / f"{intent.name}.yaml"
    if path.is_file() and matches_fingerprint(intent.fingerprint, read_rule_bytes(path)):
        if committed_text(folder, intent.name) != read_rule_bytes(path):
            commit(folder, intent.name, read_rule_bytes(path), intent.commit_info, intent.state, patience=patience)
        refresh_index(folder, intent.name, patience=patience)
        _delete_published_draft(folder, intent)
    _intent_file(folder).unlink()


def _delete_published_draft(folder: Path, intent: WriteIntent) -> None:
    """Delete the draft that was published, unless its author has changed it since."""
    drafts = Drafts(folder)
    draft = drafts.find(intent.author, intent.name)
    if draft and draft.fingerprint == intent.draft:
        drafts.delete(intent.author, intent.name)


def _try_to_commit(folder: Path, intent: WriteIntent) -> PendingCommit | None:
    """Commit a version that is live already; on failure the intent stays, and the next caller retries."""
    try:
        _finish_intent(folder, PATIENCE)
    except (GitLocked, HistoryUnavailable, OSError) as error:
        LOG.warning("%s is live; its history waits. %s", intent.name, explain(error))
        return PendingCommit(intent.name, explain(error))
    return None


def _refuse_shared_codes(folder: Path, request: PublishRequest, now: bytes | None) -> None:
    new, earlier = fingerprint(request.text), set() if now is None else {fingerprint(now)}
    with contextlib.suppress(HistoryUnavailable):  # codes of a version that can't be read are refused anyway
        for version in versions(folder, request.name):
            earlier.add(fingerprint(version.content))
    if any(codes_may_collide(new, one) for one in earlier - {new}):
        raise SharedCodes(request.name)


def _commit_manual_edit(folder: Path, name: str, now: bytes) -> None:
    if committed_text(folder, name) != now:
        commit(folder, name, now, manual_edit_info())


def _read_intent(folder: Path) -> WriteIntent | None:
    """The intent, if there is one. One that can't be read, as from another release, is moved aside and logged."""
    try:
        intent = read_intent(_intent_file(folder))
        if not intent.fingerprint:
            raise TypeError
        return intent
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (ValueError, TypeError):
        aside = _intent_file(folder).with_name("publishing.unreadable.json")
        _intent_file(folder).replace(aside)
        LOG.warning(
            "What was being published can't be read; it is %s now. Look whether the history is complete.", aside
        )
        return None


def _intent_file(folder: Path) -> Path:
    return folder / PRIVATE_FOLDER / INTENT
