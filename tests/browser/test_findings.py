"""Among many findings an author sees what is new, and finds the rest by its words."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.aids import SMALL
from tests.support.browser.author import line_with, sign_in, write
from tests.support.browser.axe import faults
from tests.support.browser.walk import opened
from tests.support.editing import ANNA, let_in
from tests.support.serving import serving

UNUSED = [f"  zebra{letter}: An animal" for letter in "abcdefghij"]


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The text of a published aid with ten warnings, in an author's browser on a phone."""
    (tmp_path / "small.yaml").write_text(SMALL + "\n".join(["glossary:", *UNUSED, ""]), encoding="utf-8")
    let_in(tmp_path, ANNA)
    with serving([sys.executable, "-m", "decision_aid.cli"], tmp_path, str(tmp_path), "--edit") as address:
        for own in opened(browser, address, viewport={"width": 360, "height": 700}):
            sign_in(own, ANNA)
            own.goto("/edit/small/")
            expect(own.locator("#writing")).to_have_attribute("data-state", "ready")
            yield own


def test_a_new_finding_stands_alone_above_the_old_ones(page: Page) -> None:
    expect(page.locator("#older-problems > li")).to_have_count(10)
    expect(page.locator("#problems > li")).to_have_count(0)
    write(page, line_with(page, "zebraa")[0], "  yeti: An animal")

    expect(page.locator("#problems > li")).to_contain_text(["No text has the word 'yeti'"])
    expect(page.locator("#older-count")).to_have_text("9")
    assert faults(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.soak  # a new finding stands alone every day
def test_findings_are_narrowed_by_their_words_by_keyboard(page: Page) -> None:
    page.get_by_label("Show only findings with these words").focus()
    page.keyboard.type("ZEBRAC")

    expect(page.locator(".problems > li:visible")).to_contain_text(["No text has the word 'zebrac'"])
    page.keyboard.press("Escape")
    expect(page.locator(".problems > li:visible")).to_have_count(10)
