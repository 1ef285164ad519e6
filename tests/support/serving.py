"""Starts a server by its command and waits for the address of its first page."""

import contextlib
import random
import socket
import subprocess
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from socketserver import BaseServer

from tests.support.waiting import BETWEEN, PATIENCE, wait_until

PORTS = range(20_000, 32_000)  # below those that a system gives out by itself, one of which may be taken meanwhile


def free_port() -> int:
    """A port on which nothing listens now."""
    while True:
        port = random.SystemRandom().choice(PORTS)
        with socket.socket() as listener, contextlib.suppress(OSError):
            listener.bind(("127.0.0.1", port))
            return port


NOT_YET = 503  # an aid is still being checked, or the server is not ready


def fetch(address: str) -> tuple[int, str]:
    """The status and the text of a page."""
    with urllib.request.urlopen(address, timeout=PATIENCE) as page:
        return page.status, page.read().decode("utf-8")


def status(address: str) -> int:
    """The status of a page, also where it fails."""
    try:
        return fetch(address)[0]
    except urllib.error.HTTPError as refused:
        refused.close()
        return refused.code


def wait_until_heard(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Return once something listens on the port; an error with the log where it ends."""

    def heard() -> bool:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=PATIENCE):
            return True
        return _still_running(process, log)

    wait_until(heard, lambda: log.read_text(encoding="utf-8"))


def wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Return once the address answers and no aid on its page waits for its check; an error with the log otherwise."""

    def answers() -> bool:
        try:
            status, page = fetch(address)
            return status == 200 and "being checked" not in page
        except urllib.error.HTTPError as refused:
            refused.close()
            if refused.code == NOT_YET:
                return _still_running(process, log)
            raise AssertionError(f"{refused}; the log says:\n{log.read_text(encoding='utf-8')}") from None
        except OSError:
            return _still_running(process, log)

    wait_until(answers, lambda: log.read_text(encoding="utf-8"))


def _still_running(process: "subprocess.Popen[bytes]", log: Path) -> bool:
    """False, for not yet done; AssertionError with the log where the process has ended and never will be."""
    assert process.poll() is None, f"ended with {process.returncode}; the log says:\n{log.read_text(encoding='utf-8')}"
    return False


def end(process: "subprocess.Popen[bytes]") -> None:
    """Ask the process to stop, and make it stop when it does not."""
    process.terminate()
    try:
        process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextlib.contextmanager
def listening(server: BaseServer) -> Iterator[None]:
    """Let a server that is bound already answer, in a thread of this process, while the context lasts."""
    thread = threading.Thread(target=server.serve_forever, args=(BETWEEN,))
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextlib.contextmanager
def serving(command: Sequence[str], folder: Path, *more: str) -> Iterator[str]:
    """Run `COMMAND serve MORE --port N` in that folder, and give the base address while it runs."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    log = folder / "server.log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            [*command, "serve", *more, "--port", str(port)], cwd=folder, stdout=said, stderr=subprocess.STDOUT
        )
        try:
            wait_for(address + "/", process, log)
            yield address
        finally:
            end(process)
