"""Client of the fork server: a small process with all checks imported, which forks a child for each check in 15 ms.

It is started at the first check. Each request passes it one end of a socket pair; closing the control socket ends it.
It has one thread, so it can fork safely at any time, and it inherits no open file of the web server.
"""

import atexit
import contextlib
import os
import socket
import subprocess
import sys
import threading
from multiprocessing.connection import Connection

from decision_aid.resources import PACKAGE
from decision_aid.storage.check_process.message import LARGEST, CheckFailure, CheckRequest, CheckVerdict

EXIT_SECONDS = 1  # for the server to end
START = "import sys; sys.path.append(sys.argv[1]); from decision_aid.storage.check_process.child import main; main()"


def request_verdict(request: CheckRequest) -> bytes:
    """A child's verdict on the text, as validated JSON; also if the child died, or none could be started.

    The caller bounds how many children run at once. One that takes too long is ended by the end of its connection.
    """
    for server in (_server, _server):  # one retry: the first server may have been killed
        try:
            return _answer(server.line(), request)
        except (OSError, EOFError, ValueError):
            server.end()
    return CheckVerdict(failure=CheckFailure.NOT_NOW).as_json()


def _answer(line: Connection, request: CheckRequest) -> bytes:
    with line:
        request.send(line)
        if not line.poll(request.bounds.patience):
            return CheckVerdict(failure=CheckFailure.NOT_NOW).as_json()
        answer = line.recv_bytes(LARGEST)
    CheckVerdict.from_json(answer)
    return answer


class _ForkServer:
    """The fork server of this process. After a fork of the web server, both processes share it, which is harmless."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._lock = threading.Lock()

    def line(self) -> Connection:
        """A connection to a new child; OSError if none can be made."""
        ours, theirs = socket.socketpair()
        with ours, theirs, self._lock:
            socket.send_fds(self._running(), [b"."], [theirs.fileno()])
            return Connection(ours.detach())

    def end(self) -> None:
        """Shut the server down; the next request starts another."""
        with self._lock:
            if self._control and self._process:
                self._control.close()
                with contextlib.suppress(subprocess.TimeoutExpired):  # it keeps running if another process shares it
                    self._process.wait(EXIT_SECONDS)
            self._control = self._process = None

    def _running(self) -> socket.socket:
        if self._control is None:
            ours, theirs = socket.socketpair()
            with theirs:
                self._process = _started(theirs)
            self._control = ours
        return self._control


def _started(control: socket.socket) -> "subprocess.Popen[bytes]":
    """Start the process without our environment variables.

    They may hold the secret key, which must not reach a process that parses other people's texts.
    """
    command = [sys.executable, "-P", "-c", START, str(PACKAGE.parent)]
    known = {name: value for name, value in os.environ.items() if not name.startswith("DECISION_AID_")}
    return subprocess.Popen(command, stdin=control.fileno(), stdout=subprocess.DEVNULL, cwd=os.sep, env=known)


_server = _ForkServer()
atexit.register(_server.end)
