"""What docs/deploy.md says is tried: the unit, nginx with https before servers, gunicorn; and servers that die."""

import contextlib
import http.client
import json
import os
import random
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from decision_aid.output.handout.typesetting import MEGABYTES
from tests.support.aids import SMALL
from tests.support.nginx import HOST, NGINX, OPENSSL, in_front, part
from tests.support.pages import session_id, shown, ticked
from tests.support.serving import end, free_port, wait_for
from tests.support.waiting import PATIENCE, wait_until

SITE = f"https://{HOST}"
KILLS, ANSWERS_BETWEEN = 15, 10
HALF_OPEN = 150  # a server alone takes a hundred connections
SERVER_ALONE = 700  # MB that a server with an author takes without paper, seen by python -m benchmarks.mixed_use
needs_nginx = pytest.mark.skipif(not (NGINX and OPENSSL), reason="needs nginx and openssl")


class Browser:
    """One browser with its cookie, and what became of its requests."""

    def __init__(self, port: int, folder: Path) -> None:
        self.trusting = ssl.create_default_context(cafile=str(folder / "cert.pem"))
        self.trusting.check_hostname = False  # nginx listens on 127.0.0.1 here
        self.port, self.cookie, self.set_cookie = port, "", ""

    def ask(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        """The status and the page."""
        line = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=PATIENCE, context=self.trusting)
        headers = {"Host": HOST, "Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        headers |= {"Origin": f"https://{HOST}"} if method == "POST" else {}  # as older browsers tell it
        with contextlib.closing(line):
            line.request(method, path, body or None, headers)
            answered = line.getresponse()
            page = answered.read().decode("utf-8", "replace")
            self.set_cookie = answered.headers.get("Set-Cookie", self.set_cookie)
            self.cookie = self.set_cookie.partition(";")[0]
            return answered.status, page

    def says(self, duration: str, root: str = "") -> bool:
        """Answer the first question, and look whether it is kept."""
        _, page = self.ask("GET", f"{root}/small/ask/shoulder")
        sent = f"session_id={session_id(page)}&shown={shown(page).replace(' ', '+')}&q-duration={duration}&go=next"
        status, _ = self.ask("POST", f"{root}/small/ask/shoulder", sent)
        return status == 303 and duration in ticked(self.ask("GET", f"{root}/small/ask/shoulder")[1])


@contextlib.contextmanager
def server(folder: Path, port: int, address: str = SITE) -> "Iterator[subprocess.Popen[bytes]]":
    """One of the servers, as the unit starts it."""
    process = start(folder, port, address)
    try:
        yield process
    finally:
        end(process)


def start(folder: Path, port: int, address: str = SITE) -> "subprocess.Popen[bytes]":
    """A server over the folder, which adds to a log beside it."""
    command = [sys.executable, "-m", "decision_aid.cli", "serve", str(folder), "--port", str(port), "--log"]
    with (folder.parent / "log").open("ab") as log:
        return subprocess.Popen(command, env={**os.environ, "DECISION_AID_ADDRESS": address}, stdout=log, stderr=log)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "aids"
    folder.mkdir()
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    return folder


@pytest.fixture
def front(tmp_path: Path) -> Path:
    front = tmp_path / "nginx"
    front.mkdir()
    return front


def ready(process: "subprocess.Popen[bytes]", port: int, folder: Path) -> None:
    """Return once the server answers."""
    wait_for(f"http://127.0.0.1:{port}/readyz", process, folder.parent / "log")


@needs_nginx
def test_a_consultation_over_https_through_nginx(folder: Path, front: Path) -> None:
    port = free_port()
    with server(folder, port) as process, in_front(front, [port]) as https:
        ready(process, port, folder)
        browser = Browser(https, front)
        assert browser.says("long")
        assert "; Secure; HttpOnly" in browser.set_cookie
        assert browser.ask("GET", "/small/summary")[0] == 200
    lines = [json.loads(line) for line in (folder.parent / "log").read_text().splitlines() if line.startswith("{")]
    assert {line.get("route") for line in lines} >= {"questions.ask", "questions.take_page", "summary.summary"}
    assert "long" not in (folder.parent / "log").read_text()


@pytest.mark.soak  # a consultation goes through nginx every day
@needs_nginx
def test_requests_that_never_end_hold_up_nobody_behind_nginx(folder: Path, front: Path) -> None:
    port = free_port()
    with server(folder, port) as process, in_front(front, [port]) as https, contextlib.ExitStack() as slow:
        ready(process, port, folder)
        browser = Browser(https, front)
        for _ in range(HALF_OPEN):
            line = slow.enter_context(socket.create_connection(("127.0.0.1", https), timeout=PATIENCE))
            half = slow.enter_context(browser.trusting.wrap_socket(line))
            half.sendall(b"GET /small/ HTTP/1.1\r\nHost: aids.example.org\r\nX-Slow:")
        assert browser.says("long")


@pytest.mark.soak  # test_below_a_path has it without nginx
@needs_nginx
def test_a_consultation_below_a_path_through_nginx(folder: Path, front: Path) -> None:
    port = free_port()
    with server(folder, port, f"{SITE}/aids") as process, in_front(front, [port]) as https:
        ready(process, port, folder)
        browser = Browser(https, front)
        assert browser.says("long", "/aids")
        assert "Path=/aids" in browser.set_cookie
        assert browser.ask("GET", "/small/")[0] == 404


@pytest.mark.soak
@needs_nginx
def test_three_servers_of_which_one_dies_every_few_seconds_lose_no_answer(folder: Path, front: Path) -> None:
    ports = [free_port() for _ in range(3)]
    running = {port: start(folder, port) for port in ports}
    for port, process in running.items():
        ready(process, port, folder)
    counted: Counter[str] = Counter()
    enough = threading.Event()
    with in_front(front, ports) as https:
        people = [threading.Thread(target=_answering, args=(https, front, enough, counted)) for _ in range(4)]
        for person in people:
            person.start()
        try:
            _killing(running, folder, counted)
        finally:
            enough.set()
            for person in people:
                person.join()
            for process in running.values():
                end(process)

    assert counted["kept"] >= KILLS * ANSWERS_BETWEEN
    assert counted["lost"] == 0
    assert counted["failed"] <= KILLS  # what was in flight, one for each at most


def _answering(port: int, front: Path, enough: threading.Event, counted: Counter[str]) -> None:
    browser, turn = Browser(port, front), 0
    while not enough.is_set():
        turn += 1
        try:
            counted["kept" if browser.says(("short", "long", "unsure")[turn % 3]) else "lost"] += 1
        except (OSError, http.client.HTTPException, AssertionError):
            counted["failed"] += 1


def _killing(running: "dict[int, subprocess.Popen[bytes]]", folder: Path, counted: Counter[str]) -> None:
    """Kill one server after the other, each after so many more answers that were kept."""
    chance = random.Random(1)
    for killed in range(1, KILLS + 1):
        wait_until(lambda: counted["kept"] >= killed * ANSWERS_BETWEEN, lambda: str(counted))  # noqa: B023
        port = chance.choice(list(running))
        running[port].send_signal(signal.SIGKILL)
        running[port].wait()
        running[port] = start(folder, port)
        ready(running[port], port, folder)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
def test_the_unit_is_one_that_systemd_takes(tmp_path: Path) -> None:
    unit = part("/etc/systemd/system/decision-aid@.service")
    unit = unit.replace("/opt/decision-aid/bin/decision-aid", sys.executable)
    path = tmp_path / "decision-aid@8001.service"
    path.write_text(unit, encoding="utf-8")
    said = subprocess.run(["systemd-analyze", "verify", "--man=no", str(path)], capture_output=True, text=True)
    ours = [line for line in said.stderr.splitlines() if "decision-aid@" in line]

    assert ours == []


def test_the_unit_has_room_for_a_server_beside_the_largest_paper_and_outlives_that() -> None:
    unit = part("/etc/systemd/system/decision-aid@.service")
    bound = re.search(r"^MemoryMax=(\d+)M$", unit, re.MULTILINE)

    assert bound
    assert int(bound[1]) >= MEGABYTES + SERVER_ALONE
    assert "\nOOMPolicy=continue\n" in unit


def test_the_command_for_gunicorn_serves(folder: Path) -> None:
    pytest.importorskip("gunicorn")
    port = free_port()
    command = part("gunicorn").replace("/srv/aids", str(folder)).replace("8001", str(port))
    command = command.replace("/opt/decision-aid/bin/gunicorn", f"exec {sys.executable} -m gunicorn")
    log = folder.parent / "log"
    with log.open("wb") as said:
        process = subprocess.Popen(["sh", "-c", command], stdout=said, stderr=said)
    try:
        ready(process, port, folder)
    finally:
        end(process)


def test_gunicorn_ends_with_one_line_where_the_key_is_short(folder: Path) -> None:
    pytest.importorskip("gunicorn")
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{free_port()}"]
    environment = {**os.environ, "DECISION_AID_FOLDER": str(folder), "DECISION_AID_KEY": "short"}

    ended = subprocess.run(
        [*command, "decision_aid.web.wsgi:application()"], env=environment, capture_output=True, text=True, check=False
    )

    assert ended.returncode == 4
    assert "is empty or short and could be guessed. Use 16 letters or more." in ended.stderr
    assert "Traceback" not in ended.stderr
