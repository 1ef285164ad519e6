"""A server says that it listens, keeps all in memory, and sends whole what was begun when it is asked to end."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from decision_aid.cli.waitress_server import LARGEST_REQUEST, MAX_LARGE_BODIES
from tests.support.processes import open_files
from tests.support.serving import end, free_port
from tests.support.waiting import PATIENCE, wait_until

STANDARD_ERROR = 2
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


@contextlib.contextmanager
def answering(port: int, folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """The server while it listens."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as hearing:
        hearing.bind(str(folder / "told"))
        hearing.settimeout(PATIENCE)
        process = started(port, str(folder / "told"))
        try:
            assert hearing.recv(100) == b"READY=1"
            yield process
        finally:
            end(process)
            for stream in (process.stdin, process.stdout):
                if stream:
                    stream.close()


def connected(port: int) -> socket.socket:
    """A connection of somebody who is far away: little fits between them and the server."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.settimeout(PATIENCE)
    line.connect(("127.0.0.1", port))
    return line


def written_into(process: int) -> set[str]:
    """The files that the process has open, besides its standard streams."""
    opened = {file for number, file in open_files(process).items() if number > STANDARD_ERROR}
    return {file for file in opened if file.startswith("/") and not file.startswith("/dev/")}


def test_neither_a_page_nor_a_form_is_written_into_a_file(tmp_path: Path) -> None:
    port = free_port()
    body = b"x" * (LARGEST_REQUEST - 1)
    head = b"POST / HTTP/1.0\r\nContent-Length: %d\r\n\r\n" % len(body)
    with answering(port, tmp_path) as process, connected(port) as line:
        assert process.stdin
        assert process.stdout
        line.sendall(head + body)
        assert process.stdout.readline() == b"begun\n"  # the whole form is here
        assert written_into(process.pid) == set()
        process.stdin.write(b"\n")
        process.stdin.flush()
        assert process.stdout.readline() == b"made\n"
        assert line.recv(4).startswith(b"H")  # and the rest of the page waits in the server
        assert written_into(process.pid) == set()


def test_who_asks_for_a_second_page_before_the_first_has_come_is_cut_off(tmp_path: Path) -> None:
    """Else one connection could have any number of pages made that it never reads."""
    port = free_port()
    with answering(port, tmp_path) as process, connected(port) as line:
        assert process.stdin
        line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" * 50)
        process.stdin.write(b"\n" * 50)
        process.stdin.flush()
        with contextlib.suppress(ConnectionError):
            assert len(b"".join(iter(lambda: line.recv(1 << 20), b""))) <= LENGTH + 1000


def test_large_forms_share_a_limit_and_small_ones_are_taken_all_the_same(tmp_path: Path) -> None:
    port = free_port()
    half = b"POST / HTTP/1.0\r\nContent-Length: %d\r\n\r\n" % (LARGEST_REQUEST - 1) + b"x" * (LARGEST_REQUEST - 9)
    with answering(port, tmp_path) as process, contextlib.ExitStack() as lines:
        assert process.stdin
        assert process.stdout
        for _ in range(MAX_LARGE_BODIES // LARGEST_REQUEST):
            lines.enter_context(socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)).sendall(half)
        with connected(port) as line, contextlib.suppress(ConnectionError):
            line.sendall(half)
            assert line.recv(1) == b""
        with connected(port) as line:
            line.sendall(b"POST / HTTP/1.0\r\nContent-Length: 60000\r\n\r\n" + b"x" * 60000)
            assert process.stdout.readline() == b"begun\n"
            process.stdin.write(b"\n")
            process.stdin.flush()
            assert line.recv(4).startswith(b"H")


def test_pages_can_be_fetched_once_it_says_so_and_what_was_begun_comes_whole(tmp_path: Path) -> None:
    port = free_port()
    with answering(port, tmp_path) as process:
        assert process.stdin
        assert process.stdout
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
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
        for line in (
            opened := [
                lines.enter_context(socket.create_connection(("127.0.0.1", port), timeout=PATIENCE))
                for _ in range(waiting)
            ]
        ):
            line.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert b"Task queue depth" in process.stderr.readline()
        process.stdin.close()  # which no thread waits for any more
        assert all(b"200 OK" in line.recv(1000) for line in opened)
        process.send_signal(signal.SIGTERM)
        assert process.stderr.read() == b""
