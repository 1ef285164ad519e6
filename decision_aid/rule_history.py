"""A folder and the name of a rule file go in; the versions in the folder's git history, or a new one, come out."""

import datetime
import io
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from decision_aid.git_files import write_locked
from decision_aid.on_disk import NEW, SETTINGS, flush_folder, write_whole

if TYPE_CHECKING:
    from dulwich.objects import Commit, ObjectID, ShaFile, Tree
    from dulwich.repo import Repo

MOST_VERSIONS = 500
PROGRAM = "decision-aid"
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
    """A text that a rule file had, and how it came about."""

    content: bytes
    deed: Deed


def versions(folder: Path, name: str) -> Iterator[Version]:
    """Each version of the file, newest first; none where the folder has no history."""
    repository = _found(folder)
    if repository is None:
        return
    with repository:
        yield from _versions(repository, _path(repository, folder, name))


def newest_of_all(folder: Path) -> bytes | None:
    """What names the newest commit, of whichever file; None where there is none."""
    repository = _found(folder)
    if repository is None:
        return None
    with repository:
        return _head(repository)


def has_history(folder: Path) -> bool:
    """Whether the folder is kept in git."""
    repository = _found(folder)
    if repository is None:
        return False
    repository.close()
    return True


def begin(folder: Path) -> None:
    """Keep the folder's rule files in git from now on, with what they say now as the first version."""
    from dulwich.repo import Repo

    repository = _found(folder)
    if repository is None:
        with Repo.init(folder, default_branch=b"main") as new:
            _leave_out_settings(new)
        moment = datetime.datetime.now(datetime.UTC)
        for path in sorted(folder.glob("*.yaml")):
            record(folder, path.stem, path.read_bytes(), Deed(PROGRAM, BEGUN, moment))
            mend(folder, path.stem)
        return
    with repository:
        _leave_out_settings(repository)


def recorded(folder: Path, name: str) -> bytes | None:
    """What the newest version in the history says; None where it has none."""
    return next((version.content for version in versions(folder, name)), None)


def record(folder: Path, name: str, content: bytes, deed: Deed, state: str = "") -> None:
    """Make a version of one file, and of nothing else, the newest; Busy where another program is writing."""
    from dulwich.objects import Blob

    repository = _found(folder)
    if repository is None:
        raise FileNotFoundError(f"no history in {folder}")
    with repository:
        path, blob = _path(repository, folder, name), Blob.from_string(content)
        _store(repository, blob)
        while not _moved(repository, path, blob.id, deed, state):
            pass


def mend(folder: Path, name: str) -> None:
    """Have git's list of staged files say of this file what its newest version says; Busy as above."""
    repository = _found(folder)
    if repository is None:
        return
    with repository:
        path = _path(repository, folder, name)
        known = _entry(repository, _tree(repository, _head(repository)), path.split(b"/"))
        if known:
            _refresh(repository, path, known)


def _refresh(repository: "Repo", path: bytes, blob: "ObjectID") -> None:
    """Have git's list of staged files name this text for that path; all else that is staged stays."""
    from dulwich.index import IndexChecksumWriter, index_entry_from_stat, write_index_dict

    index = repository.open_index()
    if path in index and getattr(index[path], "sha", None) == blob:
        return
    file = Path(repository.path) / path.decode()
    entries = dict(index.items()) | {path: index_entry_from_stat(file.stat(), blob, stat.S_IFREG | 0o644)}
    written = io.BytesIO()
    writer = IndexChecksumWriter(written)
    write_index_dict(writer, entries)
    writer.write_checksum()
    place = Path(repository.index_path())
    write_locked(place, written.getvalue(), place.with_name("decision-aid.index"))


def _found(folder: Path) -> "Repo | None":
    from dulwich.errors import NotGitRepository
    from dulwich.repo import Repo

    try:
        return Repo.discover(folder)
    except NotGitRepository:
        return None


def _path(repository: "Repo", folder: Path, name: str) -> bytes:
    return (folder.resolve() / f"{name}.yaml").relative_to(Path(repository.path).resolve()).as_posix().encode()


def _head(repository: "Repo") -> "ObjectID | None":
    from dulwich.refs import HEADREF

    return repository.refs.follow(HEADREF)[1]


def _versions(repository: "Repo", path: bytes) -> Iterator[Version]:
    from dulwich.objects import Blob

    if _head(repository) is None:
        return
    for step in repository.get_walker(paths=[path], max_entries=MOST_VERSIONS):
        blob = _entry(repository, _tree(repository, step.commit.id), path.split(b"/"))
        if blob and isinstance(found := repository[blob], Blob):
            yield Version(found.data, _deed(step.commit))


def _deed(commit: "Commit") -> Deed:
    zone = datetime.timezone(datetime.timedelta(seconds=commit.author_timezone))
    author = commit.author.decode(errors="replace").partition(" <")[0]
    reason = commit.message.decode(errors="replace").rpartition(STATE)[0] or commit.message.decode(errors="replace")
    return Deed(author, reason.strip(), datetime.datetime.fromtimestamp(commit.author_time, zone))


def _tree(repository: "Repo", commit: "ObjectID | None") -> "Tree":
    from dulwich.objects import Commit, Tree

    found = repository[commit] if commit else None
    tree = repository[found.tree] if isinstance(found, Commit) else Tree()
    assert isinstance(tree, Tree)
    return tree


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


def _moved(repository: "Repo", path: bytes, blob: "ObjectID", deed: Deed, state: str) -> bool:
    """Whether a commit of this text became the newest; not so where another came in between."""
    from dulwich.refs import HEADREF

    names, before = repository.refs.follow(HEADREF)
    tree = _with(repository, _tree(repository, before), path.split(b"/"), blob)
    commit = _commit(tree, before, deed, state)
    _store(repository, commit)
    place = Path(repository.refs.refpath(names[-1]).decode())  # type: ignore[attr-defined]  # the refs lie on a disk
    mine = Path(repository.controldir()) / "decision-aid.ref"
    return write_locked(place, commit.id + b"\n", mine, still=lambda: _head(repository) == before)


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
    commit.author, commit.committer = f"{deed.author} <>".encode(), f"{PROGRAM} <>".encode()
    commit.author_time = commit.commit_time = int(deed.moment.timestamp())
    commit.author_timezone = commit.commit_timezone = 0
    commit.encoding = b"UTF-8"
    commit.message = (deed.reason.strip() + (f"{STATE}{state}" if state else "") + "\n").encode()
    return commit


def _store(repository: "Repo", thing: "ShaFile") -> None:
    """Store as git does, so that what a killed process leaves is what git itself clears away."""
    if thing.id in repository.object_store:
        return
    objects, name = Path(repository.commondir()) / "objects", thing.id.decode()
    write_whole(objects / name[:2] / name[2:], thing.as_legacy_object(), 0o444, beginning="tmp_obj_")
    flush_folder(objects)


def _leave_out_settings(repository: "Repo") -> None:
    exclude = Path(repository.commondir()) / "info" / "exclude"
    known = exclude.read_bytes() if exclude.exists() else b""
    missing = [line for line in (f"{SETTINGS}/".encode(), f"{NEW}*".encode()) if line not in known.split()]
    if missing:
        write_whole(exclude, b"\n".join([*known.splitlines(), *missing, b""]))
