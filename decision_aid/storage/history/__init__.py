"""The versions of a rule file in its folder's git history, and making a new one. NoHistory where git's files fail."""

import contextlib
import datetime
import os
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from decision_aid.storage.files import LARGEST, NEW, SETTINGS, flush_folder, settings_of, write_whole
from decision_aid.storage.git_lock import PATIENCE, write_locked
from decision_aid.storage.history import index
from decision_aid.storage.history.repository import (
    GIT,
    PROGRAM,
    US,
    NoHistory,
    head,
    newest_tree,
    opened,
    path_in,
    place_of,
    tree_of,
)
from decision_aid.storage.history.status import NOT_KEPT, ensure_writable

if TYPE_CHECKING:
    from dulwich.objects import Commit, ObjectID, ShaFile, Tree
    from dulwich.repo import Repo

MOST_VERSIONS = 500
BEGUN = "As it was when its history began"
STATE = "\n\nState: "


@dataclass(frozen=True, slots=True)
class Deed:
    """Who made a version, when, and why."""

    author: str
    reason: str
    moment: datetime.datetime


@dataclass(frozen=True, slots=True)
class Version:
    """A text that a rule file had, how it came about, and the name under which git keeps the text."""

    content: bytes
    deed: Deed
    blob: bytes = field(default=b"", compare=False)


def versions(
    folder: Path, name: str, *, most: int | None = MOST_VERSIONS, since: bytes | None = None
) -> Iterator[Version]:
    """Each version of the file that came after a commit, newest first, none where the folder has no history.

    NoHistory where damage begins.
    """
    with opened(folder) as repository:
        if repository is not None:
            yield from _versions(repository, path_in(repository, folder, name), most, since)


def text_of_blob(folder: Path, blob: bytes) -> bytes | None:
    """The text that git keeps under that name; None where it does not."""
    from dulwich.objects import Blob, ObjectID

    with opened(folder) as repository:
        if repository is None or ObjectID(blob) not in repository.object_store:
            return None
        found = repository[ObjectID(blob)]
        return found.data if isinstance(found, Blob) else None


def newest_of_all(folder: Path) -> bytes | None:
    """What names the newest commit, of whichever file; None where there is none."""
    with opened(folder) as repository:
        return None if repository is None else head(repository)


def has_history(folder: Path) -> bool:
    """Whether the folder is kept in git, be it readable or not."""
    return place_of(folder) is not None


def begin(folder: Path) -> None:
    """Keep the folder's rule files in git from now on, with what they say now as the first version."""
    if has_history(folder):
        with opened(folder) as repository:
            if repository is not None:
                _leave_out_settings(repository)
        return
    _init(folder)
    moment = datetime.datetime.now(datetime.UTC)
    for path in filter(_can_be_kept, sorted(folder.glob("*.yaml"))):
        record(folder, path.stem, path.read_bytes(), Deed(PROGRAM, BEGUN, moment))
        mend(folder, path.stem)


def recorded(folder: Path, name: str) -> bytes | None:
    """What the newest version in the history says; None where it has none. It costs no walk where the file is there."""
    with opened(folder) as repository:
        if repository is None:
            return None
        blob = _entry(repository, newest_tree(repository), path_in(repository, folder, name).split(b"/"))
    newest = text_of_blob(folder, blob) if blob else None
    return newest if newest is not None else next((version.content for version in versions(folder, name)), None)


def prepare(folder: Path, name: str, content: bytes) -> None:
    """Store a text in git, and see that all else which a version of it takes can be read and written.

    NoHistory or Busy where not. What is stored and never recorded is what git itself clears away.
    """
    from dulwich.objects import Blob

    with _kept(folder) as repository:
        path = path_in(repository, folder, name)
        ensure_writable(repository)
        index.ensure_usable(repository, path, newest_tree(repository))
        _entry(repository, newest_tree(repository), path.split(b"/"))
        _store(repository, Blob.from_string(content))


def record(folder: Path, name: str, content: bytes, deed: Deed, state: str = "", *, patience: float = PATIENCE) -> None:
    """Make a version of one file, and of nothing else, the newest.

    Busy where another program keeps git's lock for longer than `patience` seconds, NoHistory where it can't be written.
    """
    from dulwich.objects import Blob

    with _kept(folder) as repository:
        path, blob = path_in(repository, folder, name), Blob.from_string(content)
        _store(repository, blob)
        while not _moved(repository, path, blob.id, deed, state, patience):
            pass


def mend(folder: Path, name: str, *, patience: float = PATIENCE) -> None:
    """Have git's list of staged files say of this file what its newest version says; Busy and NoHistory as above."""
    with _kept(folder) as repository:
        path, tree = path_in(repository, folder, name), newest_tree(repository)
        known = _entry(repository, tree, path.split(b"/"))
        if known:
            index.refresh(repository, path, known, tree, patience)


def _can_be_kept(path: Path) -> bool:
    """Whether it is a rule file for git: no pipe, no folder, no link to elsewhere, nothing that can't be read."""
    try:
        inside = path.resolve().is_relative_to(path.parent.resolve())
        return inside and path.is_file() and path.stat().st_size < LARGEST and os.access(path, os.R_OK)
    except (OSError, RuntimeError):
        return False


@contextlib.contextmanager
def _kept(folder: Path) -> Iterator["Repo"]:
    """The folder's repository, where there has to be one."""
    with opened(folder) as repository:
        if repository is None:
            raise NoHistory(NOT_KEPT)
        yield repository


def _init(folder: Path) -> None:
    """Make the repository elsewhere and move it here whole, so that a killed process leaves no half of one."""
    from dulwich.repo import Repo

    with tempfile.TemporaryDirectory(dir=settings_of(folder)) as made:
        with Repo.init(made, default_branch=b"main") as repository:
            _leave_out_settings(repository)
        (Path(made) / GIT).replace(folder / GIT)
    flush_folder(folder)


def _versions(repository: "Repo", path: bytes, most: int | None, since: bytes | None) -> Iterator[Version]:
    from dulwich.objects import Blob, ObjectID

    if head(repository) is None:
        return
    walked = [ObjectID(since)] if since and ObjectID(since) in repository.object_store else []
    for step in repository.get_walker(paths=[path], max_entries=most, exclude=walked):
        blob = _entry(repository, tree_of(repository, step.commit.id), path.split(b"/"))
        if blob and isinstance(found := repository[blob], Blob):
            yield Version(found.data, _deed(step.commit), blob)


def _deed(commit: "Commit") -> Deed:
    zone = datetime.timezone(datetime.timedelta(seconds=commit.author_timezone))
    author = commit.author.decode(errors="replace").partition(" <")[0]
    reason = commit.message.decode(errors="replace").rpartition(STATE)[0] or commit.message.decode(errors="replace")
    return Deed(author, reason.strip(), datetime.datetime.fromtimestamp(commit.author_time, zone))


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


def _moved(repository: "Repo", path: bytes, blob: "ObjectID", deed: Deed, state: str, patience: float) -> bool:
    """Whether a commit of this text became the newest; not so where another came in between."""
    from dulwich.refs import HEADREF

    names, before = repository.refs.follow(HEADREF)[0], head(repository)
    tree = _with(repository, tree_of(repository, before), path.split(b"/"), blob)
    commit = _commit(tree, before, deed, state)
    _store(repository, commit)
    place = Path(repository.refs.refpath(names[-1]).decode())  # type: ignore[attr-defined]  # the refs lie on a disk
    mine = Path(repository.controldir()) / "decision-aid.ref"
    return write_locked(place, commit.id + b"\n", mine, still=lambda: head(repository) == before, patience=patience)


def _with(repository: "Repo", tree: "Tree", parts: list[bytes], blob: "ObjectID") -> "ObjectID":
    from dulwich.objects import Tree

    first, *rest = parts
    if not rest:
        tree[first] = (stat.S_IFREG | 0o644, blob)
    else:
        inner = repository[tree[first][1]] if first in tree else Tree()
        assert isinstance(inner, Tree)
        tree[first] = (stat.S_IFDIR, _with(repository, inner, rest, blob))
    _store(repository, tree)
    return tree.id


def _commit(tree: "ObjectID", before: "ObjectID | None", deed: Deed, state: str) -> "Commit":
    from dulwich.objects import Commit

    commit = Commit()
    commit.tree, commit.parents = tree, [before] if before else []
    commit.author, commit.committer = f"{deed.author} <>".encode(), US
    commit.author_time = commit.commit_time = int(deed.moment.timestamp())
    commit.author_timezone = commit.commit_timezone = 0
    commit.encoding = b"UTF-8"
    commit.message = (deed.reason.strip() + (f"{STATE}{state}" if state else "") + "\n").encode()
    return commit


def _store(repository: "Repo", thing: "ShaFile") -> None:
    """Store as git does, so that what a killed process leaves is what git itself clears away."""
    if _is_stored(repository, thing.id):
        return
    objects, name = Path(repository.commondir()) / "objects", thing.id.decode()
    write_whole(objects / name[:2] / name[2:], thing.as_legacy_object(), 0o444, beginning="tmp_obj_")
    flush_folder(objects)


def _is_stored(repository: "Repo", name: "ObjectID") -> bool:
    """Whether an object is there and can be read: a torn one of the same name is written anew."""
    try:
        repository.object_store.get_raw(name)
    except Exception:
        return False
    return True


def _leave_out_settings(repository: "Repo") -> None:
    exclude = Path(repository.commondir()) / "info" / "exclude"
    known = exclude.read_bytes() if exclude.exists() else b""
    missing = [line for line in (f"{SETTINGS}/".encode(), f"{NEW}*".encode()) if line not in known.split()]
    if missing:
        write_whole(exclude, b"\n".join([*known.splitlines(), *missing, b""]))
