"""The child's side of `child_process`: answer each request in a fork of its own, within resource limits.

A fork costs about a millisecond and finds everything loaded. It ends with its answer, so its memory is freed, no answer
of a person outlives it, and a crash ends no more than one fork.

This file is also sent to the child as source text, so it imports only the standard library.
"""

import contextlib
import json
import os
import resource
import select
import signal
import socket
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

RequestHandler = Callable[[bytes], bytes]
ANSWERED, ENDED = b"a", b"e"  # the first byte of a reply


def main(control: socket.socket) -> None:
    """Load the program that is sent first, then fork for each connection that arrives, until the parent is gone.

    SIGTERM is ignored, since it may reach all processes of a service while a page is still being made; the closed
    socket ends this process.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    _leave_no_core()
    size, *arguments = sys.argv[2:]
    program: dict[str, Callable[..., RequestHandler]] = {"__name__": "program"}  # type: ignore[dict-item]
    exec(control.recv(int(size), socket.MSG_WAITALL), program)
    answer = program["prepare"](*arguments)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel reaps children
    control.send(b".")
    while True:
        asked, lines, _, _ = socket.recv_fds(control, 1, 1)
        if not asked:
            return
        for line in lines:
            if os.fork() == 0:
                control.close()
                _supervise(Connection(line), answer)
            os.close(line)


def _leave_no_core() -> None:
    """Leave no core dump, which could hold a person's answers, and be the out-of-memory killer's first choice."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def _supervise(line: Connection, answer: RequestHandler) -> None:
    """Let a fork answer the request; if it dies without an answer, tell how it ended.

    It is ended when the other side closes the connection: nobody waits for the answer any more.
    """
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    try:
        limits, question = json.loads(line.recv_bytes()), line.recv_bytes()
        status, used = _run_worker(line, lambda: _work(line, limits, answer, question))
        if status:
            with contextlib.suppress(OSError):
                line.send_bytes(ENDED + json.dumps([status, used]).encode())
    finally:
        os._exit(0)


def _run_worker(line: Connection, work: Callable[[], None]) -> tuple[int, float]:
    """How the worker ended, as an exit code, and the seconds of processor time that it used."""
    until_end, held = os.pipe()  # the worker holds the other end, which its end closes
    worker = os.fork()
    if worker == 0:
        work()
    os.close(held)
    select.select([until_end, line.fileno()], [], [])
    if line.poll():  # closed by the other side, which sends nothing but the request
        os.kill(worker, signal.SIGKILL)
    _, status, used = os.wait4(worker, 0)
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime


def _work(line: Connection, limits: list[list[int]], answer: RequestHandler, question: bytes) -> None:
    try:
        for limit, soft, hard in limits:
            with contextlib.suppress(OSError, ValueError):  # not every system has each limit
                resource.setrlimit(limit, (soft, hard))
        line.send_bytes(ANSWERED + answer(question))
    except BaseException:
        os._exit(1)
    os._exit(0)
