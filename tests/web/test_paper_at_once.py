"""Pages never wait for paper: so many PDFs are made or waited for at once, and one more is asked to come again."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from decision_aid.cli.waitress_server import THREADS
from decision_aid.web.person.handout import MAX_REQUESTED_PDFS
from tests.support.nginx import DEPLOY
from tests.support.pages import session_id, words
from tests.support.processes import children, runs_a_program
from tests.support.serving import end, free_port, wait_for
from tests.support.waiting import PATIENCE, wait_until

CLIENTS = 8
TURNS = "from decision_aid.output.handout import typesetting; typesetting.TURN_SECONDS = {seconds}"
SERVERS = {
    "serve": "{python} {program} serve --port {port}",
    "gunicorn": "{python} -m gunicorn --config {program} --bind 127.0.0.1:{port} --preload --workers 1 --threads 8 "
    "decision_aid.web.wsgi:application()",
}
START = {"serve": "; from decision_aid.cli import main; main()", "gunicorn": ""}
PAGES = ("/healthz", "/readyz", "/", "/starter/", "/starter/handout", "/starter/about", "/starter/check")
LUPUS = "/lupus-stem-cell/handout.pdf"
FULL = "/starter/handout.pdf?pages=full&print=large"


@pytest.fixture(params=["serve", pytest.param("gunicorn", marks=pytest.mark.soak)])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, int]]:
    """The address of a server in which each PDF waits for its turn, and the process that makes them, which made one."""
    with started(request.param, PATIENCE, tmp_path) as found:
        yield found


@contextlib.contextmanager
def started(server: str, seconds: int, folder: Path) -> Iterator[tuple[str, int]]:
    """The same for a server in which a PDF waits so long for its turn."""
    port, log, program = free_port(), folder / "log", folder / "program.py"
    program.write_text(TURNS.format(seconds=seconds) + START[server], encoding="utf-8")
    command = SERVERS[server].format(python=sys.executable, port=port, program=program).split()
    address = f"http://127.0.0.1:{port}"
    with log.open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env={**os.environ, "DECISION_AID_FOLDER": ""})
        try:
            wait_for(address + "/", process, log)
            assert get(address + FULL)[0] == 200
            yield address, typesetter(process.pid)
        finally:
            end(process)


def typesetter(process: int) -> int:
    """The child of a server, or of its worker; the forks that make the papers are its own children."""
    below = [process]
    while not runs_a_program(below[0]):
        below += children(below.pop(0))
    return below[0]


def get(address: str, language: str = "en") -> tuple[int, str, bytes]:
    """The status, how long to wait before the next try, and what came."""
    asked = urllib.request.Request(address, headers={"Accept-Language": language})
    try:
        with urllib.request.urlopen(asked, timeout=PATIENCE) as page:
            return page.status, "", page.read()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.headers["Retry-After"], refused.read()


def count_of(address: str) -> tuple[int, str, bytes]:
    """What a browser that opened the page to print is told of how many pages the PDF has."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with opener.open(f"{address}/starter/handout", timeout=PATIENCE) as page:
        form = urllib.parse.urlencode({"session_id": session_id(page.read().decode())}).encode()
    asked = urllib.request.Request(f"{address}/starter/handout/page-count", form, {"Sec-Fetch-Site": "same-origin"})
    try:
        with opener.open(asked, timeout=PATIENCE) as counted:
            return counted.status, "", counted.read()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.headers["Retry-After"], refused.read()


@contextlib.contextmanager
def stopped(process: int) -> Iterator[None]:
    """The process does nothing meanwhile."""
    os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process, signal.SIGCONT)


def test_pages_are_answered_while_every_pdf_waits(server: tuple[str, int]) -> None:
    address, process = server
    with ThreadPoolExecutor(CLIENTS) as clients, stopped(process):
        papers = [clients.submit(get, address + FULL) for _ in range(CLIENTS)]
        refused = done(papers, CLIENTS - MAX_REQUESTED_PDFS)
        waiting = [paper for paper in papers if paper not in refused]
        counts = [clients.submit(count_of, address) for _ in range(2)]
        done(counts, 2)
        pages = [get(address + page)[0] for page in PAGES]
        said = [words(get(address + LUPUS, language)[2].decode()) for language in ("en", "es")]
        assert not any(paper.done() for paper in waiting)

    assert pages == [200] * len(PAGES)
    assert [count.result() for count in counts] == [(503, "5", b"")] * 2
    assert [paper.result()[:2] for paper in refused] == [(503, "5")] * (CLIENTS - MAX_REQUESTED_PDFS)
    assert {paper.result()[2][:5] for paper in waiting} == {b"%PDF-"}
    assert "Please try again in a moment" in said[0]
    assert "Vuelva a intentarlo en un momento" in said[1]
    assert 'href="/starter/handout?pages=full&amp;print=large"' in refused[0].result()[2].decode()


def done(papers: list["Future[tuple[int, str, bytes]]"], count: int) -> list["Future[tuple[int, str, bytes]]"]:
    """Those that came first, once there are so many."""
    wait_until(lambda: sum(paper.done() for paper in papers) >= count)
    return [paper for paper in papers if paper.done()]


@pytest.mark.soak  # every PDF waits at once every day
def test_a_pdf_whose_turn_does_not_come_is_to_be_asked_for_again(tmp_path: Path) -> None:
    with started("serve", 0, tmp_path) as (address, process):
        with ThreadPoolExecutor(2) as clients, stopped(process):
            papers = [clients.submit(get, address + FULL) for _ in range(2)]
            (refused,) = done(papers, 1)

        assert refused.result()[:2] == (503, "5")
        assert "Please try again in a moment" in words(refused.result()[2].decode())
        assert {paper.result()[2][:5] for paper in papers if paper is not refused} == {b"%PDF-"}


@pytest.mark.soak  # every PDF waits at once every day
def test_a_pdf_waits_no_longer_for_a_count_of_pages_than_for_a_pdf(tmp_path: Path) -> None:
    with started("serve", 0, tmp_path) as (address, process):
        with ThreadPoolExecutor(3) as clients, stopped(process):
            counts = [clients.submit(count_of, address) for _ in range(2)]
            (busy,) = done(counts, 1)  # so the other one is being made
            paper = clients.submit(get, address + FULL)
            done([paper], 1)

        assert paper.result()[:2] == (503, "5")
        assert busy.result() == (503, "5", b"")
        assert [count.result()[2].isdigit() for count in counts if count is not busy] == [True]


def test_there_are_more_threads_than_papers_at_once() -> None:
    named = re.search(r"gunicorn .*--threads (\d+)", DEPLOY.read_text(encoding="utf-8"))

    assert named
    assert min(THREADS, int(named[1])) >= 2 * MAX_REQUESTED_PDFS
