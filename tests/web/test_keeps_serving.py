"""A server goes on where the disk is full or only reads, where its folder is away, and where the clock is set."""

import datetime
import json
import logging
import os
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.resources import PACKAGE, resource_folder
from decision_aid.web.app import create_app
from decision_aid.web.http import sessions
from decision_aid.web.wsgi import JsonFormatter
from tests.support.aids import SMALL, TODAY
from tests.support.editing import editing_app, signed_in
from tests.support.folders import contents
from tests.support.pages import answer, app_over, session_id, ticked, words
from tests.support.processes import children, told
from tests.support.sampling import sampled
from tests.support.serving import fetch, free_port, serving, status, wait_for
from tests.support.waiting import wait_until

A_DAY = 24 * 3600
A_WHILE = 2.1  # seconds: longer than a file may be away while git writes it


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "aids"
    folder.mkdir()
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    return folder


@pytest.fixture
def client(folder: Path) -> FlaskClient:
    return create_app(folder, secret_key="tests", today=lambda: TODAY).test_client()


def goes_on(client: FlaskClient) -> bool:
    """Whether a consultation can be begun, answered, read and printed."""
    kept = answer(client, "shoulder", {"duration": ["short"]}, aid="small").status_code == 303
    pages = ("", "ask/days", "check", "summary", "about", "handout", "handout.pdf")
    return kept and all(client.get(f"/small/{page}").status_code == 200 for page in pages)


def test_alive_and_ready(client: FlaskClient) -> None:
    assert (client.get("/healthz").status_code, client.get("/healthz").text) == (200, "alive\n")
    assert (client.get("/readyz").status_code, client.get("/readyz").text) == (200, "ready\n")


def test_whether_a_server_is_alive_is_not_asked_of_its_folder(
    client: FlaskClient, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever looks into the folder finds the broken file there, and logs it."""
    (folder / "broken.yaml").write_text("title: half\n", encoding="utf-8")

    assert client.get("/healthz", headers={"Accept-Language": "es"}).status_code == 200
    assert caplog.messages == []
    assert client.get("/readyz", headers={"Accept-Language": "es"}).status_code == 200
    assert "broken.yaml:1:1: error" in caplog.text


def test_without_an_aid_to_show_a_server_is_alive_and_not_ready(folder: Path) -> None:
    (folder / "small.yaml").write_text("title: half\n", encoding="utf-8")
    client = create_app(folder, secret_key="tests").test_client()

    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503


@pytest.mark.soak  # a full disk ends no consultation every day
def test_a_server_whose_program_is_replaced_is_alive_and_not_ready(folder: Path, tmp_path: Path) -> None:
    """Pages that nobody asked for before then fail, since what they are drawn with is gone."""
    program = tmp_path / "installed"
    shutil.copytree(PACKAGE, program / "decision_aid", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("rules", "templates"):
        shutil.copytree(resource_folder(name), program / name)
    lines = "import sys; sys.path.insert(0, sys.argv.pop(1)); from decision_aid.cli import main; main()"

    with serving([sys.executable, "-c", lines, str(program)], tmp_path, str(folder)) as address:
        before = status(f"{address}/small/"), status(f"{address}/readyz")
        program.rename(tmp_path / "elsewhere")
        after = status(f"{address}/small/handout"), status(f"{address}/readyz"), status(f"{address}/healthz")

    assert (before, after) == ((200, 200), (500, 503, 200))


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Let so many seconds pass at once."""
    real = time.monotonic
    return lambda seconds: monkeypatch.setattr(time, "monotonic", lambda: real() + seconds)


def test_a_folder_that_is_away_ends_no_consultation(
    client: FlaskClient, folder: Path, later: Callable[[float], None]
) -> None:
    answer(client, "shoulder", {"duration": ["long"]}, aid="small")
    folder.rename(folder.with_name("elsewhere"))
    later(A_WHILE)

    assert ticked(client.get("/small/ask/shoulder").text) == ["long"]
    assert goes_on(client)
    assert "Stiff shoulder" in client.get("/").text
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503
    folder.with_name("elsewhere").rename(folder)
    assert client.get("/readyz").status_code == 200


def test_a_file_that_was_taken_away_is_not_shown_for_long(
    client: FlaskClient, folder: Path, later: Callable[[float], None]
) -> None:
    client.get("/small/")
    (folder / "small.yaml").unlink()
    client.get("/small/")
    later(A_WHILE)

    assert client.get("/small/").status_code == 404


def test_a_folder_that_only_reads_ends_no_consultation(client: FlaskClient, folder: Path) -> None:
    (folder / "small.yaml").chmod(0o444)
    folder.chmod(0o555)
    try:
        assert goes_on(client)
    finally:
        folder.chmod(0o755)


@sampled("days", [-20_000, -1, 1, 3_000], 2)
def test_a_clock_that_is_set_ends_no_consultation(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    answer(client, "shoulder", {"duration": ["long"]}, aid="small")
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + days * A_DAY)

    assert ticked(client.get("/small/ask/shoulder").text) == ["long"]
    assert goes_on(client)
    monkeypatch.undo()
    assert ticked(client.get("/small/ask/shoulder").text) == ["short"]


def test_another_day_than_the_file_expects_keeps_the_aid(folder: Path) -> None:
    days = iter([datetime.date(1970, 1, 1), datetime.date(2090, 1, 1)] * 500)
    client = create_app(folder, secret_key="tests", today=lambda: next(days)).test_client()

    assert goes_on(client)


@pytest.mark.parametrize(("minutes", "kept"), [(-2880, ["long"]), (25, ["long"]), (60, [])])
def test_answers_end_when_nobody_is_there_and_not_because_a_clock_is_ahead(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, minutes: int, kept: list[str]
) -> None:
    answer(client, "shoulder", {"duration": ["long"]}, aid="small")
    monkeypatch.setattr(sessions, "STARTED", sessions.STARTED + minutes * 60)

    assert ticked(client.get("/small/ask/shoulder").text) == kept


def test_a_full_disk_ends_no_consultation(folder: Path, tmp_path: Path) -> None:
    """No file may grow by a byte, as on a full disk; the log lies on that disk too."""
    port, log = free_port(), tmp_path / "server.log"
    command = [sys.executable, "-m", "decision_aid.cli", "serve", str(folder), "--port", str(port)]
    with log.open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, preexec_fn=_full_disk)
        try:
            wait_for(f"http://127.0.0.1:{port}/", process, log)
            statuses = [fetch(f"http://127.0.0.1:{port}/small/{page}")[0] for page in ("", "summary", "handout")]
            with pytest.raises(ValueError, match="codec|decode"):  # a PDF is no text
                fetch(f"http://127.0.0.1:{port}/small/handout.pdf")
        finally:
            process.terminate()
            process.wait()

    assert statuses == [200, 200, 200]
    assert log.stat().st_size == 0
    assert not (folder / ".decision-aid" / "key").exists()


def _full_disk() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def test_a_server_leaves_no_core_dump_and_its_end_ends_the_process_that_checks(folder: Path, tmp_path: Path) -> None:
    with serving([sys.executable, "-m", "decision_aid.cli"], tmp_path, str(folder)) as address:
        assert fetch(f"{address}/small/")[0] == 200
        begun = children(os.getpid())
        (server,) = (one for one in begun if str(folder).encode() in told(one, "cmdline"))
        limits = Path(f"/proc/{server}/limits").read_text(encoding="ascii")
        checking = children(server)

    assert re.search(r"^Max core file size +0 +0 ", limits, re.MULTILINE)
    assert len(checking) == 1
    wait_until(lambda: not Path(f"/proc/{checking[0]}/exe").exists(), lambda: "the process that checks goes on")


def test_an_author_is_told_that_nothing_can_be_written(tmp_path: Path) -> None:
    client = signed_in(editing_app(tmp_path))
    page = client.get("/edit/small/").text
    (tmp_path / ".decision-aid" / "drafts").write_text("no folder", encoding="utf-8")
    sent = {"session_id": session_id(page), "text": SMALL.replace("Stiff", "Sore"), "base": "x"}
    answered = client.post("/edit/small/draft", data=sent)

    assert answered.status_code == 503
    assert "This can't be written down now" in words(answered.text)
    assert goes_on(client)


def test_the_log_tells_each_request_and_no_answer(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = app_over(tmp_path, TODAY).test_client()
    with caplog.at_level(logging.INFO, logger="decision_aid"):
        answer(client, "symptoms", {"duration": ["long"], "age": ["44"]})
        answer(client, "symptoms", {"duration": ["long"], "tried": ["tablets"], "age": ["44"]})
        for page in (
            "check",
            "summary",
            "handout",
            "handout.pdf",
            "about",
            "nothing/44/tablets",
            "ask/tablets?q-age=44",
        ):
            client.get(f"/wrist/{page}")
        client.get("/static/style.css").close()
        client.open("/wrist/", method="TABLETS")
        client.get("/healthz")
    lines = [json.loads(JsonFormatter().format(record)) for record in caplog.records if hasattr(record, "facts")]

    assert len(lines) == 12
    assert {frozenset(line) for line in lines} == {frozenset({"time", "level", "method", "route", "status", "ms"})}
    assert lines[1]["route"] == "questions.take_page"
    assert {line["method"] for line in lines} == {"GET", "POST", "other"}
    assert all(line["ms"] >= 0 for line in lines)
    told = [{name: line[name] for name in ("method", "route", "status")} for line in lines]
    assert not [word for word in ("44", "tablets", "long") if word in json.dumps(told).lower()]


def test_no_header_cookie_or_log_holds_an_answer_after_a_whole_consultation(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The one place that does is the signed cookie of the browser; what else is sent or written, does not."""
    client = app_over(tmp_path, TODAY).test_client()
    sent: list[str] = []
    with caplog.at_level(logging.DEBUG):
        for page, given in CONSULTATION * 2:
            sent.append(_headers(answer(client, page, given).headers))
        for page in ("check", "summary", "handout", "handout?pages=full", "handout.pdf", "about", "flow"):
            sent.append(_headers(client.get(f"/wrist/{page}").headers))
        sent.append(_headers(client.post("/wrist/clear").headers))
    files = b"".join(held for path, held in contents(tmp_path).items() if path.suffix != ".yaml")

    assert len(sent) > 10
    for secret in ("47.11", "tablets", "rather not say", "a lot"):
        assert secret not in "\n".join(sent)
        assert secret not in caplog.text
        assert secret.encode() not in files
    with client.session_transaction() as left:
        assert dict(left) == {"cleared": True}


CONSULTATION = [
    ("symptoms", {"duration": ["long"], "tried": ["tablets"], "age": ["47.11"]}),
    ("daily", {"job": ["rather not say"]}),
    ("what-matters", {"pain-matters": ["a lot"]}),
]


def _headers(headers: object) -> str:
    """The headers as they travel, without the cookie and without the length of what follows."""
    lines = str(headers).splitlines()
    return "\n".join(line for line in lines if not line.startswith(("Set-Cookie", "Content-Length")))
