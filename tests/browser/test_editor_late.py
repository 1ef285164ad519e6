"""The editor's preview where an answer is long on its way: what is shown is the text as it was kept last."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser.desk import Desk
from tests.support.browser.typing_in import add, expect_kept, line_of, to_line
from tests.support.browser.walk import opened
from tests.support.waiting import wait_until

READY = "form[data-words][data-state]"
SEEK = 1000  # milliseconds: far more than the editor waits before it looks for a line on other pages


@pytest.fixture
def page(browser: Browser, base: str, desk: Desk) -> Iterator[Page]:
    for own in opened(browser, base, viewport={"width": 1280, "height": 1600}):
        yield own
        desk.let_go.set()


def keep(page: Page, desk: Desk, words: str) -> None:
    """Write at the end of the first line, and wait until the server has it."""
    add(page, words)
    expect_kept(page, desk)


@pytest.mark.soak  # the first page comes every day
def test_a_page_that_was_asked_for_before_the_text_was_kept_is_drawn_again(page: Page, desk: Desk) -> None:
    page.goto("/try/")
    expect(page.locator(READY)).to_have_attribute("data-state", "ready")
    desk.held = "options"
    page.locator("#page").select_option("options")
    desk.wait_until_asked("options")
    keep(page, desk, " or both")
    desk.let_go.set()

    lines = page.frame_locator("#preview").locator("[data-line]")
    expect(lines).to_have_count(60)
    expect(lines.first).to_contain_text("or both")


def test_a_text_without_a_verdict_yet_is_asked_about_again_until_there_is_one(page: Page, desk: Desk) -> None:
    page.clock.install()
    page.goto("/try/")
    expect(page.locator(READY)).to_have_attribute("data-state", "ready")
    desk.unchecked = True
    add(page, " or both")
    wait_until(lambda: desk.drafts > 0)
    for asked in range(1, 5):
        expect_kept(page, desk)
        desk.unchecked = asked < 4
        page.clock.run_for(SEEK * 2**asked)
        wait_until(lambda: desk.drafts > asked)  # noqa: B023
    expect_kept(page, desk)
    told = desk.drafts
    page.clock.run_for(SEEK * 60)
    keep(page, desk, "!")

    assert desk.drafts == told + 1


def test_the_first_page_comes_although_the_text_was_kept_before_it(page: Page, desk: Desk) -> None:
    desk.held = "all"
    page.goto("/try/", wait_until="commit")
    expect(page.locator(READY)).to_have_attribute("data-state", "ready")
    keep(page, desk, " or both")
    desk.let_go.set()

    expect(page.frame_locator("#preview").locator("[data-line]").first).to_contain_text("or both")


@pytest.mark.soak  # the first page comes every day
def test_the_page_that_was_chosen_last_is_shown_and_not_the_one_with_the_line(page: Page, desk: Desk) -> None:
    page.clock.install()
    page.goto("/try/")
    expect(page.locator(READY)).to_have_attribute("data-state", "ready")
    page.locator("#page").select_option("options")
    expect(page.frame_locator("#preview").locator("[data-line]")).to_have_count(60)
    to_line(page, line_of("certainty: very low"))
    desk.held = "handout"
    page.locator("#page").select_option("handout")
    desk.wait_until_asked("handout")
    page.clock.run_for(SEEK)
    desk.let_go.set()

    expect(page.frame_locator("#preview").locator("[data-here]")).to_have_count(1)
    expect(page.locator("#page")).to_have_value("handout")
