"""A server tells who started it that it listens, and sends whole what was begun when it is asked to end."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.serving import PATIENCE, end, free_port

LENGTH = 8_000_000  # more than fits between two computers
SLOW = """
import socket, sys, time
from decision_aid.cli.listening import listen

def app(environ, start):
    print("begun", flush=True)
    time.sleep(0.5)
    start("200 OK", [("Content-Length", sys.argv[2])])
    return [b"x" * int(sys.argv[2])]

listen(app, socket.create_server(("127.0.0.1", int(sys.argv[1]))))
"""


def started(port: int, told: str) -> "subprocess.Popen[bytes]":
    """A server of one page that takes a while, begun as systemd begins it."""
    return subprocess.Popen(
        [sys.executable, "-c", SLOW, str(port), str(LENGTH)],
        env={**os.environ, "NOTIFY_SOCKET": told},
        stdout=subprocess.PIPE,
    )


def test_pages_can_be_fetched_once_it_says_so_and_what_was_begun_comes_whole(tmp_path: Path) -> None:
    port, told = free_port(), tmp_path / "told"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as hearing:
        hearing.bind(str(told))
        hearing.settimeout(PATIENCE)
        process = started(port, str(told))
        assert process.stdout
        try:
            assert hearing.recv(100) == b"READY=1"
            with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
                line.sendall(b"GET / HTTP/1.0\r\n\r\n")
                assert process.stdout.readline() == b"begun\n"
                process.send_signal(signal.SIGTERM)
                time.sleep(1)  # somebody far away reads slowly
                page = b"".join(iter(lambda: line.recv(1 << 20), b""))
            assert process.wait(timeout=PATIENCE) == 0
        finally:
            end(process)
            process.stdout.close()

    assert len(page.partition(b"\r\n\r\n")[2]) == LENGTH
