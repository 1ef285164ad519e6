"""Run code that may crash, hang or exhaust memory in a child process, away from the web server.

Requests and answers are bytes over pipes; nothing is written to disk.
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from decision_aid.output.handout import child_loop
from decision_aid.output.handout.child_loop import receive, send

# Read at import, as the programs that it runs are: an upgrade may replace the files while a server runs.
LOOP = Path(child_loop.__file__).read_bytes()
START = "import sys; exec(sys.stdin.buffer.read(int(sys.argv[1])))"
EXIT_SECONDS = 1  # for the child to end on its own


class ChildEnded(RuntimeError):
    """The child ended without an answer: a crash, a resource limit, or a signal from outside."""


class ChildProcess:
    """A child that answers one request at a time; it starts with the first request, and again after it has ended.

    `program` is Python source that defines `prepare(*arguments)`; called once, that returns the function that
    answers. Each call is limited to `megabytes` of memory and `seconds` of processor time, and to four times as long
    by the clock, for a busy computer. The program must start no thread, since each answer is made in a fork.
    """

    def __init__(self, program: bytes, *arguments: str, seconds: int, megabytes: int) -> None:
        self._program = program
        self._settings = (str(seconds), str(megabytes), *arguments)
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def ask(self, question: bytes) -> bytes:
        """Send a request and return the answer; ChildEnded if there is none. Concurrent callers wait their turn."""
        with self._lock:
            try:
                process = self._running()
                assert process.stdin
                assert process.stdout
                send(process.stdin, question)
                return receive(process.stdout)
            except (OSError, EOFError) as error:
                raise ChildEnded(f"its process ended ({self._end()})") from error
            except BaseException:  # or the next request would get the answer to this one
                self._end()
                raise

    def end(self) -> None:
        """End the child; the next request starts another."""
        with self._lock:
            self._end()

    def _running(self) -> "subprocess.Popen[bytes]":
        """The child, started if it has ended or never ran."""
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = self._started()
        return self._process

    def _started(self) -> "subprocess.Popen[bytes]":
        """Start a child in a process group of its own (no Ctrl+C), its stderr discarded, since it may hold answers.

        Our environment variables stay here: they may hold the secret key, which no child needs.
        """
        known = {name: value for name, value in os.environ.items() if not name.startswith("DECISION_AID_")}
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", START, str(len(LOOP)), *self._settings],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            process_group=0,
            env=known,
        )
        assert process.stdin
        process.stdin.write(LOOP)
        send(process.stdin, self._program)
        return process

    def _end(self) -> str:
        """End the child, by force if need be, and return how it ended: a signal's name or an exit status."""
        process, self._process = self._process, None
        if process is None:
            return "it did not start"
        with contextlib.suppress(OSError), process:
            assert process.stdin
            process.stdin.close()
            try:
                process.wait(EXIT_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
        return _reason(process.wait())


def _reason(status: int) -> str:
    number = -status if status < 0 else status - 128
    return signal.Signals(number).name if number in set(signal.Signals) else f"status {status}"
