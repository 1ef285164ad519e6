"""Commit versions of a rule file to the folder's git history, and begin that history.

Commits are written with our own atomic writes and under git's lock, so neither a kill nor a git that runs at the same
time can corrupt the repository. HistoryUnavailable if git's files fail.
"""

import contextlib
import datetime
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from decision_aid.storage.files import (
    READ_LIMIT,
    TEMPORARY_PREFIX,
    file_lock,
    fsync_folder,
    give_all_to_owner_of,
    make_folder,
    private_folder,
    write_atomically,
)
from decision_aid.storage.git_lock import PATIENCE, ensure_lockable, write_under_git_lock
from decision_aid.storage.history import index
from decision_aid.storage.history.commit_info import CommitInfo
from decision_aid.storage.history.repository import (
    COMMITTER,
    GIT,
    PROGRAM,
    FileName,
    HistoryUnavailable,
    entry_in,
    has_history,
    head_commit,
    newest_tree,
    open_repository,
    path_in,
    tree_of,
)
from decision_aid.storage.history.status import NO_HISTORY, ensure_writable
from decision_aid.translation.files import PRIVATE_FOLDER

if TYPE_CHECKING:
    from dulwich.objects import Commit, ObjectID, ShaFile
    from dulwich.repo import Repo

BEGUN = "As it was when its history began"
LOCK = "history.lock"


def init_repository(folder: Path) -> None:
    """Create the repository if there is none, with a first commit for each rule file."""
    if not has_history(folder):
        with file_lock(private_folder(folder) / LOCK):
            if not has_history(folder):
                _init(folder)
    with open_repository(folder) as repository:
        if repository is not None:
            _exclude_private_folder(repository)


def prepare_commit(folder: Path, name: str, content: bytes, commit_info: CommitInfo, state: str = "") -> None:
    """Dry run of `commit`, before the text goes live: all is written but the branch and the index; raises what it does.

    A commit that no branch names is garbage that git collects.
    """
    with _required_repository(folder) as repository:
        path = path_in(repository, folder, name)
        _ensure_possible(repository, path, PATIENCE)
        _store_commit(repository, path, content, commit_info, state)
        ensure_lockable(_branch_file(repository), _branch_copy(repository), PATIENCE)


def commit(
    folder: Path,
    name: FileName,
    content: bytes | None,
    commit_info: CommitInfo,
    state: str = "",
    *,
    patience: float = PATIENCE,
) -> None:
    """Commit one file, and nothing else that is staged or changed; None as its content commits that it is gone.

    GitLocked if another program holds git's lock for more than `patience` seconds, HistoryUnavailable if git's files
    can't be written, or a merge or rebase is in progress.
    Retries when another commit comes in between.
    """
    with _required_repository(folder) as repository:
        path = path_in(repository, folder, name)
        _ensure_possible(repository, path, patience)
        while not _move_branch(repository, _store_commit(repository, path, content, commit_info, state), patience):
            pass


def commit_first_versions(folder: Path, names: Iterable[str]) -> None:
    """Commit rule files that were put into a folder whose history had begun without them."""
    commit_info = CommitInfo(PROGRAM, BEGUN, datetime.datetime.now(datetime.UTC))
    for name in names:
        commit(folder, name, (folder / f"{name}.yaml").read_bytes(), commit_info)
        refresh_index(folder, name)


def refresh_index(folder: Path, name: FileName, *, patience: float = PATIENCE) -> None:
    """Update git's index (staging area) for this file to its newest commit; raises what `commit` raises."""
    with _required_repository(folder) as repository:
        path, tree = path_in(repository, folder, name), newest_tree(repository)
        known = entry_in(repository, tree, path.split(b"/"))
        if known:
            index.refresh(repository, path, known, tree, patience)
        else:
            index.remove(repository, path, patience)


def _ensure_possible(repository: "Repo", path: bytes, patience: float) -> None:
    """Make sure that a commit can be made, and the index follow it."""
    ensure_writable(repository)
    index.ensure_usable(repository, path, newest_tree(repository), patience)


def _is_committable(path: Path) -> bool:
    """Whether the path is a rule file to commit: regular, readable, not too large, and no link out of the folder."""
    try:
        inside = path.resolve().is_relative_to(path.parent.resolve())
        return inside and path.is_file() and path.stat().st_size < READ_LIMIT and os.access(path, os.R_OK)
    except (OSError, RuntimeError):
        return False


@contextlib.contextmanager
def _required_repository(folder: Path) -> Iterator["Repo"]:
    """The folder's repository, for one writer at a time; HistoryUnavailable if it has none.

    The locks of git's that our processes hold are links to one file of ours, so without a lock of our own, one of them
    would take another's for abandoned.
    """
    with file_lock(private_folder(folder) / LOCK), open_repository(folder) as repository:
        if repository is None:
            raise HistoryUnavailable(NO_HISTORY)
        yield repository


def _init(folder: Path) -> None:
    """Create the repository in a folder of its own and rename it into place, so that a kill leaves no half of one."""
    from dulwich.repo import Repo

    commit_info = CommitInfo(PROGRAM, BEGUN, datetime.datetime.now(datetime.UTC))
    made = private_folder(folder) / "new-history"
    shutil.rmtree(made, ignore_errors=True)  # what a killed start left
    make_folder(made)
    with Repo.init(str(made), default_branch=b"main") as repository:
        for path in filter(_is_committable, sorted(folder.glob("*.yaml"))):
            inside = os.fsencode(path.resolve().relative_to(folder.resolve()))
            _move_branch(repository, _store_commit(repository, inside, path.read_bytes(), commit_info, ""), PATIENCE)
        index.ensure_usable(repository, b"", newest_tree(repository), PATIENCE)
    give_all_to_owner_of(folder, made)
    (made / GIT).replace(folder / GIT)
    made.rmdir()
    fsync_folder(folder)


def _store_commit(
    repository: "Repo", path: bytes, content: bytes | None, commit_info: CommitInfo, state: str
) -> "Commit":
    """Store a commit of this text after the newest one, with the objects that it needs; no branch names it yet."""
    from dulwich.object_store import MemoryObjectStore, OverlayObjectStore, commit_tree_changes
    from dulwich.objects import Blob

    before, made = head_commit(repository), MemoryObjectStore()
    blob = None if content is None else Blob.from_string(content)
    tree = tree_of(repository, before)
    mode = index.file_mode(entry_in(repository, tree, path.split(b"/")))
    store = OverlayObjectStore([repository.object_store, made], add_store=made)
    change = (path, mode, blob.id) if blob else (path, None, None)
    new = _commit_object(commit_tree_changes(store, tree, [change]), before, commit_info, state)
    for one in (*([blob] if blob else []), *(made[name] for name in made), new):
        _write_object(repository, one)
    return new


def _commit_object(tree: "ObjectID", before: "ObjectID | None", commit_info: CommitInfo, state: str) -> "Commit":
    from dulwich.objects import Commit

    made = Commit()
    made.tree, made.parents = tree, [before] if before else []
    made.author, made.committer = f"{commit_info.author} <>".encode(), COMMITTER
    made.author_time = made.commit_time = int(commit_info.moment.timestamp())
    made.author_timezone = made.commit_timezone = 0
    made.encoding = b"UTF-8"
    made.message = commit_info.as_message(state)
    return made


def _move_branch(repository: "Repo", new: "Commit", patience: float) -> bool:
    """Move the branch to a commit (compare and swap); False if another commit came in between."""
    return write_under_git_lock(
        _branch_file(repository),
        new.id + b"\n",
        _branch_copy(repository),
        still=lambda: [one for one in (head_commit(repository),) if one] == new.parents,
        patience=patience,
    )


def _branch_file(repository: "Repo") -> Path:
    """The file that names the newest commit: of the branch, or HEAD itself where that is detached."""
    from dulwich.refs import HEADREF

    names = repository.refs.follow(HEADREF)[0]
    path: bytes = repository.refs.refpath(names[-1])  # type: ignore[attr-defined]  # see ensure_writable
    return Path(os.fsdecode(path)).resolve()  # long ago, git made HEAD a symbolic link to the branch


def _branch_copy(repository: "Repo") -> Path:
    """The file of ours that becomes the branch's."""
    return Path(repository.controldir()) / "decision-aid.ref"


def _write_object(repository: "Repo", thing: "ShaFile") -> None:
    """Store a loose object as git does, so that git's garbage collection removes what a killed process leaves."""
    from dulwich.file import adjust_shared_perm

    if _is_stored(repository, thing.id):
        return
    objects, name = Path(repository.commondir()) / "objects", thing.id.decode()
    inner = objects / name[:2]
    if not inner.exists():
        make_folder(inner)
        adjust_shared_perm(inner, repository.object_store.shared_perm)
    write_atomically(inner / name[2:], thing.as_legacy_object(), 0o444, beginning="tmp_obj_")
    fsync_folder(objects)


def _is_stored(repository: "Repo", name: "ObjectID") -> bool:
    """Whether an object exists and is readable; a damaged one is written again."""
    try:
        repository.object_store.get_raw(name)
    except Exception:
        return False
    return True


def _exclude_private_folder(repository: "Repo") -> None:
    exclude = Path(repository.commondir()) / "info" / "exclude"
    known = exclude.read_bytes() if exclude.exists() else b""
    missing = [
        line for line in (f"{PRIVATE_FOLDER}/".encode(), f"{TEMPORARY_PREFIX}*".encode()) if line not in known.split()
    ]
    if missing:
        write_atomically(exclude, b"\n".join([*known.splitlines(), *missing, b""]))
