"""The child processes of a process, as Linux tells them, and which of them run a program for `ChildProcess`."""

from pathlib import Path

from decision_aid.output.handout.child_process import START


def children(process: int) -> list[int]:
    """Those that any of its threads started and that are not gone."""
    threads = Path(f"/proc/{process}/task").iterdir()
    return [int(child) for thread in threads for child in (thread / "children").read_text(encoding="ascii").split()]


def runs_a_program(process: int) -> bool:
    """Whether it is one that a `ChildProcess` started, or a fork of one."""
    return START in Path(f"/proc/{process}/cmdline").read_text(encoding="utf-8")
