"""A child that nobody waits for any more is ended, says nothing, and leaves no process behind."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.processes import is_running
from tests.support.waiting import wait_until

GIVES_UP = """
import os
from decision_aid.storage.check_process import Checker, CheckUnavailable
from decision_aid.child_process import ResourceLimits
from tests.support.aids import TODAY
from tests.support.processes import children
from tests.support.random_aids import slow_aid
from tests.support.waiting import wait_until
try:
    Checker(ResourceLimits(seconds=600, patience=1)).check_text(slow_aid().encode(), today=TODAY)
except CheckUnavailable:
    (server,) = children(os.getpid())
    wait_until(lambda: children(server) == [])
    print("given up")
"""
IS_KILLED = """
import contextlib, os, signal, threading
from decision_aid.storage.check_process import Checker, CheckUnavailable
from tests.support.aids import TODAY
from tests.support.processes import children
from tests.support.random_aids import slow_aid
from tests.support.waiting import wait_until
def below(process):
    return [one for child in children(process) for one in (child, *below(child))]
def check():
    with contextlib.suppress(CheckUnavailable):  # on a busy computer nobody waits so long as this needs
        Checker().check_text(slow_aid().encode(), today=TODAY)
threading.Thread(target=check).start()
wait_until(lambda: len(below(os.getpid())) == 3)
print(*below(os.getpid()), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def run(script: str, folder: Path) -> tuple[int, str, Path]:
    """The exit status and output of a script, and the file with what it and its children say on their error output."""
    log = folder / "errors"
    with log.open("wb") as errors:
        ended = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=errors, text=True)
    return ended.returncode, ended.stdout, log


@pytest.mark.soak  # test_check_process ends a text that takes too much every day
def test_one_that_takes_longer_than_somebody_waits(tmp_path: Path) -> None:
    status, said, log = run(GIVES_UP, tmp_path)

    assert (status, said) == (0, "given up\n")
    assert log.read_text(encoding="utf-8") == ""


def test_one_whose_server_is_killed(tmp_path: Path) -> None:
    status, said, log = run(IS_KILLED, tmp_path)
    wait_until(lambda: not any(is_running(int(one)) for one in said.split()))

    assert status == -signal.SIGKILL
    assert len(said.split()) == 3
    assert log.read_text(encoding="utf-8") == ""
