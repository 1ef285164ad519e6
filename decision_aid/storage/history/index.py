"""Git's index (staging area): enter a new version without losing what colleagues have staged or changed.

Handles damaged indexes, conflicts, extensions and racily clean entries (see git's "index-format" and "racy-git").
"""

import hashlib
import io
import logging
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from decision_aid.storage.git_lock import ensure_lockable, write_under_git_lock
from decision_aid.storage.history.repository import HistoryUnavailable, TreeEntry

if TYPE_CHECKING:
    from dulwich.index import ConflictedIndexEntry, IndexEntry
    from dulwich.objects import ObjectID, Tree
    from dulwich.repo import Repo

SET_ASIDE = "index.unreadable-"
SPARSE = b"sdir"
CHECKSUM = 20
CONFLICT = "Git has two texts of “%s” and waits for somebody to choose. Fix it in the folder, then “git add” the file."
LEFT_OUT = (
    "Git leaves “%s” out of this folder (sparse checkout), and would lose what is published there. "
    "The command “git sparse-checkout add %s” takes it in."
)
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Index:
    """The parsed index: its entries, the extensions that must be preserved, and its modification time in seconds."""

    entries: Mapping[bytes, "IndexEntry | ConflictedIndexEntry"]
    needed: frozenset[bytes] = frozenset()
    written: int = 0


def ensure_usable(repository: "Repo", path: bytes, tree: "Tree", patience: float) -> None:
    """Make sure that the index can be read and replaced; rebuild a damaged one.

    HistoryUnavailable if git has the path in conflict or leaves it out, GitLocked if git holds the lock.
    """
    place = Path(repository.index_path())
    index = _read(place)
    if index is None:
        _preserve_damaged(place)
        _write(place, _rebuilt(repository, tree), patience)
    else:
        _refuse_unusable(index, path)
        ensure_lockable(place, _copy_of(place), patience)


def refresh(repository: "Repo", path: bytes, known: TreeEntry, tree: "Tree", patience: float) -> None:
    """Enter what the newest tree has for the path, and leave the other entries as they are.

    Raises what `ensure_usable` raises.
    """
    place = Path(repository.index_path())
    index = _read(place)
    if index is None:
        _preserve_damaged(place)
        index = _rebuilt(repository, tree)
    _refuse_unusable(index, path)
    if getattr(index.entries.get(path), "sha", None) != known[1]:
        entries = _without_racy(index) | {path: _entry(Path(repository.path) / os.fsdecode(path), known)}
        _write(place, replace(index, entries=entries), patience)


def remove(repository: "Repo", path: bytes, patience: float) -> None:
    """Take out a path that the newest tree does not have, and leave the other entries as they are."""
    place = Path(repository.index_path())
    index = _read(place)
    if index and path in index.entries:
        entries = {name: one for name, one in _without_racy(index).items() if name != path}
        _write(place, replace(index, entries=entries), patience)


def file_mode(known: TreeEntry | None) -> int:
    """The mode to commit a file with: as git has it, if that is a file."""
    return known[0] if known and stat.S_ISREG(known[0]) else stat.S_IFREG | 0o644


def replaced_indexes(repository: "Repo") -> tuple[Path, ...]:
    """Damaged indexes that were replaced: they alone still hold what was staged."""
    return tuple(sorted(Path(repository.controldir()).glob(f"{SET_ASIDE}*")))


def _refuse_unusable(index: Index, path: bytes) -> None:
    from dulwich.index import ConflictedIndexEntry

    name = path.decode(errors="replace")
    if isinstance(index.entries.get(path), ConflictedIndexEntry):
        raise HistoryUnavailable(CONFLICT % name)
    if SPARSE in index.needed and any(entry.endswith(b"/") and path.startswith(entry) for entry in index.entries):
        raise HistoryUnavailable(LEFT_OUT % (name, name.rpartition("/")[0]))


def _read(place: Path) -> Index | None:
    """The index; None if it is missing, damaged, or split into two files."""
    from dulwich.index import read_index_dict

    try:
        written = int(place.stat().st_mtime)
        raw = place.read_bytes()
        entries = read_index_dict(read := io.BytesIO(raw))
        needed = frozenset(one for one in _extensions(raw[read.tell() :]) if one[:1].islower())
    except FileNotFoundError:
        return None
    except OSError:
        raise
    except Exception:
        return None
    return Index(entries, needed, written) if _has_valid_checksum(raw) and needed <= {SPARSE} else None


def _extensions(rest: bytes) -> Iterator[bytes]:
    """The signatures of the extensions after the entries; by git's format a lower-case one may not be ignored."""
    while len(rest) > CHECKSUM:
        yield rest[:4]
        rest = rest[8 + int.from_bytes(rest[4:8], "big") :]


def _preserve_damaged(place: Path) -> None:
    """Preserve a damaged index under another name: it holds what was staged."""
    if place.exists():
        aside = place.with_name(f"{SET_ASIDE}{place.stat().st_mtime_ns}")
        LOG.warning("%s can't be read and is made anew; the old one is %s", place, aside)
        aside.unlink(missing_ok=True)
        os.link(place, aside)


def _has_valid_checksum(raw: bytes) -> bool:
    """Whether the checksum is valid; git can be configured to write none, which is zeros."""
    return raw[-CHECKSUM:] in (hashlib.sha1(raw[:-CHECKSUM], usedforsecurity=False).digest(), bytes(CHECKSUM))


def _rebuilt(repository: "Repo", tree: "Tree") -> Index:
    """An index with nothing staged: all files as in the newest commit, marked for git to compare when it next looks.

    Where a sparse checkout leaves files out, those that are missing count as left out, and not as deleted.
    """
    from dulwich.index import EXTENDED_FLAG_SKIP_WORKTREE
    from dulwich.object_store import iter_tree_contents

    found = iter_tree_contents(repository.object_store, tree.id) if tree.id in repository.object_store else ()
    entries = {one.path: _entry_to_compare(one.sha, one.mode) for one in found if one.path and one.sha and one.mode}
    if (Path(repository.controldir()) / "info" / "sparse-checkout").exists():
        for path, entry in entries.items():
            if not os.path.lexists(os.path.join(os.fsencode(repository.path), path)):
                entry.extended_flags = EXTENDED_FLAG_SKIP_WORKTREE
    return Index(entries)


def _without_racy(index: Index) -> dict[bytes, "IndexEntry | ConflictedIndexEntry"]:
    """The entries, with size 0 for files modified in the second in which the index was written, or later.

    Git takes a file as unchanged if its time and size are, unless it is that new ("racily clean"). An index written
    later would end that doubt, and hide a change of the same length. So git then sets the entry's size to 0, and so
    do we.
    """
    from dulwich.index import IndexEntry

    return {
        path: replace(one, size=0) if isinstance(one, IndexEntry) and _second(one.mtime) >= index.written else one
        for path, one in index.entries.items()
    }


def _second(moment: float | tuple[int, int]) -> int:
    """The whole seconds of an index time, which dulwich gives as a pair or a float."""
    return moment[0] if isinstance(moment, tuple) else int(moment)


def _entry(file: Path, known: TreeEntry) -> "IndexEntry":
    """The entry of a file that matches the blob; otherwise one that makes git compare the two."""
    from dulwich.index import index_entry_from_stat
    from dulwich.objects import Blob

    blob, mode = known[1], file_mode(known)
    try:
        found = file.stat()
        same = Blob.from_string(file.read_bytes()).id == blob
    except FileNotFoundError:
        same = False
    return index_entry_from_stat(found, blob, mode) if same else _entry_to_compare(blob, mode)


def _entry_to_compare(blob: "ObjectID", mode: int) -> "IndexEntry":
    from dulwich.index import IndexEntry

    return IndexEntry((0, 0), (0, 0), 0, 0, mode, 0, 0, 0, blob)


def _write(place: Path, index: Index, patience: float) -> None:
    from dulwich.index import IndexChecksumWriter, IndexExtension, write_index_dict

    written = io.BytesIO()
    writer = IndexChecksumWriter(written)
    write_index_dict(writer, index.entries, extensions=[IndexExtension(one, b"") for one in index.needed])
    writer.write_checksum()
    write_under_git_lock(place, written.getvalue(), _copy_of(place), patience=patience)


def _copy_of(place: Path) -> Path:
    """The file of ours that becomes the index."""
    return place.with_name("decision-aid.index")
