"""One handout set by us, by WeasyPrint and by headless Chromium from the same content; the time of each goes out."""

import re
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from flask.testing import FlaskClient

from benchmarks.table import Measured, quicker
from decision_aid.resources import resource_folder
from decision_aid.web.app import create_app

AID = "/lupus-stem-cell"
FORMS = {"short handout": "short", "full handout": "full"}
ROUNDS = 5
LONG = 5  # seconds; what takes longer is measured once, and the first time counts
AT_LEAST = 6
CHROMIUM = (
    *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"),
    *("--disable-quic", "--no-first-run", "--no-pdf-header-footer"),
)


def measured() -> Iterator[Measured]:
    """A line for each form and each other way to set it, from a page that is already drawn."""
    client = create_app(resource_folder("rules"), secret_key="x" * 32).test_client()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(resource_folder("templates") / "static", Path(folder) / "static")
        for what, pages in FORMS.items():
            page = Path(folder) / f"{pages}.html"
            page.write_text(_standing_alone(client.get(f"{AID}/handout?pages={pages}").text), encoding="utf-8")
            ours = _median(partial(_ours, client, pages))
            yield quicker(what, ours, "WeasyPrint", _median(partial(_weasyprint, page)), AT_LEAST)
            yield quicker(what, ours, "Chromium", _median(partial(_chromium, page)))


def _ours(client: FlaskClient, pages: str) -> None:
    _pdf(client.get(f"{AID}/handout.pdf?pages={pages}").data)


def _standing_alone(page: str) -> str:
    """The page as a file beside the folder of its styles."""
    return re.sub(r'(href|src)="/static/([^"?]*)[^"]*"', r'\1="static/\2"', page)


def _weasyprint(page: Path) -> None:
    from weasyprint import HTML

    _pdf(HTML(filename=page).write_pdf())


def _chromium(page: Path) -> None:
    paper = page.with_suffix(".pdf")
    profile = page.with_suffix(".profile")
    subprocess.run(
        [*CHROMIUM, f"--user-data-dir={profile}", f"--print-to-pdf={paper}", page.as_uri()],
        check=True,
        capture_output=True,
    )
    _pdf(paper.read_bytes())


def _pdf(made: bytes) -> None:
    """What is no paper would be made quickly for no good reason."""
    assert made.startswith(b"%PDF"), made[:80]


def _median(work: Callable[[], None]) -> float:
    """Seconds as somebody who waits would measure them, since Chromium works in processes of its own."""
    first = _seconds(work)
    if first > LONG:
        return first
    return statistics.median(_seconds(work) for _ in range(ROUNDS))


def _seconds(work: Callable[[], None]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before
