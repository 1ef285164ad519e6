"""The child processes of a process, as Linux tells them, which of them do what, and how to leave them no memory."""

import contextlib
import os
import re
import resource
import signal
from collections.abc import Iterator
from pathlib import Path

from decision_aid.child_process import START
from decision_aid.resources import resource_folder
from decision_aid.storage.check_process import FAMILIAR


def told(process: int, what: str) -> bytes:
    """What that file under /proc says: nothing where the process, or that thread of it, has ended meanwhile."""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{process}/{what}").read_bytes()
    return b""


def children(process: int) -> list[int]:
    """Those that any of its threads started and that are not gone."""
    return [child for thread in _listed(process, "task") for child in children_of_thread(process, thread)]


def children_of_thread(process: int, thread: str) -> list[int]:
    """Those that this thread started and that are not gone."""
    return [int(child) for child in told(process, f"task/{thread}/children").split()]


def is_running(process: int) -> bool:
    """Whether it is there, and not only its number until somebody asks how it ended."""
    return told(process, "cmdline") != b""


def ignores(process: int, one: signal.Signals) -> bool:
    """Whether it ignores that signal."""
    (mask,) = re.findall(rb"^SigIgn:\s+(\w+)", told(process, "status"), re.MULTILINE)
    return bool(int(mask, 16) >> (one - 1) & 1)


def runs_a_program(process: int) -> bool:
    """Whether it is the one that sets paper, or a fork of it."""
    return _runs(process, resource_folder("templates"))


def fork_servers() -> list[int]:
    """Those of this process, which fork a child for each text to check."""
    return [one for one in children(os.getpid()) if _runs(one, FAMILIAR)]


def _runs(process: int, argument: Path) -> bool:
    """Whether a `ChildProcess` with that argument started it."""
    line = told(process, "cmdline").split(b"\0")
    return START.encode() in line and str(argument).encode() in line


def open_files(process: int) -> dict[int, str]:
    """What each file descriptor leads to; a file without a name is "(deleted)"."""
    found = {}
    for number in _listed(process, "fd"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            found[int(number)] = os.readlink(f"/proc/{process}/fd/{number}")
    return found


def _listed(process: int, what: str) -> list[str]:
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return os.listdir(f"/proc/{process}/{what}")
    return []


@contextlib.contextmanager
def no_memory_for_checks() -> Iterator[None]:
    """Let each child that is forked to check a text have no more memory than it is born with, and so die."""
    (server,) = fork_servers()
    (size,) = re.findall(r"^VmSize:\s+(\d+) kB", Path(f"/proc/{server}/status").read_text("ascii"), re.MULTILINE)
    resource.prlimit(server, resource.RLIMIT_AS, (int(size) << 10, int(size) << 10))
    try:
        yield
    finally:
        os.kill(server, signal.SIGKILL)  # the next check starts another
