"""On a phone, by keyboard and without script: from a sentence in the preview to a comment, a reply, and its end."""

import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.aids import SMALL
from tests.support.browser.author import sign_in
from tests.support.browser.axe import faults
from tests.support.browser.walk import follow, opened, tab_to
from tests.support.editing import BEN, let_in
from tests.support.serving import serving

SUMMARY = "/edit/small/preview/summary"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base address of a real server over a folder with the small aid."""
    folder = tmp_path_factory.mktemp("commented")
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    let_in(folder, BEN)
    with serving([sys.executable, "-m", "decision_aid.cli"], folder, str(folder), "--edit") as address:
        yield address


def looks_right(page: Page) -> None:
    """axe finds nothing in the page's main part, and nothing is wider than the screen."""
    assert faults(page, "main") == ""
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_comment_is_written_replied_to_and_closed(browser: Browser, office: str) -> None:
    for page in opened(browser, office, viewport={"width": 390, "height": 800}):
        # axe itself needs scripts, so ours alone are kept away
        page.route("**/static/*.js*", lambda route: route.abort())
        sign_in(page, BEN)
        page.goto(SUMMARY)
        looks_right(page)
        page.goto(page.locator("a.comment-link[href*='/statement/']").first.get_attribute("href") or "")
        tab_to(page, "Your comment")
        page.keyboard.type("Is that so?")
        follow(page, "Comment")
        expect(page.get_by_role("status")).to_have_text("Your comment is kept. Authors alone read it.")
        looks_right(page)
        tab_to(page, "Reply")
        page.keyboard.type("Page 5 says so.")
        follow(page, "Reply")
        expect(page.locator(".reply")).to_contain_text("Page 5 says so.")
        looks_right(page)
        follow(page, "Close the comment by Dr Ben Kurz")
        expect(page.locator(".comment")).to_contain_text("Closed by Dr Ben Kurz")
        looks_right(page)
