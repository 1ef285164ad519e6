"""Where the typesetter fails, whoever asked for the paper gets it: as a PDF, else as a page to print."""

import logging
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.output.handout import typesetting
from decision_aid.web.app import create_app
from tests.support.aids import SMALL, TODAY, aid_from
from tests.support.house import ROOT
from tests.support.pages import answer, session_id, words
from tests.support.paper import unfit
from tests.support.processes import children, runs_a_program
from tests.support.sampling import sampled
from tests.support.translations import whole
from tests.support.waiting import PATIENT_QUEUES

FORMS = ["", "pages=full", "print=large&paper=letter", "languages=both", "languages=both&pages=full"]
INSTEAD = "The PDF can't be made at the moment. Here is the same handout as a page"


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "small.es.yaml").write_text(whole(aid_from(SMALL)), encoding="utf-8")
    client = create_app(tmp_path, secret_key="tests", today=lambda: TODAY).test_client()
    answer(client, "shoulder", {"duration": ["long"]}, aid="small")
    return client


@pytest.fixture
def spoilt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every template is one that Typst itself refuses, with what it was given in its words."""
    for name in typesetting.SOURCES:
        monkeypatch.setitem(typesetting.SOURCES, name, "\n#panic(sys.inputs.sheet)")


@sampled("form", FORMS, 2)
def test_where_no_pdf_can_be_made_the_same_comes_as_a_page(client: FlaskClient, spoilt: None, form: str) -> None:
    made, page = client.get(f"/small/handout.pdf?{form}"), client.get(f"/small/handout?{form}")

    assert (made.status_code, made.mimetype) == (200, "text/html")
    assert INSTEAD in words(made.text)
    assert INSTEAD not in words(page.text)
    sheet = re.compile(r"<main.*</main>", re.DOTALL)
    assert sheet.findall(made.text) == sheet.findall(page.text) != []


def test_ticked_questions_stay_ticked_on_the_page(client: FlaskClient, spoilt: None) -> None:
    page = client.get("/small/handout").text
    ticks = re.findall(r'name="ask" value="(\d+)"', page)[:1]
    made = client.post("/small/handout.pdf?pages=full", data={"session_id": session_id(page), "ask": ticks})

    assert made.status_code == 200
    assert INSTEAD in words(made.text)
    assert re.findall(r'name="ask" value="(\d+)"[^>]* checked', made.text) == ticks


def test_the_log_says_where_it_failed_and_no_word_of_the_paper(
    client: FlaskClient, spoilt: None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        client.get("/small/handout.pdf")

    assert "small: the handout can't be set: TypstError in line 2:1 of the template" in caplog.text
    assert "A month or more" in client.get("/small/handout").text
    assert not [said for said in ("a month", "long", "panicked", "Stiff") if said in caplog.text]


def test_a_paper_that_fills_the_memory_ends_no_more_than_itself(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as patch:
        patch.setitem(typesetting.SOURCES, "handout-short.typ", "#let filled = range(200000000)")
        made = client.get("/small/handout.pdf")

    assert made.status_code == 200
    assert INSTEAD in words(made.text)
    assert "small: the handout can't be set: its process ended (SIGABRT)" in caplog.text
    assert client.get("/small/handout.pdf").mimetype == "application/pdf"


def test_a_typesetter_that_somebody_ended_is_started_anew(client: FlaskClient) -> None:
    first = client.get("/small/handout.pdf").data
    for child in filter(runs_a_program, children(os.getpid())):
        os.kill(child, signal.SIGKILL)
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)

    assert client.get("/small/handout.pdf").data == first
    assert unfit(first) == []


@pytest.mark.soak  # a folder may go every day
def test_templates_that_are_replaced_while_a_server_runs_change_no_paper(tmp_path: Path) -> None:
    """A newer template prints what this program does not know: it was the cause of a paper that did not come."""
    for name in ("decision_aid", "templates", "rules"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    said = subprocess.run([sys.executable, "-c", REPLACED], cwd=tmp_path, capture_output=True, text=True)

    assert said.stdout.split() == ["200", "application/pdf"] * 4, said.stderr


REPLACED = f"""
import sys
sys.path.insert(0, ".")
from pathlib import Path
from decision_aid.web.app import create_app
{PATIENT_QUEUES}
assert Path(create_app.__globals__["__file__"]).is_relative_to(Path.cwd())
client = create_app(Path("rules"), secret_key="tests").test_client()
for content in (b"#sheet.nothing-of-this-name", b"#let half = (", None):
    for name in {tuple(typesetting.TEXTS)!r}:
        path = Path("templates", name)
        path.write_bytes(content) if content else path.unlink()
    made = client.get("/starter/handout.pdf")
    print(made.status_code, made.mimetype)
made = client.get("/starter/handout.pdf?pages=full")
print(made.status_code, made.mimetype)
"""


def test_a_folder_in_which_a_server_was_started_may_go(tmp_path: Path) -> None:
    """-P as for the installed commands: nothing is imported from that folder, which Python 3.13.0 can't bear gone."""
    code = (
        f"import os, sys; sys.path.insert(0, sys.argv[1]); {PATIENT_QUEUES};"
        "from pathlib import Path; from decision_aid.web.app import create_app;"
        "client = create_app(Path(sys.argv[1], 'rules'), secret_key='tests').test_client();"
        "os.rmdir(os.getcwd()); print(client.get('/starter/handout.pdf').mimetype)"
    )
    here = tmp_path / "here"
    here.mkdir()
    said = subprocess.run([sys.executable, "-P", "-c", code, str(ROOT)], cwd=here, capture_output=True, text=True)

    assert said.stdout.strip() == "application/pdf", said.stderr
