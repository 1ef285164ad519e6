"""The lupus aid as one file, opened in Chromium from the disk: its size, and how long a person waits."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.table import Measured, bounded
from tests.support.aids import RULE_FILES
from tests.support.browser.from_disk import from_disk, wait_until_ready
from tests.support.browser.launching import QUIET, chromium
from tests.support.offline import bundle, pyodide_package
from tests.support.offline.in_browser import HOLD_ENGINE, asked_in

LUPUS = next(path for path in RULE_FILES if path.stem == "lupus-stem-cell")
ROUNDS = 3
PAGES = ("summary", "check", "ask/nephritis", "what-if", "handout")
TIMES = 5  # each page
MB, GLANCE, READY, PAGE = 8, 2, 6, 30


def measured() -> Iterator[Measured]:
    """Four lines: the shortest times of some openings."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "aid.html"
        bundle(LUPUS, file, pyodide_package(Path(folder)))
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        glance, ready, page = (
            min(found) for found in zip(*(_opened(browser, file) for _ in range(ROUNDS)), strict=True)
        )
        browser.close()
        yield bounded("lupus aid in three languages", file.stat().st_size / 1e6, "MB", MB)
    yield bounded("from opening to the glance", glance, "s", GLANCE)
    yield bounded("from opening until answers are taken", ready, "s", READY)
    yield bounded("a page after that, mean of five kinds", page * 1000, "ms", PAGE)


def _opened(browser: Browser, file: Path) -> tuple[float, float, float]:
    """Seconds to the glance, until answers are taken, and for a page."""
    before = time.monotonic()
    with from_disk(browser, file, HOLD_ENGINE) as page:
        page.locator("h1").wait_for()
        glance = time.monotonic() - before
        wait_until_ready(page)
        return glance, time.monotonic() - before, _for_a_page(page)


def _for_a_page(page: Page) -> float:
    ask = asked_in(page.evaluate)
    addresses = [f"/{LUPUS.stem}/{name}" for name in PAGES]
    for address in addresses:
        ask("GET", address, "")  # the first time, its template is compiled
    before = time.monotonic()
    for address in addresses * TIMES:
        ask("GET", address, "")
    return (time.monotonic() - before) / len(addresses) / TIMES
