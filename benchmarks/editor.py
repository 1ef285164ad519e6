"""Times, in a real browser over the lupus aid, how long after the last key a problem stands in the list."""

import shutil
import statistics
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from waitress.server import create_server

from benchmarks.table import Measured, bounded
from decision_aid.resources import resource_folder
from decision_aid.storage.authors import Authors
from decision_aid.web.app import create_app
from decision_aid.web.editor.state import AuthorLogin

AID = "lupus-stem-cell"
NAME, PASSWORD = "An author", "a long password"
ROUNDS = 15
MOST = 300  # from a pause, which is itself a part of the time
STOPWATCH = """() => {
  const list = document.getElementById("problems");
  new MutationObserver(() => { window.shown = performance.now(); }).observe(list, { childList: true });
  document.addEventListener("keydown", () => { window.pressed = performance.now(); }, true);
}"""


def measured() -> Iterator[Measured]:
    """Two lines: the usual time, and the longest."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(resource_folder("rules") / f"{AID}.yaml", folder)
        Authors(Path(folder)).add(NAME, PASSWORD)
        server = create_server(create_app(Path(folder), edit=AuthorLogin()), host="127.0.0.1", port=0)
        threading.Thread(target=server.run, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page(base_url=f"http://127.0.0.1:{server.effective_port}")
            _come_in(page)
            times = [_milliseconds(page, str(number)) for number in range(10, 10 + ROUNDS)]
            browser.close()
        server.close()
    yield bounded(f"from the last key to the problem, median of {ROUNDS}", statistics.median(times), "ms", MOST)
    yield bounded("from the last key to the problem, longest", max(times), "ms")


def _come_in(page: Page) -> None:
    page.goto("/edit/sign-in")
    page.locator("#name").fill(NAME)
    page.locator("#password").fill(PASSWORD)
    page.locator(".sign-in button").click()
    page.goto(f"/edit/{AID}/")
    page.wait_for_selector("form[data-state=ready]")
    page.wait_for_selector("#problems li", state="detached")  # that it is still being checked
    page.evaluate(STOPWATCH)
    page.locator(".cm-content").focus()


def _milliseconds(page: Page, slip: str) -> float:
    """Misspell a certainty, in a way of its own, wait until that is told, and put it right again."""
    page.keyboard.press("Control+Home")
    page.keyboard.press("Control+f")
    page.keyboard.type("certainty: moderate")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    page.keyboard.type(slip)
    page.wait_for_selector(f"#problems li:has-text('moderate{slip}')")
    found: float = page.evaluate("shown - pressed")
    for _ in slip:
        page.keyboard.press("Backspace")
    page.wait_for_selector("#problems li", state="detached")
    page.wait_for_timeout(500)
    return found
