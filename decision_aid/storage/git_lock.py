"""Replace a file of git's under git's own lock (`<file>.lock`), without leaving a stale lock behind if killed.

The lock is a hard link to a file of ours, so the next process can tell our abandoned lock from that of a git at work.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path

from decision_aid.storage.files import fsync_folder, make_folders, write_atomically

PATIENCE = 3.0
ABANDONED_AFTER = 60.0
PROCESSES = Path("/proc")


class GitLocked(Exception):
    """Another program holds git's lock on a file; retry later."""

    def __init__(self, lock: Path) -> None:
        super().__init__(str(lock))
        self.lock = lock


def write_under_git_lock(
    path: Path, content: bytes, mine: Path, *, still: Callable[[], bool] = lambda: True, patience: float = PATIENCE
) -> bool:
    """Compare and swap: replace the file under git's lock if `still()` holds; return whether it was replaced.

    Retries for up to `patience` seconds, then raises GitLocked. `mine` is a path that only the holder of our own file
    lock uses: a git lock that is the same file was left by a process of ours that ended.
    """
    lock = path.with_name(f"{path.name}.lock")
    remove_own_lock(lock, mine)
    write_atomically(mine, content)
    _acquire(lock, mine, patience)
    try:
        holds = still()
        if holds:
            lock.replace(path)
    finally:
        remove_own_lock(lock, mine)
        mine.unlink()
    fsync_folder(path.parent)
    return holds


def ensure_lockable(path: Path, mine: Path, patience: float) -> None:
    """Dry run of `write_under_git_lock`, which raises what that would raise and replaces nothing."""
    write_under_git_lock(path, b"", mine, still=lambda: False, patience=patience)


def remove_own_lock(lock: Path, mine: Path) -> None:
    """Remove a lock that is a hard link to our file: one that we hold, or that a killed process left."""
    if lock.exists() and mine.exists() and lock.samefile(mine):
        lock.unlink()


def _acquire(lock: Path, mine: Path, patience: float) -> None:
    """Acquire the lock by a hard link, which fails if it exists.

    Stale locks are removed; GitLocked after `patience` seconds.
    """
    deadline = time.monotonic() + patience
    make_folders(lock.parent)
    while True:
        try:
            os.link(mine, lock)
            return
        except FileExistsError:
            if _is_stale(lock):
                lock.unlink(missing_ok=True)
            elif time.monotonic() > deadline:
                mine.unlink()
                raise GitLocked(lock) from None
            time.sleep(0.05)


def _is_stale(lock: Path) -> bool:
    """Whether a lock is stale: over a minute old, with no git process on this computer that could own it."""
    try:
        age = time.time() - lock.stat().st_mtime
    except FileNotFoundError:
        return False
    return age > ABANDONED_AFTER and PROCESSES.is_dir() and not any(map(_is_git, PROCESSES.glob("[0-9]*/comm")))


def _is_git(comm: Path) -> bool:
    try:
        return comm.read_text(encoding="utf-8", errors="replace").startswith("git")
    except OSError:
        return False
