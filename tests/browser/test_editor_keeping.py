"""What is typed is kept as a draft, and nothing is lost without a connection, signed out or after a reload."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.support.browser.desk import Desk
from tests.support.browser.typing_in import TEXT, add, begin, expect_kept, expect_lines, to_line
from tests.support.browser.walk import opened

A_WHILE = 1000  # milliseconds: far longer than the pause after which a text is kept
BOTH = ("title: Stiff shoulder - wait or exercises\n", "title: Stiff shoulder - wait or exercises or both\n")


@pytest.fixture
def page(browser: Browser, base: str) -> Iterator[Page]:
    for own in opened(browser, base, viewport={"width": 1280, "height": 1600}):
        own.clock.install()
        begin(own)
        yield own


def test_the_text_is_kept_after_a_pause_and_there_after_a_reload(page: Page, desk: Desk) -> None:
    add(page, " or both")
    expect_kept(page, desk)
    page.reload()

    expect(page.locator(TEXT)).to_contain_text("or both")
    assert desk.text.splitlines()[0].endswith(" or both")


def test_a_lost_connection_is_told_and_loses_nothing(page: Page, desk: Desk) -> None:
    page.context.set_offline(True)
    add(page, " or both")
    expect(page.locator("#connection")).to_contain_text("No connection")
    expect_lines(page, BOTH)
    page.context.set_offline(False)

    expect_kept(page, desk)
    assert desk.text.splitlines()[0].endswith(" or both")


def test_text_that_never_arrived_is_put_back_after_a_reload(page: Page, desk: Desk) -> None:
    desk.status = 503
    add(page, " or both")
    expect(page.locator("#connection")).to_contain_text("No connection")
    page.on("dialog", lambda asked: asked.accept())
    page.reload()
    desk.status = 200

    expect(page.locator(TEXT)).to_contain_text("or both")
    expect_kept(page, desk)
    assert desk.text.splitlines()[0].endswith(" or both")


@pytest.mark.soak  # a lost connection is told every day
@pytest.mark.parametrize(("status", "words"), [(409, "in another browser"), (401, "signed out"), (413, "too long")])
def test_what_keeps_a_text_from_being_kept_is_told(page: Page, desk: Desk, status: int, words: str) -> None:
    desk.status = status
    add(page, " or both")

    expect(page.locator("#connection")).to_contain_text(words)
    expect_lines(page, BOTH)


def posts(page: Page) -> list[Request]:
    """All that the windows of this browser post from now on, as it is sent."""
    sent: list[Request] = []
    page.context.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    return sent


@pytest.mark.soak  # a text that was changed elsewhere is kept when asked every day
def test_two_windows_on_one_text_show_the_same(page: Page, desk: Desk) -> None:
    sent = posts(page)
    other = page.context.new_page()
    begin(other)
    add(page, " or both")

    expect(other.locator(TEXT)).to_contain_text("or both")
    for one in (page, other):
        expect_lines(one, BOTH)
    expect_kept(page, desk)
    page.clock.run_for(A_WHILE)
    assert len(sent) == 1


def test_looking_at_a_text_keeps_no_draft(page: Page) -> None:
    sent = posts(page)
    to_line(page, 3)
    page.clock.run_for(A_WHILE)

    assert sent == []


def test_a_text_that_was_changed_elsewhere_is_kept_from_here_only_when_asked(page: Page, desk: Desk) -> None:
    desk.status = 409
    add(page, " or both")
    expect(page.locator("#connection")).to_contain_text("in another browser")
    desk.status = 200
    page.get_by_role("button", name="Keep this text").click()

    expect_kept(page, desk)
    expect(page.locator("#connection")).to_be_empty()
    assert desk.seen == "other"
    assert desk.text.splitlines()[0].endswith(" or both")


def test_after_a_new_signing_in_the_text_is_kept(page: Page, desk: Desk) -> None:
    desk.status = 401
    add(page, " or both")
    expect(page.locator("#connection")).to_contain_text("signed out")
    desk.status = 200
    page.evaluate("dispatchEvent(new Event('focus'))")

    expect_kept(page, desk)
    assert desk.text.splitlines()[0].endswith(" or both")


@pytest.mark.soak  # a text that was changed elsewhere is kept when asked every day
def test_a_version_that_somebody_publishes_meanwhile_is_told(page: Page, desk: Desk) -> None:
    desk.overtaken = True
    add(page, " or both")

    expect(page.locator("#connection")).to_contain_text("Someone published another version")
    expect_kept(page, desk)
