"""Pages in another language, in a real browser: switched without script, with every answer kept, and for everybody."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from decision_aid.web.app import create_app
from tests.support.aids import SMALL, TODAY, aid_from
from tests.support.browser.axe import faults
from tests.support.browser.desk import running
from tests.support.browser.walk import opened
from tests.support.translations import whole

LEFT = frozenset({"What have you tried?", "moved with ease", "Aching comes and goes."})
PATHS = ["/", "/small/", "/small/ask/shoulder", "/small/ask/what-matters", "/small/check", "/small/summary",
         "/small/about", "/small/handout", "/small/handout?languages=both", "/small/cleared", "/nowhere/"]  # fmt: skip


@pytest.fixture
def there(tmp_path: Path) -> Iterator[str]:
    """The base address of a server with the small aid, most of it in Spanish."""
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "small.es.yaml").write_text(whole(aid_from(SMALL), without=LEFT), encoding="utf-8")
    with running(create_app(tmp_path, secret_key="for tests", today=lambda: TODAY)) as address:
        yield address


def in_spanish(browser: Browser, base: str, **context: Any) -> Iterator[Page]:
    """A page of a browser that was switched to Spanish."""
    for page in opened(browser, base, **context):
        page.goto("/")
        page.get_by_role("button", name="Español").click()
        expect(page.locator("html")).to_have_attribute("lang", "es")
        yield page


def test_without_script_a_press_switches_and_keeps_what_was_just_ticked(browser: Browser, there: str) -> None:
    for page in opened(browser, there, java_script_enabled=False, locale="en-GB"):
        page.goto("/small/ask/shoulder")
        page.get_by_label("A month or more").check()
        page.get_by_text("Menu", exact=True).click()
        page.get_by_role("button", name="Español").click()
        expect(page.get_by_label("«A month or more» en español")).to_be_checked()
        page.get_by_text("Menú", exact=True).click()
        page.get_by_role("button", name="English").click()
        expect(page.get_by_label("A month or more")).to_be_checked()


def test_a_spanish_browser_is_answered_in_spanish(browser: Browser, there: str) -> None:
    for page in opened(browser, there, locale="es-AR"):
        page.goto("/small/")
        expect(page.get_by_role("link", name="Responder primero a las preguntas")).to_be_visible()


@pytest.mark.soak  # in everyday runs, test_walk has what axe finds, and test_long_words the width with longer words
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_spanish_and_no_page_is_wider_than_the_screen(
    browser: Browser, there: str, width: int
) -> None:
    for page in in_spanish(browser, there, viewport={"width": width, "height": 900}):
        for path in PATHS:
            page.goto(path)
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            assert faults(page) == "", path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
