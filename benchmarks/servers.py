"""Pages in a second: a question page of ours and the bare page, behind waitress and behind gunicorn."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from urllib.error import URLError
from urllib.request import urlopen

from flask import Flask

from benchmarks.floor import FLOOR, floor
from benchmarks.serving import fields, first_page
from benchmarks.table import Measured
from decision_aid.resources import resource_folder
from decision_aid.web.app import create_app

CLIENTS, SECONDS, WAIT = 4, 4, 60
PYTHON = (sys.executable, "-m")
SERVERS = {
    "waitress": (*PYTHON, "waitress", "--listen=127.0.0.1:{port}", "--call", "benchmarks.servers:{app}"),
    "gunicorn": (*PYTHON, "gunicorn", "--bind=127.0.0.1:{port}", "--threads=4", "benchmarks.servers:{app}()"),
}


def ours() -> Flask:
    """Our application."""
    return create_app(resource_folder("rules"), secret_key="x" * 32)


def bare() -> Flask:
    """The bare page of the same size as our first page with questions."""
    client = ours().test_client()
    page = client.get(first_page(client)).text
    return floor(page, fields(page))


def measured() -> Iterator[Measured]:
    """A line for each server."""
    question = first_page(ours().test_client())
    for server in SERVERS:
        mine, theirs = _pages_in_a_second(server, "ours", question), _pages_in_a_second(server, "bare", "/")
        yield Measured(
            f"question pages from {server}, {CLIENTS} clients at once",
            f"{mine:,.0f} in a second",
            FLOOR,
            f"{theirs:,.0f} in a second",
            f"{theirs / mine:.2f} times as many",
        )


def _pages_in_a_second(server: str, app: str, path: str) -> float:
    with _serving(server, app) as port, ThreadPoolExecutor(CLIENTS) as clients:
        _wait(port, path)
        _asked(port, path, 1)
        before = time.perf_counter()
        count = sum(clients.map(lambda _: _asked(port, path, SECONDS), range(CLIENTS)))
        return count / (time.perf_counter() - before)


def _asked(port: int, path: str, seconds: float) -> int:
    """How many pages one client gets, one after the other on one connection."""
    client, count = http.client.HTTPConnection("127.0.0.1", port), 0
    ends = time.perf_counter() + seconds
    while time.perf_counter() < ends:
        client.request("GET", path)
        answer = client.getresponse()
        answer.read()
        assert answer.status == 200, answer.status
        count += 1
    client.close()
    return count


@contextmanager
def _serving(server: str, app: str) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    running = subprocess.Popen([part.format(port=port, app=app) for part in SERVERS[server]], stderr=subprocess.DEVNULL)
    try:
        yield port
    finally:
        running.terminate()
        running.wait()


def _wait(port: int, path: str) -> None:
    """Until the server shows the page: it starts, and then checks the aids."""
    ends = time.monotonic() + WAIT
    while time.monotonic() < ends:
        with suppress(OSError, URLError), urlopen(f"http://127.0.0.1:{port}{path}") as page:
            page.read()
            return
        time.sleep(0.1)
    raise TimeoutError(f"no page on port {port}")
