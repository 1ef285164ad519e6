"""Versions of a rule file in the folder's git history: list, read and commit them.

HistoryUnavailable if git's files fail.

Commits are written with our own atomic writes and under git's lock, so neither a kill nor a git that runs at the same
time can corrupt the repository.
"""

import contextlib
import datetime
import os
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from decision_aid.storage.files import (
    READ_LIMIT,
    SETTINGS,
    TEMPORARY_PREFIX,
    fsync_folder,
    give_all_to_owner_of,
    settings_folder,
    write_atomically,
)
from decision_aid.storage.git_lock import PATIENCE, write_under_git_lock
from decision_aid.storage.history import index
from decision_aid.storage.history.object_size import ObjectTooLarge
from decision_aid.storage.history.repository import (
    COMMITTER,
    GIT,
    PROGRAM,
    HistoryUnavailable,
    find_repository,
    head_commit,
    newest_tree,
    open_repository,
    path_in,
    tree_of,
)
from decision_aid.storage.history.status import NO_HISTORY, ensure_writable

if TYPE_CHECKING:
    from dulwich.objects import Commit, ObjectID, ShaFile, Tree
    from dulwich.repo import Repo

MAX_VERSIONS = 500
BEGUN = "As it was when its history began"
STATE, READ = "\n\nState: ", "\nRead: "


@dataclass(frozen=True, slots=True)
class CommitInfo:
    """Commit metadata: author, reason (the commit message), time, and what a reviewer read ("" for no review)."""

    author: str
    reason: str
    moment: datetime.datetime
    read: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A text from the history, its commit's metadata, and the id of its git blob."""

    content: bytes
    commit_info: CommitInfo
    blob: bytes = field(default=b"", compare=False)


def versions(
    folder: Path, name: str, *, most: int | None = MAX_VERSIONS, since: bytes | None = None
) -> Iterator[Version]:
    """Versions of the file, newest first, down to but without the commit `since`; none if the folder has no history.

    A generator: HistoryUnavailable is raised where damage begins, after the versions before it.
    """
    with open_repository(folder) as repository:
        if repository is not None:
            yield from _versions(repository, path_in(repository, folder, name), most, since)


def read_blob(folder: Path, blob: bytes) -> bytes | None:
    """The text of a git blob; None if it doesn't exist, or is larger than a rule file may be."""
    from dulwich.objects import ObjectID

    with open_repository(folder) as repository, contextlib.suppress(KeyError):
        return None if repository is None else _text(repository, ObjectID(blob))
    return None


def newest_commit(folder: Path) -> bytes | None:
    """The id of the newest commit, for whichever file; None if there is none."""
    with open_repository(folder) as repository:
        return None if repository is None else head_commit(repository)


def has_history(folder: Path) -> bool:
    """Whether the folder is in a git repository, readable or not. Costs no more than a few look-ups of paths."""
    return find_repository(folder) is not None


def init_repository(folder: Path) -> None:
    """Create the repository if there is none, with a first commit for each rule file."""
    if has_history(folder):
        with open_repository(folder) as repository:
            if repository is not None:
                _exclude_settings(repository)
        return
    _init(folder)
    moment = datetime.datetime.now(datetime.UTC)
    for path in filter(_is_committable, sorted(folder.glob("*.yaml"))):
        commit(folder, path.stem, path.read_bytes(), CommitInfo(PROGRAM, BEGUN, moment))
        refresh_index(folder, path.stem)


def committed_text(folder: Path, name: str) -> bytes | None:
    """The text in the newest version; None if there is none. No history walk if the newest commit has the file."""
    with open_repository(folder) as repository:
        if repository is None:
            return None
        blob = _entry(repository, newest_tree(repository), path_in(repository, folder, name).split(b"/"))
    newest = read_blob(folder, blob) if blob else None
    return newest if newest is not None else next((version.content for version in versions(folder, name)), None)


def prepare_commit(folder: Path, name: str, content: bytes) -> None:
    """Dry run before publishing: store the blob, and make sure that a commit of it could be written.

    HistoryUnavailable or GitLocked if not. A blob that is never committed is garbage that git collects.
    """
    from dulwich.objects import Blob

    with _required_repository(folder) as repository:
        path = path_in(repository, folder, name)
        ensure_writable(repository)
        index.ensure_usable(repository, path, newest_tree(repository))
        _entry(repository, newest_tree(repository), path.split(b"/"))
        _write_object(repository, Blob.from_string(content))


def commit(
    folder: Path, name: str, content: bytes, deed: CommitInfo, state: str = "", *, patience: float = PATIENCE
) -> None:
    """Commit one file, and nothing else that is staged or changed.

    GitLocked if another program holds git's lock for more than `patience` seconds, HistoryUnavailable if git's files
    can't be written.
    Retries when another commit comes in between.
    """
    from dulwich.objects import Blob

    with _required_repository(folder) as repository:
        path, blob = path_in(repository, folder, name), Blob.from_string(content)
        _write_object(repository, blob)
        while not _try_commit(repository, path, blob.id, deed, state, patience):
            pass


def refresh_index(folder: Path, name: str, *, patience: float = PATIENCE) -> None:
    """Update git's index (staging area) for this file to its newest commit; raises what `commit` raises."""
    with _required_repository(folder) as repository:
        path, tree = path_in(repository, folder, name), newest_tree(repository)
        known = _entry(repository, tree, path.split(b"/"))
        if known:
            index.refresh(repository, path, known, tree, patience)


def _is_committable(path: Path) -> bool:
    """Whether the path is a rule file to commit: regular, readable, not too large, and no link out of the folder."""
    try:
        inside = path.resolve().is_relative_to(path.parent.resolve())
        return inside and path.is_file() and path.stat().st_size < READ_LIMIT and os.access(path, os.R_OK)
    except (OSError, RuntimeError):
        return False


@contextlib.contextmanager
def _required_repository(folder: Path) -> Iterator["Repo"]:
    """The folder's repository; HistoryUnavailable if it has none."""
    with open_repository(folder) as repository:
        if repository is None:
            raise HistoryUnavailable(NO_HISTORY)
        yield repository


def _init(folder: Path) -> None:
    """Create the repository in a temporary folder and rename it into place, so that a kill leaves no half of one."""
    from dulwich.repo import Repo

    with tempfile.TemporaryDirectory(dir=settings_folder(folder)) as made:
        with Repo.init(made, default_branch=b"main") as repository:
            _exclude_settings(repository)
        give_all_to_owner_of(folder, Path(made))
        (Path(made) / GIT).replace(folder / GIT)
    fsync_folder(folder)


def _versions(repository: "Repo", path: bytes, most: int | None, since: bytes | None) -> Iterator[Version]:
    from dulwich.objects import ObjectID

    if head_commit(repository) is None:
        return
    walked = [ObjectID(since)] if since and ObjectID(since) in repository.object_store else []
    for step in repository.get_walker(paths=[path], max_entries=most, exclude=walked):
        blob = _entry(repository, tree_of(repository, step.commit.id), path.split(b"/"))
        text = _text(repository, blob) if blob else None
        if blob and text is not None:
            yield Version(text, _deed(step.commit), blob)


def _text(repository: "Repo", blob: "ObjectID") -> bytes | None:
    """The text of a blob; None if it is no blob, or larger than a rule file may be: then it is no version."""
    from dulwich.objects import Blob

    try:
        found = repository[blob]
    except ObjectTooLarge:
        return None
    return found.data if isinstance(found, Blob) and len(found.data) < READ_LIMIT else None


def _deed(found: "Commit") -> CommitInfo:
    zone = datetime.timezone(datetime.timedelta(seconds=found.author_timezone))
    author = found.author.decode(errors="replace").partition(" <")[0]
    message = found.message.decode(errors="replace")
    reason, _, trailers = message.rpartition(STATE)
    moment = datetime.datetime.fromtimestamp(found.author_time, zone)
    return CommitInfo(
        author, (reason or message).strip(), moment, trailers.partition(READ)[2].strip() if reason else ""
    )


def _entry(repository: "Repo", tree: "Tree", parts: list[bytes]) -> "ObjectID | None":
    from dulwich.objects import Tree

    first, *rest = parts
    if first not in tree:
        return None
    inner = tree[first][1]
    if not rest:
        return inner
    found = repository[inner]
    return _entry(repository, found, rest) if isinstance(found, Tree) else None


def _try_commit(
    repository: "Repo", path: bytes, blob: "ObjectID", deed: CommitInfo, state: str, patience: float
) -> bool:
    """Try to move the branch to a commit of this text (compare and swap); False if another commit came in between."""
    from dulwich.refs import HEADREF

    names, before = repository.refs.follow(HEADREF)[0], head_commit(repository)
    tree = _tree_with(repository, tree_of(repository, before), path.split(b"/"), blob)
    new = _commit_object(tree, before, deed, state)
    _write_object(repository, new)
    place = Path(repository.refs.refpath(names[-1]).decode())  # type: ignore[attr-defined]  # see ensure_writable
    mine = Path(repository.controldir()) / "decision-aid.ref"
    return write_under_git_lock(
        place, new.id + b"\n", mine, still=lambda: head_commit(repository) == before, patience=patience
    )


def _tree_with(repository: "Repo", tree: "Tree", parts: list[bytes], blob: "ObjectID") -> "ObjectID":
    from dulwich.objects import Tree

    first, *rest = parts
    if not rest:
        tree[first] = (stat.S_IFREG | 0o644, blob)
    else:
        inner = repository[tree[first][1]] if first in tree else Tree()
        assert isinstance(inner, Tree)
        tree[first] = (stat.S_IFDIR, _tree_with(repository, inner, rest, blob))
    _write_object(repository, tree)
    return tree.id


def _commit_object(tree: "ObjectID", before: "ObjectID | None", deed: CommitInfo, state: str) -> "Commit":
    from dulwich.objects import Commit

    made = Commit()
    made.tree, made.parents = tree, [before] if before else []
    made.author, made.committer = f"{deed.author} <>".encode(), COMMITTER
    made.author_time = made.commit_time = int(deed.moment.timestamp())
    made.author_timezone = made.commit_timezone = 0
    made.encoding = b"UTF-8"
    read = f"{READ}{deed.read}" if deed.read else ""
    made.message = (deed.reason.strip() + (f"{STATE}{state}{read}" if state else "") + "\n").encode()
    return made


def _write_object(repository: "Repo", thing: "ShaFile") -> None:
    """Store a loose object as git does, so that git's garbage collection removes what a killed process leaves."""
    if _is_stored(repository, thing.id):
        return
    objects, name = Path(repository.commondir()) / "objects", thing.id.decode()
    write_atomically(objects / name[:2] / name[2:], thing.as_legacy_object(), 0o444, beginning="tmp_obj_")
    fsync_folder(objects)


def _is_stored(repository: "Repo", name: "ObjectID") -> bool:
    """Whether an object exists and is readable; a damaged one is written again."""
    try:
        repository.object_store.get_raw(name)
    except Exception:
        return False
    return True


def _exclude_settings(repository: "Repo") -> None:
    exclude = Path(repository.commondir()) / "info" / "exclude"
    known = exclude.read_bytes() if exclude.exists() else b""
    missing = [line for line in (f"{SETTINGS}/".encode(), f"{TEMPORARY_PREFIX}*".encode()) if line not in known.split()]
    if missing:
        write_atomically(exclude, b"\n".join([*known.splitlines(), *missing, b""]))
