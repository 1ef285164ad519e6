"""The child processes of a process, as Linux tells them, which of them do what, and how to leave them no memory."""

import contextlib
import os
import re
import resource
import signal
from collections.abc import Iterator
from pathlib import Path

from decision_aid.output.handout.child_process import START


def children(process: int) -> list[int]:
    """Those that any of its threads started and that are not gone."""
    threads = Path(f"/proc/{process}/task").iterdir()
    return [int(child) for thread in threads for child in (thread / "children").read_text(encoding="ascii").split()]


def runs_a_program(process: int) -> bool:
    """Whether it is one that a `ChildProcess` started, or a fork of one."""
    return START in Path(f"/proc/{process}/cmdline").read_text(encoding="utf-8")


def fork_servers() -> list[int]:
    """Those of this process, which fork a child for each text to check."""
    return [one for one in children(os.getpid()) if b"check_process" in Path(f"/proc/{one}/cmdline").read_bytes()]


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
