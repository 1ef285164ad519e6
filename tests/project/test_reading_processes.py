"""What tests read of other processes may end while it is read."""

import os
import subprocess
import sys
import threading
from pathlib import Path

from tests.support.folders import contents
from tests.support.processes import children, children_of_thread, is_running, open_files
from tests.support.waiting import wait_until


def test_a_process_that_has_ended_has_no_children_and_no_files() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()

    assert children(ended.pid) == []
    assert open_files(ended.pid) == {}
    assert not is_running(ended.pid)


def test_a_thread_that_has_ended_has_no_children() -> None:
    begun = threading.Thread()
    begun.start()
    begun.join()

    assert begun.native_id
    assert children_of_thread(os.getpid(), str(begun.native_id)) == []


def test_the_children_of_a_thread_are_those_of_its_process() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert child.pid in children_of_thread(os.getpid(), str(threading.get_native_id()))
        assert child.pid in children(os.getpid())
        wait_until(lambda: is_running(child.pid))  # the system names its program a moment after it began
        child.communicate(b"\n")


def test_a_file_that_goes_while_a_folder_is_read_is_none_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"x")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")

    assert contents(tmp_path) == {tmp_path / "there": b"x"}
