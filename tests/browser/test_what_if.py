"""What if: another answer is tried in a real browser, with and without script, then kept or left."""

import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from decision_aid.web.app import create_app
from tests.support.aid_versions import SWAPPED, write
from tests.support.aids import SMALL
from tests.support.browser.axe import faults
from tests.support.browser.desk import running
from tests.support.browser.walk import follow, opened, wait_until_drawn
from tests.support.sampling import sampled

AID = "/lupus-stem-cell"
Scheme = Literal["light", "dark"]


def asking(page: Page, now: str = "No") -> None:
    """Somebody without nephritis asks what if there were."""
    page.goto(f"{AID}/ask/nephritis")
    page.get_by_label(now, exact=True).first.check()
    page.get_by_role("button", name="See my summary").click()
    page.get_by_text("What if I had answered differently?").click()
    page.get_by_label("The question").select_option(label=question(page))
    page.get_by_role("button", name="Try it", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What if?")


def question(page: Page) -> str:
    """The question on nephritis, as the page has it."""
    found = page.locator("#what-if option[value=nephritis]").text_content()
    assert found
    return found


def test_an_answer_is_seen_at_once_and_kept_with_one_press(browser: Browser, served: str) -> None:
    for page in opened(browser, served):
        asking(page)
        page.get_by_label("Yes, shown by a biopsy").check()
        expect(page.get_by_role("heading", name="Newly shown")).to_be_visible()
        expect(page.get_by_text("Then: Yes, shown by a biopsy")).to_be_visible()
        assert page.url.endswith(f"{AID}/what-if")
        page.get_by_role("button", name="Keep this answer").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Your options at a glance")
        page.goto(f"{AID}/ask/nephritis")
        expect(page.get_by_label("Yes, shown by a biopsy")).to_be_checked()


@pytest.mark.soak  # web/test_what_if has it without a browser
def test_without_script_it_is_tried_and_left_again(browser: Browser, served: str) -> None:
    for page in opened(browser, served, java_script_enabled=False):
        asking(page)
        page.get_by_label("Yes, shown by a biopsy").check()
        page.get_by_role("button", name="See what would change").click()
        expect(page.get_by_role("heading", name="Newly shown")).to_be_visible()
        expect(page.get_by_role("heading", name="What would change")).to_be_focused()
        expect(page.get_by_role("heading", name="What would change")).to_be_in_viewport()
        expect(page.get_by_text("Now: No")).to_be_visible()
        expect(page.locator(".choice", has_text="your answer now")).to_contain_text("No")
        page.get_by_role("link", name="Go back and keep my own answer").click()
        page.goto(f"{AID}/ask/nephritis")
        expect(page.get_by_label("No", exact=True).first).to_be_checked()


@pytest.mark.soak  # an answer is seen and kept every day
def test_by_keyboard_what_was_left_out_is_tried_from_where_it_stands(browser: Browser, served: str) -> None:
    for page in opened(browser, served):
        page.goto(f"{AID}/ask/nephritis")
        page.get_by_label("No", exact=True).first.check()
        page.get_by_role("button", name="See my summary").click()
        with page.expect_navigation():  # until its script has moved the focus
            page.get_by_role("link", name="left out").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Everything on one page")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        wait_until_drawn(page)
        follow(page, page.locator(".left-out button").first.evaluate("button => button.textContent.trim()"))
        expect(page.get_by_role("heading", level=1)).to_have_text("What if?")
        follow(page, "See what would change")
        expect(page.get_by_role("heading", name="Nothing would change")).to_be_visible()


@pytest.mark.soak  # test_walk looks at every page with a form
@sampled("scheme, width", (("light", 320), ("light", 390), ("dark", 1280)), (("light", 320),))
def test_it_fits_the_screen_and_axe_finds_nothing(browser: Browser, served: str, width: int, scheme: Scheme) -> None:
    for page in opened(browser, served, viewport={"width": width, "height": 900}, color_scheme=scheme):
        asking(page)
        page.get_by_label("Yes, shown by a biopsy").check()
        expect(page.get_by_role("heading", name="Newly shown")).to_be_visible()
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert faults(page) == ""
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@sampled("size", [(390, 844), (1280, 900)], 1)
def test_what_would_change_is_read_before_it_is_kept_and_keeping_is_always_in_reach(
    browser: Browser, served: str, size: tuple[int, int]
) -> None:
    for page in opened(browser, served, viewport={"width": size[0], "height": size[1]}):
        asking(page)
        page.get_by_label("Yes, shown by a biopsy").check()
        expect(page.locator("#result-news")).to_contain_text(re.compile(r"^What would change. .* [1-9]\d* would come"))
        order = page.locator("#result").evaluate(
            "(one) => [...one.querySelectorAll('.counted, .side, .keep')].map((it) => it.className)"
        )
        assert order == ["counted", "side", "side", "buttons keep"]
        expect(page.get_by_role("link", name="would go")).to_have_count(1)
        page.get_by_role("link", name="would come").click()
        expect(page.get_by_role("heading", name="Newly shown")).to_be_in_viewport()
        expect(page.get_by_role("button", name="Keep this answer")).to_be_in_viewport(ratio=1)
        expect(page.get_by_role("link", name="Go back and keep my own answer")).to_be_in_viewport(ratio=1)


def test_an_aid_that_changes_meanwhile_is_asked_again_where_one_is(browser: Browser, tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    with running(create_app(tmp_path, secret_key="for tests")) as address:
        for page in opened(browser, address):
            page.goto("/small/what-if")
            page.get_by_role("button", name="Choose this question").click()
            page.get_by_label("Less than a month").check()
            expect(page.get_by_text("Then: Less than a month")).to_be_visible()
            write(tmp_path, SWAPPED, at=2)
            page.get_by_label("Not sure").click()  # `check` would look at it afterwards, and tick the one that comes
            expect(page.get_by_text("The aid was changed after this page was opened.")).to_be_visible()
            expect(page.locator(".error-summary")).to_be_focused()
            expect(page.get_by_text("Then:")).to_have_count(0)
            page.get_by_label("Less than a month").check()
            expect(page.get_by_text("Then: Less than a month")).to_be_visible()
            page.get_by_role("button", name="Keep this answer").click()
            expect(page.get_by_role("heading", level=1)).to_have_text("What is known, for answers like yours")
            page.goto("/small/ask/shoulder")
            expect(page.get_by_label("Less than a month")).to_be_checked()
