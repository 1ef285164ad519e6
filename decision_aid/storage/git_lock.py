"""A file of git's and its new content go in; it is replaced as git does it, by a lock that no killed process leaves."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from decision_aid.storage.files import flush_folder, write_whole

PATIENCE = 3.0
ABANDONED_AFTER = 60.0
PROCESSES = Path("/proc")


class Busy(Exception):
    """Another program has git's lock on a file."""

    def __init__(self, lock: Path) -> None:
        super().__init__(str(lock))
        self.lock = lock


def write_locked(
    path: Path, content: bytes, mine: Path, *, still: Callable[[], bool] = lambda: True, patience: float = PATIENCE
) -> bool:
    """Replace the file while its lock is ours and if `still` holds then.

    Busy where another program keeps the lock for longer than `patience` seconds.
    `mine` is a name that only the process whose turn it is uses: a lock of the same file was left by one that ended.
    """
    lock = path.with_name(f"{path.name}.lock")
    drop_own(lock, mine)
    write_whole(mine, content)
    _take(lock, mine, patience)
    try:
        holds = still()
        if holds:
            lock.replace(path)
    finally:
        drop_own(lock, mine)
        mine.unlink()
    flush_folder(path.parent)
    return holds


def drop_own(lock: Path, mine: Path) -> None:
    """Take away a lock that was made from that file of ours."""
    if lock.exists() and mine.exists() and lock.samefile(mine):
        lock.unlink()


def _take(lock: Path, mine: Path, patience: float) -> None:
    deadline = time.monotonic() + patience
    lock.parent.mkdir(parents=True, exist_ok=True)
    while True:
        try:
            os.link(mine, lock)
            return
        except FileExistsError:
            if _abandoned(lock):
                lock.unlink(missing_ok=True)
            elif time.monotonic() > deadline:
                mine.unlink()
                raise Busy(lock) from None
            time.sleep(0.05)


def _abandoned(lock: Path) -> bool:
    """Whether a lock is old, and no git is at work on this computer that might have made it."""
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
