"""File primitives: atomic write, file lock between processes, and the private `.decision-aid` folder."""

import contextlib
import fcntl
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

SETTINGS = ".decision-aid"
PRIVATE, SHARED = 0o600, 0o644
TEMPORARY_PREFIX = ".new-"
READ_LIMIT = 1_000_001


def settings_folder(folder: Path) -> Path:
    """The folder `.decision-aid` for accounts, drafts, locks and keys, created (private, ignored by git) if missing."""
    settings = folder / SETTINGS
    settings.mkdir(mode=0o700, exist_ok=True)
    _ignore_in_git(settings / ".gitignore")
    return settings


def _ignore_in_git(ignore: Path) -> None:
    """Keep passwords, drafts and keys out of the history if an author runs "git add" by hand."""
    if not ignore.exists():
        with contextlib.suppress(OSError):
            write_atomically(ignore, b"*\n", PRIVATE)


def read_rule_bytes(path: Path) -> bytes:
    """The bytes of a rule file, at most LARGEST of them. OSError if it can't be read.

    LARGEST is one byte more than a rule file may have, enough to detect one that is too large.
    """
    with path.open("rb") as file:
        return file.read(READ_LIMIT)


def write_atomically(path: Path, data: bytes, mode: int = SHARED, *, beginning: str = TEMPORARY_PREFIX) -> None:
    """Write a file atomically: after a crash or a full disk, readers find the old content or the new one, never a part.

    Writes a temporary file in the same folder, flushes it (fsync), renames it over the old one, and flushes the
    folder.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(beginning + secrets.token_hex(6))
    try:
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    fsync_folder(path.parent)


def fsync_folder(folder: Path) -> None:
    """Flush a folder's entries to disk (fsync), so that a rename survives a power failure."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def file_lock(path: Path) -> Iterator[None]:
    """Hold an exclusive lock (flock) on the file, between threads and processes; waits without a limit.

    The kernel releases it when the process ends, so a killed process leaves no stale lock.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
