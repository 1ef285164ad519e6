"""Pages on which an author's text waits, in every light and size: nothing stands in anybody's way there either."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser.desk import running
from tests.support.browser.standing import in_the_way
from tests.support.browser.walk import opened
from tests.support.editing import ANNA, PASSWORD, editing_app

HOME = "/edit/small/"
ENTRY = f"{HOME}entry/statement/exercises.ease"


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A window in which Anna is signed in, as it is where no script of ours comes through."""
    with running(editing_app(tmp_path)) as address:
        for own in opened(browser, address, viewport={"width": 1280, "height": 900}):
            own.context.route("**/static/*.js*", lambda route: route.abort())
            own.goto(HOME)
            sign_in(own)
            yield own


def press(page: Page, button: str) -> None:
    """Press a button that leads to another page, and wait for that."""
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).first.click()


def sign_in(page: Page, password: str = PASSWORD) -> None:
    """Say who comes, where that is asked."""
    page.get_by_label("Your name").fill(ANNA)
    page.get_by_label("Password").fill(password)
    press(page, "Sign in")


def sign_out_elsewhere(page: Page) -> None:
    """Sign out in another window."""
    other = page.context.new_page()
    other.goto("/edit/")
    press(other, "Sign out")
    other.close()


def write_elsewhere(page: Page, title: str) -> None:
    """Keep a draft with that title from another window."""
    other = page.context.new_page()
    other.goto(HOME)
    write(other, title)
    other.close()


def write(page: Page, title: str) -> None:
    """Put another text into the window, and send it."""
    page.locator("#text").fill(f"title: {title}")
    press(page, "Check")


@pytest.mark.soak  # web/editor/test_merge has it without a browser
def test_where_both_texts_are_shown(page: Page) -> None:
    page.goto(HOME)
    write_elsewhere(page, "written at the desk")
    write(page, "written at home")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your draft was changed elsewhere")
    assert in_the_way(page) == []


@pytest.mark.soak
def test_where_a_text_waits_for_signing_in(page: Page) -> None:
    page.goto(HOME)
    write_elsewhere(page, "written at the desk")
    sign_out_elsewhere(page)
    write(page, "written at home")
    expect(page.get_by_label("Your text, not kept yet")).to_have_value("title: written at home")
    assert in_the_way(page) == []
    sign_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your text is not kept yet")
    assert in_the_way(page) == []


@pytest.mark.soak
def test_where_a_form_waits_for_signing_in(page: Page) -> None:
    page.goto(ENTRY)
    sign_out_elsewhere(page)
    press(page, "Keep in my draft")
    expect(page.get_by_text("what you filled in is kept here")).to_be_visible()
    assert in_the_way(page) == []
    sign_in(page, "not the password")
    expect(page.locator(".error-summary")).to_be_visible()
    assert in_the_way(page) == []
    sign_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your form is not kept yet")
    assert in_the_way(page) == []
