"""A path goes in; its bytes, a file that is whole at every moment, or a turn that no other process has, comes out."""

import contextlib
import fcntl
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

SETTINGS = ".decision-aid"
PRIVATE, SHARED = 0o600, 0o644
NEW = ".new-"
LARGEST = 1_000_001


def settings_of(folder: Path) -> Path:
    """The place beside the rule files for what is not theirs: authors, drafts, locks; made where it is not there."""
    settings = folder / SETTINGS
    settings.mkdir(mode=0o700, exist_ok=True)
    _leave_out_of_git(settings / ".gitignore")
    return settings


def _leave_out_of_git(ignore: Path) -> None:
    """Keep passwords, drafts and keys out of what somebody adds to the history by hand."""
    if not ignore.exists():
        with contextlib.suppress(OSError):
            write_whole(ignore, b"*\n", PRIVATE)


def content(path: Path) -> bytes:
    """The bytes of a rule file; of one far too large, as many as it takes to say so. OSError where it can't be read."""
    with path.open("rb") as file:
        return file.read(LARGEST)


def write_whole(path: Path, content: bytes, mode: int = SHARED, *, beginning: str = NEW) -> None:
    """Write a file so that it is the old one or the new one, whole, whatever happens meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(beginning + secrets.token_hex(6))
    try:
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with open(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Have the disk keep which files the folder holds now."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def turn(path: Path) -> Iterator[None]:
    """Wait until no other process or thread has this turn; it ends with the process at the latest."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
