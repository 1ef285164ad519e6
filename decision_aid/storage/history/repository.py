"""Open a folder's git repository (with dulwich); every error in a damaged one becomes a readable HistoryUnavailable."""

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from decision_aid.storage.file_errors import explanation
from decision_aid.storage.git_lock import GitLocked
from decision_aid.storage.history.object_size import (
    MAX_UNPACKED,
    ObjectTooLarge,
    UnpackedSizes,
    refuse_large_objects,
)

if TYPE_CHECKING:
    from dulwich.object_store import DiskObjectStore
    from dulwich.objects import ObjectID, Tree
    from dulwich.repo import Repo

GIT = ".git"
PROGRAM = "decision-aid"
COMMITTER = f"{PROGRAM} <>".encode()
ALWAYS_READ = ("HEAD", "config", "packed-refs", "index", "shallow", "commondir", "info/exclude")
FileName = str | PurePath  # a rule file by its name without .yaml, another file by its path in the folder
TreeEntry = tuple[int, "ObjectID"]  # mode and id
WHOLE_ID = re.compile(rb"[0-9a-f]{40}")

DAMAGED = (
    "A part of this folder's git history is missing or damaged. The command “git fsck” in the folder says which part; "
    "“git fetch”, or a backup, brings it back."
)
TOO_LARGE = (
    f"A commit or folder in this folder's git takes more than {MAX_UNPACKED // 1_000_000} MB of memory. "
    "The history before it is not read."
)
UNKNOWN_FEATURE = (
    "This folder's git uses something that this program does not know: %s. To publish, the folder needs a repository "
    "without it; whoever set this one up can make another."
)
NO_REPOSITORY = (
    "“%s” is no git repository, or a damaged one. Bring it back from a backup or a clone; "
    "if it never held a history, remove it, and the next start begins one."
)
NO_HEAD = "The file HEAD is missing in “%s”. The command “git symbolic-ref HEAD refs/heads/main” writes it anew."
SPOILT_REF = (
    "The git file of “%s” does not name a commit, as after a power failure. Its last commit can be found with "
    "“git fsck --lost-found”, in a clone, or in a backup. A new history is not begun over the old one."
)
UNBORN = (
    "Git's branch “%s” has no commit yet, but this folder's git holds commits. "
    "Switch to the branch with the history, or bring this one back. A new history is not begun beside the old one."
)
OUTSIDE = "“%s” lies outside of this folder's git, as by a link. Put the file itself into the folder."
PIPE = "“%s” is a pipe or a device, and has to be a file. Bring the file back from a backup or a clone."
UNREACHED = "Git's files can't be used: %s"


class HistoryUnavailable(Exception):
    """The git history can't be read or written now; `reason` says why and what to do, in plain sentences."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def find_repository(folder: Path) -> Path | None:
    """The folder that holds `.git`: this one or a parent; None if there is none. Opens no file."""
    there = Path(os.path.realpath(folder))
    return next((one for one in (there, *there.parents) if os.path.lexists(one / GIT)), None)


def has_history(folder: Path) -> bool:
    """Whether the folder is in a git repository, readable or not. Costs no more than a few look-ups of paths."""
    return find_repository(folder) is not None


@contextlib.contextmanager
def open_repository(folder: Path) -> Iterator["Repo | None"]:
    """The folder's repository, None if it has none; any error inside becomes HistoryUnavailable or GitLocked."""
    try:
        place = find_repository(folder)
        if place is None:
            yield None
        else:
            from dulwich.repo import Repo

            _refuse_pipes(place / GIT)
            with Repo(str(place)) as repository:
                refuse_large_objects(repository.object_store)
                _do_without_caches(repository.object_store)
                yield repository
    except (HistoryUnavailable, GitLocked):
        raise
    except Exception as error:
        raise HistoryUnavailable(_reason(error, folder)) from error


def _do_without_caches(store: "DiskObjectStore") -> None:
    """Read the commits and packs themselves: what git has written down of them beside may be damaged, or old."""
    store.get_commit_graph = lambda: None  # type: ignore[method-assign]
    store.get_midx = lambda: None  # type: ignore[method-assign]


def _refuse_pipes(git: Path) -> None:
    """HistoryUnavailable if a file that every look reads is a pipe or a device: reading one may never end."""
    head = git / "HEAD"
    for path in (git, *(git / name for name in ALWAYS_READ)):
        _refuse_pipe(path)
    if head.is_file():
        _refuse_pipe(git / os.fsdecode(head.read_bytes().removeprefix(b"ref:").strip()))


def _refuse_pipe(path: Path) -> None:
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise HistoryUnavailable(PIPE % path)


def head_commit(repository: "Repo") -> "ObjectID | None":
    """The id of the newest commit; None before the first.

    HistoryUnavailable if there was one and it is lost, so that no new history is started over an old one.
    """
    from dulwich.refs import HEADREF

    names, found = repository.refs.follow(HEADREF)
    if found and WHOLE_ID.fullmatch(found):
        return found
    name = names[-1].decode(errors="replace")
    if found or (Path(repository.commondir()) / name).is_file():
        raise HistoryUnavailable(SPOILT_REF % name)
    if name == "HEAD":
        raise HistoryUnavailable(NO_HEAD % repository.controldir())
    if _holds_a_history(repository):
        raise HistoryUnavailable(UNBORN % name)
    return None


def newest_tree(repository: "Repo") -> "Tree":
    """The tree of the newest commit; empty before the first."""
    return tree_of(repository, head_commit(repository))


def tree_of(repository: "Repo", commit: "ObjectID | None") -> "Tree":
    """The tree of a commit; empty for None."""
    from dulwich.objects import Commit, Tree

    if commit is None:
        return Tree()
    found = repository[commit]
    tree = repository[found.tree] if isinstance(found, Commit) else None
    if not isinstance(tree, Tree):
        raise HistoryUnavailable(DAMAGED)
    return tree


def entry_in(repository: "Repo", tree: "Tree", parts: list[bytes]) -> "TreeEntry | None":
    """Mode and id of a path in a tree; None if the tree lacks it. Dulwich's own look-up can't tell that from damage."""
    from dulwich.objects import Tree

    first, *rest = parts
    if first not in tree:
        return None
    if not rest:
        return tree[first]
    found = repository[tree[first][1]]
    return entry_in(repository, found, rest) if isinstance(found, Tree) else None


def path_in(repository: "Repo", folder: Path, name: FileName) -> bytes:
    """The path of a file in the repository; for a symbolic link, that of its target."""
    within = f"{name}.yaml" if isinstance(name, str) else str(name)
    file, root = (folder / within).resolve(), Path(repository.path).resolve()
    if not file.is_relative_to(root) or GIT in file.relative_to(root).parts:
        raise HistoryUnavailable(OUTSIDE % within)
    return os.fsencode(file.relative_to(root))


def _holds_a_history(repository: "Repo") -> bool:
    """Whether there are commits worth protecting; a first commit of ours is what a killed start leaves."""
    from dulwich.objects import Commit

    sizes = UnpackedSizes(repository.object_store)
    small = (repository[one] for one in repository.object_store if sizes.of(one) <= MAX_UNPACKED)
    return any(isinstance(one, Commit) and (one.parents or one.committer != COMMITTER) for one in small)


def _reason(error: Exception, folder: Path) -> str:
    from dulwich.errors import NotGitRepository
    from dulwich.repo import UnsupportedExtension, UnsupportedVersion

    if isinstance(error, UnsupportedExtension | UnsupportedVersion):
        return UNKNOWN_FEATURE % error
    if isinstance(error, ObjectTooLarge):
        return TOO_LARGE
    if isinstance(error, NotGitRepository):
        return NO_REPOSITORY % ((find_repository(folder) or folder) / GIT)
    if isinstance(error, OSError) and error.strerror:
        return UNREACHED % explanation(error)
    return DAMAGED
