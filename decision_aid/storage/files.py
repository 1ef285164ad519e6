"""File primitives: atomic write, file lock between processes, and the private `.decision-aid` folder."""

import contextlib
import errno
import fcntl
import hashlib
import logging
import os
import secrets
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeVar

from decision_aid.translation.files import PRIVATE_FOLDER

PRIVATE, SHARED = 0o600, 0o644
TEMPORARY_PREFIX = ".new-"
READ_LIMIT = 1_000_001
ROOT = 0
Read = TypeVar("Read")
LOG = logging.getLogger(__name__)


def private_folder(folder: Path) -> Path:
    """The folder `.decision-aid` for accounts, drafts, locks and keys, created (private, ignored by git) if missing."""
    private = folder / PRIVATE_FOLDER
    make_folder(private, 0o700)
    _ignore_in_git(private / ".gitignore")
    return private


def author_file(folder: Path, kind: str, author: str, name: str) -> Path:
    """The file with what an author keeps of that kind about a rule file. Hashes as names are safe on any disk."""
    return private_folder(folder) / kind / _safe_name(author) / f"{_safe_name(name)}.json"


def read_or_set_aside(file: Path, parse: Callable[[bytes], Read], what: str) -> Read | None:
    """What is in a private file, or None. One that can't be read is kept under another name, and logged as `what`.

    So a damaged file ends nothing, and the next write does not take its rest away. `parse` raises ValueError,
    TypeError, KeyError or AttributeError.
    """
    try:
        return parse(file.read_bytes())
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError, AttributeError):
        with contextlib.suppress(FileNotFoundError):  # another process was faster
            aside = file.with_suffix(f".unreadable-{file.stat().st_mtime_ns}")
            file.replace(aside)
            LOG.warning("%s can't be read. What is left is in %s.", what, aside)
        return None


def _safe_name(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _ignore_in_git(ignore: Path) -> None:
    """Keep passwords, drafts and keys out of the history if an author runs "git add" by hand."""
    if not ignore.exists():
        with contextlib.suppress(OSError):
            write_atomically(ignore, b"*\n", PRIVATE)


def read_rule_bytes(path: Path) -> bytes:
    """The bytes of a rule file, at most `READ_LIMIT` of them. OSError if it can't be read.

    `READ_LIMIT` is one byte more than a rule file may have, enough to detect one that is too large.
    """
    with naming(path):
        if is_named_pipe(path):
            raise OSError(errno.EINVAL, "Is no ordinary file")
        with path.open("rb") as file:
            return file.read(READ_LIMIT)


def file_state(path: Path) -> tuple[int, ...] | None:
    """Stat values (mtime and ctime in ns, inode, size) that differ if the file changed; None if it is missing."""
    with contextlib.suppress(OSError, ValueError):
        found = path.stat()
        if stat.S_ISREG(found.st_mode):
            return found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_size
    return None


def is_named_pipe(path: Path) -> bool:
    """Whether opening it could wait for ever, for a writer. A pipe that the shell has opened has no name of its own."""
    return path.is_fifo() and path.resolve().is_fifo()


@contextlib.contextmanager
def naming(path: Path) -> Iterator[None]:
    """An OSError names the file: the system names none where a read or write fails, or a temporary one of ours.

    Only a refused permission keeps its name, since it may be about the folder.
    """
    try:
        yield
    except OSError as error:
        if error.filename is None or not isinstance(error, PermissionError):
            error.filename, error.filename2 = str(path), None
        raise


def write_atomically(path: Path, data: bytes, mode: int = SHARED, *, beginning: str = TEMPORARY_PREFIX) -> None:
    """Write a file atomically: after a crash or a full disk, readers find the old content or the new one, never a part.

    Writes a temporary file in the same folder, flushes it (fsync), renames it over the old one, and flushes the
    folder.
    """
    make_folders(path.parent)
    with naming(path):
        with _temporary_file(path, mode, beginning) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fsync_folder(path.parent)


@contextlib.contextmanager
def _temporary_file(path: Path, mode: int, beginning: str) -> Iterator[BinaryIO]:
    """A new file beside `path`, which takes its place at the end, or is removed after an error.

    It is locked, so that `remove_abandoned` knows that somebody is writing it.
    """
    new, file = _locked_file(path, mode, beginning)
    with file:
        try:
            _give_to_owner_of(path.parent, file.fileno())
            yield file
            new.replace(path)
        except BaseException:
            new.unlink(missing_ok=True)
            raise


def _locked_file(path: Path, mode: int, beginning: str) -> tuple[Path, BinaryIO]:
    while True:
        new = path.with_name(beginning + secrets.token_hex(6))
        file = open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb")  # noqa: SIM115
        with contextlib.suppress(OSError):  # a file system without locks
            fcntl.flock(file, fcntl.LOCK_EX)
        if os.fstat(file.fileno()).st_nlink:
            return new, file
        file.close()  # removed as abandoned before it was locked


def remove_abandoned(folder: Path, *, below: bool = True) -> None:
    """Remove temporary files that a killed process left in a folder, and below it: they may hold hashes or the key.

    What somebody is writing stays.
    """
    for path in (folder.rglob if below else folder.glob)(f"{TEMPORARY_PREFIX}*"):
        with contextlib.suppress(OSError):
            if path.is_file():
                _remove_unless_locked(path)


def _remove_unless_locked(path: Path) -> None:
    with path.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink()


def make_folders(path: Path) -> None:
    """Make a folder, and those above it that are missing."""
    try:
        make_folder(path)
    except FileNotFoundError:
        if path.parent == path:
            raise
        make_folders(path.parent)
        make_folder(path)


def make_folder(path: Path, mode: int = 0o777) -> None:
    """Make a folder where there is none; FileExistsError where a file has its name."""
    try:
        path.mkdir(mode)
    except FileExistsError:
        if not path.is_dir():
            raise
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        _give_to_owner_of(path.parent, descriptor)
    finally:
        os.close(descriptor)


def give_all_to_owner_of(folder: Path, made: Path) -> None:
    """As root, give all below a folder that another library made to the owner of `folder`."""
    if os.geteuid() == ROOT:
        owner = folder.stat()
        for _path, folders, files, descriptor in os.fwalk(made):
            for name in (*folders, *files):
                os.chown(name, owner.st_uid, owner.st_gid, dir_fd=descriptor, follow_symlinks=False)


def _give_to_owner_of(folder: Path, descriptor: int) -> None:
    """As root, give what was just made in a folder to the folder's owner, whose server must go on reading it.

    Only new files, by their descriptor: whoever owns the folder could have put a link in the place of any other.
    """
    if os.geteuid() == ROOT:
        owner = folder.stat()
        os.fchown(descriptor, owner.st_uid, owner.st_gid)


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
    make_folders(path.parent)
    with contextlib.suppress(FileExistsError), path.open("xb") as made:
        _give_to_owner_of(path.parent, made.fileno())
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
