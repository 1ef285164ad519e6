"""The child's side of `child_process`: it answers each question in a fork of its own, within limits.

A fork costs about a millisecond and finds everything loaded. It ends with its answer, so its memory comes back, nothing
of a question outlives the answer, and a crash ends no more than one fork.

This file also runs as text, on its own, so it imports nothing but the standard library.
"""

import contextlib
import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

Answer = Callable[[bytes], bytes]
LENGTH = 8  # bytes before each message, which tell how long it is


def send(stream: IO[bytes], message: bytes) -> None:
    """Write a whole message; OSError where nobody reads."""
    stream.write(len(message).to_bytes(LENGTH, "big") + message)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """Read a whole message; EOFError where the other side ended first."""
    length = int.from_bytes(_exactly(stream, LENGTH), "big")
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], length: int) -> bytes:
    found = stream.read(length)
    if len(found) < length:
        raise EOFError
    return found


def main() -> None:
    """Run the program that comes first, then answer with its `prepare(...)` until the parent has ended."""
    seconds, megabytes, *arguments = sys.argv[2:]
    _limit(int(megabytes))
    program: dict[str, Callable[..., Answer]] = {"__name__": __name__}  # type: ignore[dict-item]
    exec(receive(sys.stdin.buffer), program)
    answer = program["prepare"](*arguments)
    with contextlib.suppress(EOFError):
        while True:
            _answer(answer, receive(sys.stdin.buffer), int(seconds))


def _limit(megabytes: int) -> None:
    """Leave no core file, which could hold a person's answers, and be the first to go where memory runs out.

    RLIMIT_DATA counts what is really there; RLIMIT_AS would count what the threads of a large machine only reserve.
    SIGTERM may come to a whole group of processes while a page is being finished; the end of the pipe ends this one.
    """
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def _answer(answer: Answer, question: bytes, seconds: int) -> None:
    """Send the answer from a fork; end where the fork ended without one, which tells the parent."""
    fork = os.fork()
    if not fork:
        signal.alarm(seconds)
        try:
            send(sys.stdout.buffer, answer(question))
        except BaseException:
            os._exit(1)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1])
    if status:
        sys.exit(128 - status if status < 0 else status)  # as a shell tells a signal


if __name__ == "__main__":
    main()
