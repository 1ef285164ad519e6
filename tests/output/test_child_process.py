"""What crashes, hangs or fills the memory of a child ends one answer, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from decision_aid.child_process import ChildEnded, ChildProcess, ResourceLimits
from tests.support.house import ROOT
from tests.support.processes import children, is_running
from tests.support.sampling import sampled
from tests.support.waiting import wait_until

PROGRAM = b"""
import os, resource, time
asked = []

def prepare(greeting):
    def answer(question):
        asked.append(question)
        if question == b"limits":
            return str([resource.getrlimit(one)[0] for one in (resource.RLIMIT_CORE, resource.RLIMIT_DATA)]).encode()
        if question == b"asked":
            return b" ".join(asked)
        exec(question)
        return greeting.encode() + question
    return answer
"""
FATAL = {
    "os.abort()": "SIGABRT",
    "os.kill(os.getpid(), 11)": "SIGSEGV",
    "while True: pass": "SIGXCPU|SIGALRM",  # the second on a very busy computer
    "time.sleep(1000)": "SIGALRM",
    "bytearray(1 << 30)": "status 1",
    "os._exit(3)": "status 3",
    "1 / 0": "status 1",
}

LIMITS, LARGEST = ResourceLimits(seconds=1, memory=200 << 20, patience=4, reserved=False), 10_000_000


@pytest.fixture
def child() -> Iterator[ChildProcess]:
    found = ChildProcess(PROGRAM, "hello ", limits=LIMITS, largest=LARGEST)
    yield found
    found.end()


@sampled("fatal", FATAL, 3)
def test_what_ends_an_answer_is_told_and_the_next_one_comes(child: ChildProcess, fatal: str) -> None:
    with pytest.raises(ChildEnded, match=FATAL[fatal]):
        child.ask(fatal.encode())

    assert child.ask(b"pass") == b"hello pass"


def test_a_child_knows_no_secret_of_the_server(child: ChildProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DECISION_AID_KEY", "a secret")

    assert child.ask(b"assert os.environ['PATH'] and 'DECISION_AID_KEY' not in os.environ").startswith(b"hello ")


def test_nothing_of_a_question_outlives_its_answer(child: ChildProcess) -> None:
    long = b"#" + b"x" * 3_000_000
    assert child.ask(long) == b"hello " + long

    assert child.ask(b"asked") == b"asked"


def test_a_child_leaves_no_core_file_and_has_a_bound(child: ChildProcess) -> None:
    assert child.ask(b"limits") == str([0, 200 << 20]).encode()


def test_a_child_that_ended_between_two_questions_is_started_anew(child: ChildProcess) -> None:
    before = set(children(os.getpid()))
    child.ask(b"pass")
    (process,) = set(children(os.getpid())) - before
    os.kill(process, signal.SIGKILL)
    os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)

    assert child.ask(b"pass") == b"hello pass"


def test_whoever_ends_all_processes_of_a_server_does_not_cut_off_an_answer(child: ChildProcess) -> None:
    assert child.ask(b"os.kill(os.getpid(), 15); os.kill(os.getppid(), 15)").startswith(b"hello")

    assert child.ask(b"pass") == b"hello pass"


def test_a_program_that_cannot_be_started_is_told(child: ChildProcess) -> None:
    with pytest.raises(ChildEnded, match="status 1"):
        ChildProcess(b"no program", limits=LIMITS, largest=LARGEST).ask(b"pass")


def test_a_forked_process_has_a_child_of_its_own_and_all_end_with_their_parents(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_bytes(PROGRAM)
    said = subprocess.run(
        [sys.executable, "-c", FORKED, str(program)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    first, forked, again = said.stdout.split()

    assert first == again != forked
    wait_until(lambda: not any(is_running(int(one)) for one in (first, forked)))


FORKED = """
import os, sys
from pathlib import Path
from decision_aid.child_process import ChildProcess, ResourceLimits
from tests.support.processes import children

child = ChildProcess(Path(sys.argv[1]).read_bytes(), "hello ", limits=ResourceLimits(), largest=100)

def ask():
    assert child.ask(b"pass") == b"hello pass"
    print(*children(os.getpid()), flush=True)

ask()
if not os.fork():
    ask()
    os._exit(0)
os.wait()
ask()
"""
