"""In a frame of a hospital's portal a consultation keeps its answers; another site's frame stays empty."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.support.browser.portal import OTHER, PORTAL, framed_aid


@pytest.fixture
def framed(tmp_path: Path) -> Iterator[str]:
    with framed_aid(tmp_path) as page:
        yield page


def opened(browser: Browser, site: str, framed: str) -> tuple[Page, FrameLocator]:
    """That page at that site, and the frame in it."""
    page = browser.new_context(permissions=["local-network-access"]).new_page()  # the server is on this computer
    page.route(f"{site}/", lambda route: route.fulfill(body=framed, content_type="text/html"))
    page.goto(f"{site}/")
    return page, page.frame_locator("iframe")


def test_a_consultation_in_the_frame_of_a_portal_keeps_its_answers(browser: Browser, framed: str) -> None:
    page, frame = opened(browser, PORTAL, framed)

    frame.get_by_label("A month or more").check()
    frame.get_by_role("button", name="Continue").first.click()

    expect(frame.get_by_role("group", name="What have you tried?")).to_be_visible()  # only asked after that answer
    page.reload()
    expect(frame.get_by_label("A month or more")).to_be_checked()
    assert page.evaluate("document.cookie") == ""
    page.context.close()


def test_a_consultation_in_a_frame_goes_by_keyboard_alone(browser: Browser, framed: str) -> None:
    page, frame = opened(browser, PORTAL, framed)
    expect(frame.get_by_label("A month or more")).to_be_visible()

    _tab_to(page, frame, "A month or more")
    page.keyboard.press("Space")
    _tab_to(page, frame, "Continue")
    page.keyboard.press("Enter")

    expect(frame.get_by_role("group", name="What have you tried?")).to_be_visible()
    page.context.close()


def _tab_to(page: Page, frame: FrameLocator, name: str) -> None:
    """Press the tab key, and arrows among the choices of one question, until what has that name has the focus."""
    for _ in range(60):
        focused = frame.locator(":focus")
        if focused.count() and name in focused.evaluate("(one) => (one.labels?.[0] ?? one).innerText"):
            return
        in_choices = focused.count() and focused.evaluate("(one) => one.type === 'radio'") and name != "Continue"
        page.keyboard.press("ArrowDown" if in_choices else "Tab")
    raise AssertionError(f"nothing leads to {name}")


def test_another_site_gets_no_frame_of_it(browser: Browser, framed: str) -> None:
    page, frame = opened(browser, OTHER, framed)

    expect(frame.get_by_text("How long has it been stiff?")).to_have_count(0)
    assert "127.0.0.1" not in {one.url.split("/")[2] for one in page.frames if one.url.startswith("http")}
    page.context.close()
