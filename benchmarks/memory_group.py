"""A memory cgroup (version 1 or 2) with a bound for one command, as systemd makes for MemoryMax=. Linux, root."""

import contextlib
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

MEGABYTE = 1 << 20
MOUNTED = Path("/sys/fs/cgroup")
# the bound, the peak, what is in use, the processes killed, and the line that tells memory that can't be given back
FILES = {
    1: ("memory.limit_in_bytes", "memory.max_usage_in_bytes", "memory.oom_control", "total_rss"),
    2: ("memory.max", "memory.peak", "memory.events", "anon"),
}


class MemoryGroup:
    """One group: put a command into it, and ask what its processes took."""

    def __init__(self, folder: Path, version: int) -> None:
        self.folder = folder
        self._bound, self._peak, self._events, self._line = FILES[version]

    def bound(self, megabytes: int) -> None:
        """Kill a process of the group where all of them together take more."""
        (self.folder / self._bound).write_text(str(megabytes * MEGABYTE), encoding="ascii")

    def around(self, command: list[str]) -> list[str]:
        """The command, which enters the group before it begins."""
        return ["sh", "-c", f'echo $$ > {self.folder}/cgroup.procs && exec "$@"', "sh", *command]

    def held(self) -> float:
        """The megabytes that its processes hold now and that the system can't take back, such as a cache of files."""
        return self._number("memory.stat", self._line) / MEGABYTE

    def peak(self) -> float:
        """The most megabytes at any moment, with the system's cache of files."""
        with contextlib.suppress(OSError):
            return int((self.folder / self._peak).read_text(encoding="ascii")) / MEGABYTE
        return 0.0  # the peak is told from Linux 5.19 on

    def killed(self) -> int:
        """How many processes were killed because the group had no memory left."""
        return self._number(self._events, "oom_kill")

    def _number(self, file: str, line: str) -> int:
        found = re.search(rf"^{line} (\d+)$", (self.folder / file).read_text(encoding="ascii"), re.MULTILINE)
        return int(found[1]) if found else 0


@contextlib.contextmanager
def memory_group() -> Iterator[MemoryGroup]:
    """A new group, removed once its processes are gone; OSError where none can be made."""
    parent, version = _parent()
    folder = parent / f"decision-aid-{os.getpid()}"
    folder.mkdir()
    try:
        yield MemoryGroup(folder, version)
    finally:
        _remove(folder)


def _parent() -> tuple[Path, int]:
    """The group in which a new one is made: where memory is counted."""
    if (MOUNTED / "memory" / "cgroup.procs").exists():
        return MOUNTED / "memory", 1
    with contextlib.suppress(OSError):
        (MOUNTED / "cgroup.subtree_control").write_text("+memory", encoding="ascii")
    return MOUNTED, 2


def _remove(folder: Path) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError):
            folder.rmdir()
            return
        time.sleep(0.1)
