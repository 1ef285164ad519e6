"""An aid as one file, opened from the disk in a browser without a network."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.waiting import PATIENCE

KINDS = ("file:", "blob:", "data:")


@contextmanager
def from_disk(browser: Browser, file: Path, script: str = "", **context: Any) -> Iterator[Page]:
    """The file in a browser of its own, after a script if there is one; what goes wrong, or is asked for, fails."""
    wrong: list[str] = []
    with browser.new_context(**context) as own:
        own.set_offline(True)
        own.add_init_script(script)
        page = own.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda one: None if one.url.startswith(KINDS) else wrong.append(one.url))
        page.goto(file.as_uri())
        yield page
        assert wrong == []


def said_at_the_top(page: Page) -> Locator:
    """The line at the top: it is there until answers are taken."""
    return page.locator("[data-offline-start]")


def wait_until_ready(page: Page) -> None:
    """Wait until answers are taken."""
    expect(said_at_the_top(page)).to_be_hidden(timeout=PATIENCE * 1000)
