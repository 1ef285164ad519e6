"""What a person does in a browser: open the aid, choose, follow a link, and the pages at which they do it."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.support.browser.launching import QUIET
from tests.support.waiting import PATIENCE

AID = "/lupus-stem-cell"


def opened(browser: Browser, base: str, **context: Any) -> Iterator[Page]:
    """A page in a browser of its own, closed afterwards; what its scripts get wrong fails the test."""
    wrong: list[str] = []
    with browser.new_context(base_url=base, **context) as own:
        page = own.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if "Content Security" in said.text else None)
        yield page
    assert wrong == []


def too_narrow_for(page: Page, *widths: int) -> list[int]:
    """Those widths of a window in which the page, opened once, is wider than the window."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(width)
    return found


def tab_to(page: Page, name: str, most: int = 120) -> None:
    """Press Tab until what has the focus is called that."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()") == name:
            return
    raise AssertionError(f"Tab never reached “{name}” on {page.url}")


def follow(page: Page, name: str) -> None:
    """Reach a link or button by Tab, press Enter, and wait for where it leads."""
    tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def wait_until_drawn(page: Page) -> None:
    """Return once the browser has drawn the page: only then does it take the focus to the line of an address."""
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")


def choose(page: Page, name: str) -> None:
    """Reach a choice by Tab and take it."""
    tab_to(page, name)
    page.keyboard.press("Space")


@contextlib.contextmanager
def at_home(browser: Browser, profile: Path, base: str, program: str | None) -> Iterator[Page]:
    """A page of that Chromium, which keeps its files in that folder, until it is closed."""
    context = browser.browser_type.launch_persistent_context(
        profile, executable_path=program, args=QUIET, base_url=base, reduced_motion="reduce"
    )
    context.set_default_timeout(PATIENCE * 1000)
    yield context.pages[0]
    context.close()
