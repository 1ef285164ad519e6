"""A server tells who started it that it listens, and sends whole what was begun when it is asked to end."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

from tests.support.serving import end, free_port
from tests.support.waiting import PATIENCE, wait_until

LENGTH = 8_000_000  # more than fits between two computers
SLOW = """
import socket, sys
from decision_aid.cli.waitress_server import run_server

class Page(list):
    def close(self):
        print("made", flush=True)

def app(environ, start):
    print("begun", flush=True)
    sys.stdin.readline()
    start("200 OK", [("Content-Length", sys.argv[2])])
    return Page([b"x" * int(sys.argv[2])])

run_server(app, socket.create_server(("127.0.0.1", int(sys.argv[1]))))
"""


def started(port: int, told: str) -> "subprocess.Popen[bytes]":
    """A server of one page that takes until its input has a line, begun as systemd begins it."""
    return subprocess.Popen(
        [sys.executable, "-c", SLOW, str(port), str(LENGTH)],
        env={**os.environ, "NOTIFY_SOCKET": told},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def listens(port: int) -> bool:
    """Whether somebody takes a new visitor there."""
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


def connected(port: int) -> socket.socket:
    """A line to the server."""
    return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)


def test_pages_can_be_fetched_once_it_says_so_and_what_was_begun_comes_whole(tmp_path: Path) -> None:
    port, told = free_port(), tmp_path / "told"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as hearing:
        hearing.bind(str(told))
        hearing.settimeout(PATIENCE)
        process = started(port, str(told))
        assert process.stdin
        assert process.stdout
        try:
            assert hearing.recv(100) == b"READY=1"
            with connected(port) as line:
                line.sendall(b"GET / HTTP/1.0\r\n\r\n")
                assert process.stdout.readline() == b"begun\n"
                process.send_signal(signal.SIGTERM)
                wait_until(lambda: not listens(port))
                process.stdin.write(b"\n")
                process.stdin.flush()
                assert process.stdout.readline() == b"made\n"
                assert process.poll() is None  # somebody far away has read nothing of it yet
                page = b"".join(iter(lambda: line.recv(1 << 20), b""))
            assert process.wait(timeout=PATIENCE) == 0
        finally:
            end(process)
            process.stdin.close()
            process.stdout.close()

    assert len(page.partition(b"\r\n\r\n")[2]) == LENGTH


def test_requests_that_wait_for_a_thread_are_no_flood_in_the_log() -> None:
    port, waiting = free_port(), 40
    command = [sys.executable, "-c", SLOW, str(port), "1"]
    pipe, environment = subprocess.PIPE, {**os.environ, "NOTIFY_SOCKET": ""}
    with (
        subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, stderr=pipe) as process,
        ExitStack() as lines,
    ):
        lines.callback(end, process)
        assert process.stdin
        assert process.stderr
        wait_until(lambda: listens(port))
        for line in (opened := [lines.enter_context(connected(port)) for _ in range(waiting)]):
            line.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert b"Task queue depth" in process.stderr.readline()
        process.stdin.close()  # which no thread waits for any more
        assert all(b"200 OK" in line.recv(1000) for line in opened)
        process.send_signal(signal.SIGTERM)
        assert process.stderr.read() == b""
