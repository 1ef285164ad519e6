"""What tests write is kept in memory where there is room: each of them would wait for the disk dozens of times."""

import os
import tempfile

IN_MEMORY = "/dev/shm"
ROOM = 4 * 2**30  # bytes; all that the tests write takes less than one


def write_into_memory() -> None:
    """Make temporary folders in memory, those of programs that tests start among them; where it can't be, on the disk.

    A folder that TMPDIR names stays the one.
    """
    if "TMPDIR" not in os.environ and _has_room():
        os.environ["TMPDIR"] = tempfile.tempdir = IN_MEMORY


def _has_room() -> bool:
    try:
        found = os.statvfs(IN_MEMORY)
    except OSError:
        return False
    runs_programs = not found.f_flag & os.ST_NOEXEC
    return found.f_bavail * found.f_frsize > ROOM and runs_programs and os.access(IN_MEMORY, os.W_OK)
