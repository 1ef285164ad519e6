"""Versions of a rule file in the folder's git history: list, read and commit them.

HistoryUnavailable if git's files fail.

Commits are written with our own atomic writes and under git's lock, so neither a kill nor a git that runs at the same
time can corrupt the repository.
"""

import contextlib
import datetime
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from decision_aid.storage.files import (
    READ_LIMIT,
    SETTINGS,
    TEMPORARY_PREFIX,
    file_lock,
    fsync_folder,
    give_all_to_owner_of,
    make_folder,
    settings_folder,
    write_atomically,
)
from decision_aid.storage.git_lock import PATIENCE, ensure_lockable, write_under_git_lock
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
SOMEBODY, BY_HAND = "Somebody, by hand", "Changed in the folder, not on the pages for authors"
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
    if not has_history(folder):
        with file_lock(settings_folder(folder) / "history.lock"):
            if not has_history(folder):
                _init(folder)
    with open_repository(folder) as repository:
        if repository is not None:
            _exclude_settings(repository)


def committed_text(folder: Path, name: str) -> bytes | None:
    """The text in the newest version; None if there is none. No history walk if the newest commit has the file."""
    with open_repository(folder) as repository:
        if repository is None:
            return None
        found = _entry(repository, newest_tree(repository), path_in(repository, folder, name).split(b"/"))
    newest = read_blob(folder, found[1]) if found else None
    return newest if newest is not None else next((version.content for version in versions(folder, name)), None)


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
    folder: Path, name: str, content: bytes, commit_info: CommitInfo, state: str = "", *, patience: float = PATIENCE
) -> None:
    """Commit one file, and nothing else that is staged or changed.

    GitLocked if another program holds git's lock for more than `patience` seconds, HistoryUnavailable if git's files
    can't be written, or a merge or rebase is in progress.
    Retries when another commit comes in between.
    """
    with _required_repository(folder) as repository:
        path = path_in(repository, folder, name)
        _ensure_possible(repository, path, patience)
        while not _move_branch(repository, _store_commit(repository, path, content, commit_info, state), patience):
            pass


def refresh_index(folder: Path, name: str, *, patience: float = PATIENCE) -> None:
    """Update git's index (staging area) for this file to its newest commit; raises what `commit` raises."""
    with _required_repository(folder) as repository:
        path, tree = path_in(repository, folder, name), newest_tree(repository)
        known = _entry(repository, tree, path.split(b"/"))
        if known:
            index.refresh(repository, path, known, tree, patience)


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
    """The folder's repository; HistoryUnavailable if it has none."""
    with open_repository(folder) as repository:
        if repository is None:
            raise HistoryUnavailable(NO_HISTORY)
        yield repository


def _init(folder: Path) -> None:
    """Create the repository in a folder of its own and rename it into place, so that a kill leaves no half of one."""
    from dulwich.repo import Repo

    commit_info = CommitInfo(PROGRAM, BEGUN, datetime.datetime.now(datetime.UTC))
    made = settings_folder(folder) / "new-history"
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


def _versions(repository: "Repo", path: bytes, most: int | None, since: bytes | None) -> Iterator[Version]:
    from dulwich.objects import ObjectID
    from dulwich.walk import Walker

    head, parents = head_commit(repository), _ReadableParents(repository, path)
    if head is None:
        return
    walked = [ObjectID(since)] if since and ObjectID(since) in repository.object_store else []
    store = repository.object_store
    for step in Walker(store, [head], paths=[path], max_entries=most, exclude=walked, get_parents=parents.of):
        found = parents.entry(step.commit.id)
        text = _text(repository, found[1]) if found else None
        if found and text is not None:
            yield Version(text, _deed(step.commit), found[1])
    if parents.damage:
        raise parents.damage


class _ReadableParents:
    """The parents of commits for a walk that ends before damage; dulwich's own would skip the last commit before it."""

    def __init__(self, repository: "Repo", path: bytes) -> None:
        self._repository = repository
        self._parts = path.split(b"/")
        self._parents: dict[bytes, list[ObjectID]] = {}
        self.damage: Exception | None = None

    def of(self, child: "Commit") -> "list[ObjectID]":
        """The parents in which the path can be looked up."""
        if child.id not in self._parents:
            parents = self._repository.get_parents(child.id, child)
            self._parents[child.id] = [one for one in parents if self._is_readable(one)]
        return self._parents[child.id]

    def entry(self, commit: "ObjectID") -> "index.TreeEntry | None":
        """Mode and id of the path in a commit."""
        return _entry(self._repository, tree_of(self._repository, commit), self._parts)

    def _is_readable(self, commit: "ObjectID") -> bool:
        try:
            self.entry(commit)
        except Exception as error:
            self.damage = error
            return False
        return True


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


def _entry(repository: "Repo", tree: "Tree", parts: list[bytes]) -> "index.TreeEntry | None":
    """Mode and id of a path in a tree; None if the tree lacks it. Dulwich's own look-up can't tell that from damage."""
    from dulwich.objects import Tree

    first, *rest = parts
    if first not in tree:
        return None
    if not rest:
        return tree[first]
    found = repository[tree[first][1]]
    return _entry(repository, found, rest) if isinstance(found, Tree) else None


def _store_commit(repository: "Repo", path: bytes, content: bytes, commit_info: CommitInfo, state: str) -> "Commit":
    """Store a commit of this text after the newest one, with the objects that it needs; no branch names it yet."""
    from dulwich.object_store import MemoryObjectStore, OverlayObjectStore, commit_tree_changes
    from dulwich.objects import Blob

    before, blob, made = head_commit(repository), Blob.from_string(content), MemoryObjectStore()
    tree = tree_of(repository, before)
    mode = index.file_mode(_entry(repository, tree, path.split(b"/")))
    store = OverlayObjectStore([repository.object_store, made], add_store=made)
    new = _commit_object(commit_tree_changes(store, tree, [(path, mode, blob.id)]), before, commit_info, state)
    for one in (blob, *(made[name] for name in made), new):
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
    read = f"{READ}{commit_info.read}" if commit_info.read else ""
    made.message = (commit_info.reason.strip() + (f"{STATE}{state}{read}" if state else "") + "\n").encode()
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


def _exclude_settings(repository: "Repo") -> None:
    exclude = Path(repository.commondir()) / "info" / "exclude"
    known = exclude.read_bytes() if exclude.exists() else b""
    missing = [line for line in (f"{SETTINGS}/".encode(), f"{TEMPORARY_PREFIX}*".encode()) if line not in known.split()]
    if missing:
        write_atomically(exclude, b"\n".join([*known.splitlines(), *missing, b""]))
