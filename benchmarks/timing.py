"""Times a piece of work, or what a new Python says that does it."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

ROUNDS = 7


def side_by_side(works: Sequence[Callable[[], object]], times: int, rounds: int = ROUNDS) -> list[float]:
    """Seconds of processor time that each piece of work takes; they take turns, so that all meet the same machine."""
    for work in works:
        work()
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, found in zip(works, taken, strict=True):
            found.append(_seconds(work, times))
    return [statistics.median(found) for found in taken]


def _seconds(work: Callable[[], object], times: int) -> float:
    before = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - before) / times


def told_anew(code: str) -> str:
    """What a new Python prints that runs the code; its modules are compiled, as a server finds them but once."""
    keeping = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=keeping).stdout
