"""Over plain http to a host with a name, Chromium tells an origin and nothing else (Firefox: `test_firefox.py`)."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.support.browser.foreign import REFUSED, TICKED, foreign_sites


@pytest.mark.soak  # web/test_csrf has each form without a browser
def test_a_button_of_another_site_wipes_nothing(browser: Browser, tmp_path: Path) -> None:
    with foreign_sites(tmp_path) as (ours, theirs), browser.new_context() as own:
        page = own.new_page()
        page.goto(f"{ours}/small/ask/shoulder")
        page.locator("#questions input[type=radio]").first.check()
        with page.expect_navigation():
            page.locator("button[value=next].button").click()
        for foreign in theirs:
            page.goto(foreign)
            page.get_by_role("button").click()
            expect(page.get_by_text(REFUSED)).to_be_visible()
        page.goto(f"{ours}/small/ask/shoulder")
        expect(page.locator(TICKED)).to_have_count(1)
        page.locator(".leave button").click()
        expect(page).to_have_title("Empty page")
        page.goto(f"{ours}/small/ask/shoulder")
        expect(page.locator(TICKED)).to_have_count(0)
