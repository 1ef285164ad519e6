"""Leaving a consultation, in a real browser: by a press or by time, in every window and behind Back."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.browser.axe import faults
from tests.support.browser.consulting import clear
from tests.support.browser.launching import NO_REPLY
from tests.support.browser.walk import opened
from tests.support.sampling import sampled

AID = "/starter"
MINUTE = 60_000
HEARS_OF_OWN_DEVICE = """() => ({
  done: new Promise((done) => {
    new BroadcastChannel("decision-aid").onmessage = ({ data }) => data.own && done();
  }),
})"""


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    yield from opened(browser, served, viewport={"width": 1280, "height": 900}, reduced_motion="reduce")


def tell(page: Page) -> None:
    """Answer a page of questions, and write own words on the handout."""
    page.goto(f"{AID}/ask/way")
    page.get_by_label("A mile or more").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Continue").click()
    page.goto(f"{AID}/handout")
    page.locator("#own-notes").fill("wild geese at dawn")


def left(page: Page) -> tuple[int, object]:
    """How much is kept in this window, and what is ticked where something was."""
    page.goto(f"{AID}/ask/way")
    stored = page.evaluate("sessionStorage.length + localStorage.length")
    return page.locator("#questions :checked").count(), stored


def nothing_behind(page: Page) -> None:
    """Nothing that was answered is found by going back, as far as one can."""
    for _ in range(page.evaluate("history.length")):
        page.go_back()
        if not page.url.startswith("http"):
            return
        expect(page.locator("html")).to_be_visible()
        page.wait_for_load_state()
        expect(page.locator("#questions :checked")).to_have_count(0)
        expect(page.get_by_text("You answered")).to_have_count(0)
        assert "wild geese" not in page.content()
        assert all("wild geese" not in box.input_value() for box in page.locator("textarea").all())


def leave(page: Page) -> None:
    """Leave in one press."""
    page.get_by_role("button", name="Leave now").click()


@sampled("go", [clear, leave], 1)
def test_clearing_and_leaving_leave_nothing_not_even_behind_back(page: Page, go: Callable[[Page], None]) -> None:
    tell(page)
    page.goto(f"{AID}/summary")
    expect(page.get_by_text("You answered 1 of")).to_be_visible()
    go(page)
    expect(page.locator("[data-cleared]")).to_be_visible()
    nothing_behind(page)
    assert left(page) == (0, 0)


def test_without_script_a_press_leaves_nothing_behind_back(browser: Browser, served: str) -> None:
    for page in opened(browser, served, java_script_enabled=False):
        page.goto(f"{AID}/ask/way")
        page.get_by_label("A mile or more").check()
        with page.expect_navigation():
            page.get_by_role("button", name="Continue").click()
        page.goto(f"{AID}/summary")
        expect(page.get_by_text("You answered 1 of")).to_be_visible()
        page.get_by_role("button", name="Leave now").click()
        expect(page).to_have_title("Empty page")
        for _ in range(3):
            page.go_back()
            expect(page.get_by_text("You answered")).to_have_count(0)
            expect(page.locator("#questions :checked")).to_have_count(0)


def test_a_wrong_entry_is_not_sent_again_by_going_back(page: Page) -> None:
    page.goto("/lupus-stem-cell/ask/refractory")
    page.get_by_label("How old are you?").first.fill("forty-one")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".error-summary")).to_be_visible()
    page.get_by_role("button", name="Leave now").click()
    expect(page).to_have_title("Empty page")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lupus that stays active")
    expect(page.get_by_label("How old are you?").first).to_have_value("")


def alone(page: Page, minutes: int) -> None:
    """Let that many minutes pass in which nobody does anything."""
    page.clock.fast_forward(minutes * MINUTE)
    page.clock.run_for(10_000)


def test_after_half_an_hour_the_page_asks_and_one_can_stay(page: Page) -> None:
    page.clock.install()
    tell(page)
    page.goto(f"{AID}/summary")
    link = page.get_by_role("link", name="Print or save your summary")
    link.evaluate("(one) => one.focus({ preventScroll: true })")  # a scroll that is told late would count as somebody
    alone(page, 29)
    asking = page.get_by_role("alertdialog", name="Are you still there?")
    expect(asking).to_be_hidden()
    alone(page, 1)
    expect(asking).to_be_visible()
    expect(asking).to_have_accessible_description(
        "Nobody has used this page for 30 minutes. "
        "In 2 minutes all answers are cleared, so that nobody else finds them."
    )
    expect(page.get_by_role("button", name="I am still here")).to_be_focused()
    assert faults(page) == ""
    with page.expect_response("**/still-here") as answered:
        page.keyboard.press("Enter")
    assert answered.value.status == 204
    expect(asking).to_be_hidden()
    expect(link).to_be_focused()
    alone(page, 29)
    expect(asking).to_be_hidden()
    assert left(page)[0] == 1


def test_escape_stays_too(page: Page) -> None:
    page.clock.install()
    tell(page)
    alone(page, 30)
    expect(page.get_by_role("alertdialog")).to_be_visible()
    with page.expect_response("**/still-here"):
        page.keyboard.press("Escape")
    expect(page.get_by_role("alertdialog")).to_be_hidden()


def test_where_nobody_answers_all_is_cleared(page: Page) -> None:
    page.clock.install()
    tell(page)
    alone(page, 30)
    alone(page, 2)
    expect(page.get_by_text("Nobody had used the page for 30 minutes.")).to_be_visible()
    nothing_behind(page)
    assert left(page) == (0, 0)


def test_a_computer_that_slept_wakes_cleared(page: Page) -> None:
    page.clock.install()
    tell(page)
    page.clock.pause_at(page.evaluate("Date.now()") + 60 * MINUTE)
    page.mouse.move(200, 200)
    page.clock.run_for(1000)
    expect(page.get_by_text("Nobody had used the page for 30 minutes.")).to_be_visible()


@pytest.mark.soak  # the page asks after half an hour every day
def test_on_a_device_of_ones_own_nobody_is_asked_in_any_window(browser: Browser, served: str) -> None:
    with browser.new_context(base_url=served) as context:
        context.clock.install()  # before any page: a clock that changes in an open one may make hours pass
        one, other = both(context)
        heard = other.evaluate_handle(HEARS_OF_OWN_DEVICE)
        one.goto(f"{AID}/")
        one.get_by_role("button", name="Only me").click()
        expect(one.get_by_role("button", name="Only me")).to_have_attribute("aria-pressed", "true")
        heard.evaluate("(it) => it.done")
        alone(other, 40)
        expect(other.get_by_role("alertdialog")).to_be_hidden()
        expect(other.get_by_text("You answered 1 of")).to_be_visible()
        assert left(one)[0] == 1


@pytest.mark.soak  # the page asks after half an hour every day
def test_the_question_after_half_an_hour_takes_the_device_for_ones_own(page: Page) -> None:
    page.clock.install()
    tell(page)
    page.goto(f"{AID}/summary")
    alone(page, 30)
    page.get_by_role("button", name="Only I use this device: keep my answers").click()
    page.wait_for_load_state()
    alone(page, 40)
    expect(page.get_by_role("alertdialog")).to_be_hidden()
    assert left(page)[0] == 1


def test_where_nothing_was_said_nobody_is_asked(page: Page) -> None:
    page.clock.install()
    page.goto(f"{AID}/about")
    alone(page, 40)
    expect(page.get_by_role("alertdialog")).to_be_hidden()
    expect(page).to_have_url(f"{page.url}")
    expect(page.get_by_role("heading", name="Cleared")).to_have_count(0)


def both(context: BrowserContext) -> tuple[Page, Page]:
    """Two windows of one browser with answers in them."""
    one, other = context.new_page(), context.new_page()
    tell(one)
    other.goto(f"{AID}/summary")
    return one, other


def test_clearing_in_one_window_clears_the_others(browser: Browser, served: str) -> None:
    with browser.new_context(base_url=served) as context:
        one, other = both(context)
        other.get_by_role("button", name="Leave now").click()
        for window in (one, other):
            expect(window).to_have_title("Empty page")
            assert window.evaluate("sessionStorage.length") == 0


def test_a_lost_reply_hides_the_page_at_once_and_is_made_good_later(page: Page) -> None:
    tell(page)
    page.goto(f"{AID}/summary")
    page.route("**/*", lambda route: route.abort())
    page.get_by_role("button", name="Leave now").click()
    expect(page).to_have_url(NO_REPLY)
    page.unroute_all()
    page.goto(f"{AID}/summary")
    expect(page).to_have_title("Empty page")
    assert left(page) == (0, 0)
