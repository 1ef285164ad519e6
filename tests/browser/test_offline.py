"""An aid as one file, opened from the disk without a network: what a person can do in it, and what it leaves."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.support.browser.axe import faults
from tests.support.browser.from_disk import from_disk, wait_until_ready
from tests.support.browser.walk import choose, tab_to
from tests.support.paper import letters
from tests.support.withdrawals import SAID

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def opened(browser: Browser, one_file: Path) -> Iterator[Page]:
    """The file on a phone."""
    with from_disk(browser, one_file, viewport=PHONE) as page:
        yield page


def test_what_the_folder_says_is_in_the_file(opened: Page) -> None:
    expect(opened.get_by_text("The hill practice").first).to_be_visible()
    assert opened.locator("img.logo").evaluate("(one) => one.naturalWidth") > 0
    expect(opened.get_by_text(SAID).first).to_be_attached()


def test_a_person_answers_prints_and_leaves_nothing(opened: Page) -> None:
    opened.get_by_role("link", name="Answer it").click()  # it follows once the engine is there
    opened.get_by_text("A month or more").click()
    expect(opened.get_by_text("Question 1 of 2")).to_be_visible()  # an answer opens a question, as on a server
    opened.get_by_role("button", name="Save").click()
    opened.get_by_text("Heat").click()
    opened.get_by_role("button", name="Save").click()
    expect(opened.get_by_text("You answered").first).to_be_visible()
    opened.get_by_role("link", name="Print or save your summary").click()
    expect(opened.get_by_role("button", name="Print this page")).to_be_visible()
    assert opened.locator("img.logo").evaluate("(one) => one.naturalWidth") > 0
    opened.get_by_label("What else matters to me").fill("wild geese")
    pages = [letters(one.extract_text()) for one in PdfReader(io.BytesIO(opened.pdf(format="A4"))).pages]
    opened.go_back()
    expect(opened.locator("h1")).to_have_text("What is known, for answers like yours")

    opened.get_by_role("button", name="Leave now").click()
    expect(opened.locator("h1")).to_have_text("You can close this window")
    opened.go_back()
    expect(opened.locator("h1")).to_have_text("The shoulder")
    expect(opened.get_by_text("0 of 1 answered").first).to_be_attached()
    assert opened.locator(":checked").count() == 0
    assert opened.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert opened.context.cookies() == []
    assert len(pages) == 2
    assert "wildgeese" in pages[1]
    assert letters("open this aid again as you did before, and enter the code") in pages[1]


@pytest.mark.soak
def test_the_keyboard_alone_leads_to_the_summary_and_axe_finds_nothing(browser: Browser, one_file: Path) -> None:
    with from_disk(browser, one_file) as page:
        found = [faults(page)]
        wait_until_ready(page)
        found.append(faults(page))

        tab_to(page, "Answer it: How long has it been stiff?")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("The shoulder")
        found.append(faults(page))
        choose(page, "Less than a month")
        page.keyboard.press("ArrowDown")  # on to the second choice, which opens a question
        expect(page.get_by_text("What have you tried?")).to_be_visible()
        assert page.evaluate("document.activeElement.labels[0].textContent.trim()") == "A month or more"
        choose(page, "Heat")
        tab_to(page, "Save, and back to the summary")
        page.keyboard.press("Enter")
        expect(page.get_by_text("You answered").first).to_be_visible()
        found.append(faults(page))

        assert page.evaluate("document.activeElement.id") == "main"
        tab_to(page, "About this file")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Fingerprint of its text").last).to_be_visible()
        tab_to(page, "Licences of the software in this file")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Mozilla Public License")).to_be_visible()
        assert found == [""] * 4
