"""The child's side of `child_process`: answer each request in a fork of its own, within resource limits.

A fork costs about a millisecond and finds everything loaded. It ends with its answer, so its memory is freed, no answer
of a person outlives it, and a crash ends no more than one fork.

This file is also sent to the child as source text, so it imports only the standard library.
"""

import contextlib
import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

RequestHandler = Callable[[bytes], bytes]
LENGTH = 8  # bytes of the prefix that holds a message's length, big-endian
BUSY = 4  # times as long an answer may take where others have the processor meanwhile


def send(stream: IO[bytes], message: bytes) -> None:
    """Write one length-prefixed message; OSError if the other side is gone."""
    stream.write(len(message).to_bytes(LENGTH, "big") + message)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """Read one length-prefixed message; EOFError if the other side has closed the pipe."""
    length = int.from_bytes(_exactly(stream, LENGTH), "big")
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], length: int) -> bytes:
    found = stream.read(length)
    if len(found) < length:
        raise EOFError
    return found


def main() -> None:
    """Load the program that is sent first, then answer with its `prepare(...)` until the parent closes the pipe."""
    seconds, megabytes, *arguments = sys.argv[2:]
    _limit(int(megabytes))
    program: dict[str, Callable[..., RequestHandler]] = {"__name__": __name__}  # type: ignore[dict-item]
    exec(receive(sys.stdin.buffer), program)
    answer = program["prepare"](*arguments)
    with contextlib.suppress(EOFError):
        while True:
            _answer(answer, receive(sys.stdin.buffer), int(seconds))


def _limit(megabytes: int) -> None:
    """Leave no core dump, which could hold a person's answers, and be the out-of-memory killer's first choice.

    RLIMIT_DATA counts memory in use; RLIMIT_AS would also count what threads on a large machine only reserve.
    SIGTERM is ignored, since it may reach the whole process group while a page is still being made; the closed pipe
    ends this process.
    """
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def _answer(answer: RequestHandler, question: bytes, seconds: int) -> None:
    """Answer in a fork; if the fork dies without an answer, exit with its status, which tells the parent."""
    fork = os.fork()
    if not fork:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        signal.alarm(BUSY * seconds)
        try:
            send(sys.stdout.buffer, answer(question))
        except BaseException:
            os._exit(1)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1])
    if status:
        sys.exit(128 - status if status < 0 else status)  # 128 + signal number, as in a shell


if __name__ == "__main__":
    main()
