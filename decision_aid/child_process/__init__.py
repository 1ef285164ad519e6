"""Run code that may crash, hang or exhaust memory in a child process, away from the web server.

A small process loads the code once and forks a child for each request. Each request passes it one end of a socket pair;
closing the control socket ends it. It has one thread, so it can fork safely at any time, and it inherits no open file
of the web server. Nothing is written to disk.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

# Read at import, as the programs that it runs are: an upgrade may replace the files while a server runs.
LOOP = Path(__file__).with_name("loop.py").read_bytes()
START = "import socket, sys; _ = socket.socket(fileno=0); exec(_.recv(int(sys.argv[1]), socket.MSG_WAITALL)); main(_)"
EXIT_SECONDS = 1  # for the process to end on its own


@dataclass(frozen=True, slots=True)
class ResourceLimits:
    """Limits of one answer: seconds of processor time, bytes of memory, and seconds that the answer is waited for.

    The memory is the address space or, if not `reserved`, what of it is in use. Patience is many times the
    processor time, for a busy computer.
    """

    seconds: int = 20
    memory: int = 512 * 1024 * 1024
    patience: float = 200
    reserved: bool = True

    def as_json(self) -> bytes:
        """Each limit as the child sets it."""
        import resource  # here, since a browser has none: there, nothing is asked of a child

        space = resource.RLIMIT_AS if self.reserved else resource.RLIMIT_DATA
        cpu = (resource.RLIMIT_CPU, self.seconds, self.seconds + 1)
        return json.dumps([cpu, (space, self.memory, self.memory)]).encode()


class ChildEnded(RuntimeError):
    """The child ended without an answer: a crash, a resource limit, or a signal from outside.

    `status` is its exit status, or the number of a signal below 0; `seconds` is the processor time that it used.
    """

    def __init__(self, status: int, seconds: float = 0.0) -> None:
        named = signal.Signals(-status).name if -status in set(signal.Signals) else f"status {status}"
        super().__init__(f"its process ended ({named})")
        self.status, self.seconds = status, seconds


class ChildUnavailable(ChildEnded):
    """No request can be made: the process can't be started, or ends at once."""


class ChildProcess:
    """A process that answers each request in a fork; it starts with the first request, and again after it has ended.

    `program` is Python source that defines `prepare(*arguments)`; called once, that returns the function that answers.
    It must start no thread. What it says on its error output is discarded if `silent`, since it may hold answers; a
    reply has at most `largest` bytes.
    """

    def __init__(
        self, program: bytes, *arguments: str, limits: ResourceLimits, largest: int, silent: bool = True
    ) -> None:
        self._program, self._arguments = program, arguments
        self._limits, self._largest, self._silent = limits, largest, silent
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._owner = os.getpid()
        self._lock = threading.Lock()

    def ask(self, question: bytes, limits: ResourceLimits | None = None) -> bytes:
        """Send a request and return the answer; ChildEnded if there is none. Threads may ask at the same time."""
        for is_retry in (False, True):  # the process may have been killed before
            try:
                return self._answer(question, limits or self._limits)
            except (OSError, EOFError, ValueError, TypeError) as error:
                status = self.end()
                if is_retry:
                    raise ChildUnavailable(status) from error
        raise AssertionError

    def end(self) -> int:
        """End the process, by force if need be, and return how it ended; the next request starts another."""
        with self._lock:
            process, self._process = self._process, None
            if self._control:
                self._control.close()
            self._control = None
            if process is None or self._owner != os.getpid():
                return 0
            try:
                return process.wait(EXIT_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                return process.wait()

    def _answer(self, question: bytes, limits: ResourceLimits) -> bytes:
        from decision_aid.child_process.loop import ENDED

        with self._line() as line:
            line.send_bytes(limits.as_json())
            line.send_bytes(question)
            if not line.poll(limits.patience):
                raise ChildEnded(-signal.SIGALRM)
            reply = line.recv_bytes(self._largest)
        if reply[:1] == ENDED:
            raise ChildEnded(*json.loads(reply[1:]))
        return reply[1:]

    def _line(self) -> "Connection":
        """A connection to a new fork; OSError or EOFError if none can be made."""
        from multiprocessing.connection import Connection

        ours, theirs = socket.socketpair()
        with ours, theirs, self._lock:
            socket.send_fds(self._running(), [b"."], [theirs.fileno()])
            return Connection(ours.detach())

    def _running(self) -> socket.socket:
        """The control socket of the process, started if it never ran; a fork of the web server starts its own."""
        if self._control and self._owner != os.getpid():
            self._control.close()
            self._control = self._process = None
        if self._control is None:
            self._owner = os.getpid()
            self._control, theirs = socket.socketpair()
            with theirs:
                self._process = self._started(theirs)
            self._control.sendall(LOOP + self._program)
            if not self._control.recv(1):
                raise EOFError
        return self._control

    def _started(self, control: socket.socket) -> "subprocess.Popen[bytes]":
        """Start the process in a process group of its own (no Ctrl+C).

        Our environment variables stay here: they may hold the secret key, which no child needs.
        """
        known = {name: value for name, value in os.environ.items() if not name.startswith("DECISION_AID_")}
        sizes = (str(len(LOOP)), str(len(self._program)))
        return subprocess.Popen(
            [sys.executable, "-P", "-c", START, *sizes, *self._arguments],
            stdin=control.fileno(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL if self._silent else None,
            process_group=0,
            cwd=os.sep,
            env=known,
        )
