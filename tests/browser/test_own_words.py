"""A person's own words and leaning are on their page and on paper; what the browser keeps of them, nobody can read."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.browser.axe import faults
from tests.support.browser.consulting import clear
from tests.support.browser.launching import with_windows
from tests.support.browser.traces import kept_by, left_in
from tests.support.browser.walk import at_home, opened
from tests.support.waiting import wait_until

AID = "/lupus-stem-cell"
CONCERN, TOLD = "My garden in spring", "Two strong ways and one that few have tried"
FIRST = "What is the choice?"
UNSURE = "Unsure"
SESSION_STORAGE = Path("Default", "Session Storage")  # in a profile of Chromium


def said(page: Page) -> None:
    """Somebody writes all that is theirs."""
    page.goto(f"{AID}/handout")
    page.get_by_label("What else matters to me").fill(CONCERN)
    page.get_by_label(FIRST).fill(TOLD)
    page.get_by_label(UNSURE, exact=True).check()


def test_they_stay_in_the_tab_and_are_printed_and_noted_and_in_no_cookie(browser: Browser, served: str) -> None:
    for page in opened(browser, served):
        page.goto(f"{AID}/everything")
        evidence = page.locator(".cards").inner_text()
        page.goto(f"{AID}/handout")  # makes the key that the words are kept under
        cookies = page.context.cookies()
        said(page)
        assert [(one["name"], one["value"]) for one in page.context.cookies()] == [
            (one["name"], one["value"]) for one in cookies
        ]
        page.goto(f"{AID}/everything")
        assert page.locator(".cards").inner_text() == evidence
        page.goto(f"{AID}/handout")
        expect(page.get_by_label(UNSURE, exact=True)).to_be_checked()
        page.get_by_role("button", name="Copy the note").click()
        expect(page.locator("textarea#note")).to_have_value(re.compile("in their own words:\n- Unsure"))
        page.emulate_media(media="print")
        for text in (CONCERN, TOLD):
            expect(page.locator(".typed").filter(has_text=text)).to_be_visible()
        page.emulate_media(media="screen")
        page.get_by_role("button", name="Clear my choice").click()
        expect(page.locator("[name=leaning]:checked")).to_have_count(0)


@pytest.mark.soak  # they are printed and noted every day
def test_the_note_has_what_is_ticked_and_typed_at_once_and_loses_what_is_unticked(
    browser: Browser, served: str
) -> None:
    for page in opened(browser, served):
        said(page)
        note, blank = page.locator("textarea#note"), re.compile(r"\(to be filled in\)")
        expect(note).to_have_value(re.compile("in their own words:\n- Unsure\n"))
        page.get_by_label("My own questions").fill("When can I swim?")
        expect(note).to_have_value(re.compile("wants to ask:\n- When can I swim[?]\n"))
        expect(note).not_to_have_value(blank)
        page.get_by_label("My own questions").fill("")
        page.get_by_role("button", name="Clear my choice").click()
        expect(note).to_have_value(re.compile(r"wants to ask:\n\(to be filled in\)\n.*words:\n\(to be filled in\)\n"))


def until_stored(page: Page) -> str:
    """Wait until the words are stored, and return all that the browser keeps for the site."""
    page.wait_for_function("sessionStorage.length === 1")
    page.wait_for_load_state("networkidle")
    return kept_by(page)


def test_what_is_stored_of_them_is_not_to_be_read_and_nobody_else_can_open_it(browser: Browser, served: str) -> None:
    for page in opened(browser, served):
        said(page)
        kept = until_stored(page)
        assert [one for one in (CONCERN, TOLD, "garden", UNSURE) if one in kept] == []
        page.reload()
        expect(page.get_by_label("What else matters to me")).to_have_value(CONCERN)
        page.context.clear_cookies()
        page.reload()
        page.wait_for_function("sessionStorage.length === 0")
        expect(page.get_by_label("What else matters to me")).to_have_value("")


def test_without_encryption_they_stay_on_the_page_and_nothing_is_stored(browser: Browser, served: str) -> None:
    for page in opened(browser, served):
        page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })")
        said(page)
        expect(page.locator(".typed").filter(has_text=CONCERN)).to_have_count(1)
        assert page.evaluate("sessionStorage.length + localStorage.length") == 0


@pytest.mark.soak
def test_they_are_in_no_file_of_the_browser_once_it_is_cleared(browser: Browser, served: str, tmp_path: Path) -> None:
    with at_home(browser, tmp_path, served, with_windows()) as page:
        said(page)
        page.get_by_role("button", name="Copy the note").click()
        (stored,) = page.evaluate("Object.keys(sessionStorage)")
        wait_until(lambda: left_in(tmp_path / SESSION_STORAGE, [stored]) != [])  # written some seconds later
        with page.expect_response(lambda made: made.url.endswith("handout.pdf")) as made:
            page.get_by_role("button", name="Make the PDF").first.click()
        assert CONCERN in (made.value.request.post_data or "")
        page.wait_for_url(re.compile("^blob:"), wait_until="commit")
        page.goto(f"{AID}/handout")
        expect(page.get_by_label("What else matters to me")).to_have_value(CONCERN)
        clear(page)
    assert left_in(tmp_path, [f"{AID}/handout"]) != [], "the search finds what is there"
    assert left_in(tmp_path, [CONCERN, TOLD, "garden", "few have tried"]) == []


def requests_of(page: Page) -> list[str]:
    """The addresses and bodies of all that the page asks from now on."""
    sent: list[str] = []
    page.on("request", lambda made: sent.append(f"{made.url} {made.post_data or ''}"))
    return sent


def pages_beside(page: Page, choice: str) -> Locator:
    """How many pages stand beside a choice."""
    return page.locator(".form-of-paper label", has_text=choice).filter(has_text=re.compile(r"\d+ pages"))


def test_the_buttons_say_how_many_pages_and_nothing_typed_is_sent_for_that(browser: Browser, served: str) -> None:
    for page in opened(browser, served):
        sent = requests_of(page)
        page.goto("/starter/handout")
        counted = page.get_by_role("button", name=re.compile(r"^Make the PDF \(\d+ pages\)$"))
        expect(counted).to_have_count(2)
        short = counted.first.inner_text()
        page.get_by_label("Everything").scroll_into_view_if_needed()
        for choice in ("Everything", "Large print", "English + Deutsch"):
            expect(pages_beside(page, choice)).to_be_visible()
        page.get_by_label("Everything").check()
        expect(counted.first).not_to_have_text(short)
        expect(counted).to_have_count(2)
        full = counted.first.inner_text()

        page.get_by_label("What else matters to me").fill(CONCERN * 10)
        expect(page.get_by_role("button", name="Make the PDF", exact=True)).to_have_count(2)
        page.get_by_label("What matters most").check()

        expect(counted.first).to_have_text(short)
        assert short != full
        assert any(f'own-concern"\r\n\r\n{"oo oooooo oo oooooo" * 10}\r\n' in one for one in sent)
        assert [one for one in sent if CONCERN in one] == []


@pytest.mark.soak  # clearing is tried by test_leaving and test_consultation
def test_no_leaning_is_set_until_somebody_sets_it_and_clearing_takes_all_away(browser: Browser, served: str) -> None:
    for page in opened(browser, served):
        page.goto(f"{AID}/handout")
        expect(page.locator("[name=leaning]:checked")).to_have_count(0)
        said(page)
        page.goto(f"{AID}/summary")
        clear(page)
        assert page.evaluate("sessionStorage.length") == 0
        page.goto(f"{AID}/handout")
        expect(page.locator("[name=leaning]:checked")).to_have_count(0)
        expect(page.get_by_label("What else matters to me")).to_have_value("")


def test_without_script_there_are_lines_to_write_on_and_the_prompts_end_the_summary(
    browser: Browser, served: str
) -> None:
    for page in opened(browser, served, java_script_enabled=False):
        page.goto(f"{AID}/summary")
        expect(page.get_by_text(FIRST)).to_be_visible()
        expect(page.get_by_text("What is still unclear to you?")).to_be_visible()
        page.get_by_role("link", name="Add your own notes").click()
        page.emulate_media(media="print")
        expect(page.locator(".leaning .ruled").first).to_be_visible()


@pytest.mark.soak  # web/test_own_words has it without a browser
def test_what_has_too_many_letters_stands_in_its_box_after_the_button(browser: Browser, served: str) -> None:
    for page in opened(browser, served):
        said(page)
        page.get_by_label("My own questions").fill("geese " * 200)
        page.get_by_role("button", name="Make the PDF").first.click()
        expect(page.get_by_role("alert")).to_contain_text("“My own questions” has 1200 letters")
        expect(page.get_by_label("My own questions")).to_have_value("geese " * 200)
        expect(page.get_by_label("What else matters to me")).to_have_value(CONCERN)
        expect(page.get_by_label(UNSURE, exact=True)).to_be_checked()
        assert faults(page) == ""


@pytest.mark.soak  # in everyday runs, the test above tries axe, and test_everybody the width
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_fits_and_axe_finds_nothing(browser: Browser, served: str, width: int) -> None:
    for page in opened(browser, served, viewport={"width": width, "height": 900}):
        said(page)
        assert faults(page) == ""
        assert page.evaluate("document.documentElement.scrollWidth") <= width
