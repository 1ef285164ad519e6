"""One handout set by us, by WeasyPrint and by headless Chromium, with the same words on as many pages of the same size.

Theirs is the handout's page as people print it. Its letters and margins are fitted, so that it has as many pages.
"""

import io
import re
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from flask.testing import FlaskClient
from pypdf import PdfReader

from benchmarks.serving import AID, first_page
from benchmarks.table import Measured, alike, quicker, version_of
from decision_aid.resources import resource_folder
from decision_aid.web.app import create_app

FORMS = {"short handout": "short", "full handout": "full"}
ROUNDS = 3
LONG = 5  # seconds; what takes longer is measured once, and the first time counts
AIMS = {("short", "WeasyPrint"): 6, ("full", "WeasyPrint"): 10, ("full", "Chromium"): 1.5}
ON_PAPER = "@page { size: A4 } dialog { display: none } "
FITTED = {
    ("short", "WeasyPrint"): "@page { margin: 6mm 8mm } body:has(.sheet) { font-size: 8.4pt }",
    ("full", "WeasyPrint"): "@page { margin-bottom: 90mm }",
    ("full", "Chromium"): "@page { margin-bottom: 84mm }",
}
CHROMIUM = (
    *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"),
    *("--disable-quic", "--no-first-run", "--no-pdf-header-footer"),
)


@dataclass(frozen=True, slots=True)
class Size:
    """How much is on a paper."""

    pages: int
    words: int


def measured() -> Iterator[Measured]:
    """A line for each form and each other way to set it, from a page that is already drawn."""
    client = create_app(resource_folder("rules"), secret_key="x" * 32).test_client()
    first_page(client)
    with tempfile.TemporaryDirectory() as folder:
        for what, pages in FORMS.items():
            ours = partial(made_by_us, client, pages)
            took, paper = _median(ours)
            size = size_of(paper)
            for name, make in PRINTERS.items():
                theirs = partial(make, page_to_print(client, pages, name, Path(folder)))
                other, printed = _median(theirs)
                line = quicker(what, took, name, other, AIMS.get((pages, name), 0))
                yield replace(line, compared=f"{compare(what, size, size_of(printed))}; {VERSIONS[name]()}")


def compare(what: str, ours: Size, theirs: Size) -> str:
    """The sizes of both papers in words; ValueError where they differ by more than a tenth."""
    alike(f"pages of the {what}", ours.pages, theirs.pages)
    alike(f"words of the {what}", ours.words, theirs.words)
    return f"{ours.pages} pages and {ours.words:,} words of ours, {theirs.pages} and {theirs.words:,}"


def made_by_us(client: FlaskClient, pages: str) -> bytes:
    """Our PDF."""
    return client.get(f"{AID}/handout.pdf?pages={pages}").data


def page_to_print(client: FlaskClient, pages: str, printer: str, folder: Path) -> Path:
    """The handout's page as a file beside its style sheets, fitted to as many pages as ours has."""
    shutil.copytree(resource_folder("templates") / "static", folder / "static", dirs_exist_ok=True)
    for sheet in (folder / "static").glob("*.css"):  # WeasyPrint has no floats by the direction of writing
        sheet.write_text(sheet.read_text(encoding="utf-8").replace("float: inline-end", "float: right"))
    drawn = client.get(f"{AID}/handout?pages={pages}").text
    alone = re.sub(r'(href|src)="/static/([^"?]*)[^"]*"', r'\1="static/\2"', drawn)
    fitted = f"<style>{ON_PAPER}{FITTED.get((pages, printer), '')}</style></head>"
    page = folder / f"{pages}-{printer}.html"
    page.write_text(alone.replace("</head>", fitted), encoding="utf-8")
    return page


def made_by_weasyprint(page: Path) -> bytes:
    """The page as WeasyPrint sets it, in this process."""
    from weasyprint import HTML

    made: bytes = HTML(filename=page).write_pdf()
    return made


def made_by_chromium(page: Path) -> bytes:
    """The page as Chromium prints it, started for that, as a server does without one that waits."""
    paper, profile = page.with_suffix(".pdf"), page.with_suffix(".profile")
    subprocess.run(
        [*CHROMIUM, f"--user-data-dir={profile}", f"--print-to-pdf={paper}", page.as_uri()],
        check=True,
        capture_output=True,
    )
    return paper.read_bytes()


def size_of(pdf: bytes) -> Size:
    """The pages of a PDF, and the words on them."""
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    return Size(len(texts), sum(len(re.findall(r"[\w'’-]+", text)) for text in texts))


def _chromium_version() -> str:
    return subprocess.run(["chromium", "--version"], check=True, capture_output=True, text=True).stdout.strip()


PRINTERS = {"WeasyPrint": made_by_weasyprint, "Chromium": made_by_chromium}
VERSIONS = {"WeasyPrint": partial(version_of, "weasyprint"), "Chromium": _chromium_version}


def _median(work: Callable[[], bytes]) -> tuple[float, bytes]:
    """Seconds as somebody who waits would measure them, since Chromium works in processes of its own; and the PDF."""
    first, made = _seconds(work)
    if first > LONG:
        return first, made
    return statistics.median(_seconds(work)[0] for _ in range(ROUNDS)), made


def _seconds(work: Callable[[], bytes]) -> tuple[float, bytes]:
    before = time.perf_counter()
    made = work()
    return time.perf_counter() - before, made
