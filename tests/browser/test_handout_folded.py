"""The handout page is short on a screen; the print of the browser has what is folded, with and without script."""

import io
import re
from itertools import product

from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.support.browser.walk import AID, opened
from tests.support.paper import letters, pages_of
from tests.support.sampling import sampled

LUPUS, STARTER = f"{AID}/handout", "/starter/handout?pages=full"
MAKE = re.compile(r"^Make the PDF( \(\d+ pages\))?$")
PHONE_SCREENS = 8  # of 844 pixels each, of what were 22


def printed(page: Page) -> str:
    """The letters of what the browser prints."""
    return letters("".join(one.extract_text() for one in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages))


@sampled("script, path", product((True, False), (LUPUS, STARTER)), [(True, LUPUS)])
def test_what_is_folded_on_the_screen_is_printed_whole(browser: Browser, served: str, script: bool, path: str) -> None:
    for page in opened(browser, served, java_script_enabled=script):
        page.goto(path)
        expect(page.locator("details.fold[open]")).to_have_count(0)
        expect(page.locator("details.fold :is(.cell, .glance td)").first).to_be_hidden()
        folded = page.locator("details.fold :is(p, dd, li):not(summary *)").all_text_contents()
        assert len(folded) > 20

        paper = printed(page)

        assert [text for text in folded if letters(text) not in paper] == []
        assert letters("if they fit you") not in paper


def test_the_browser_prints_what_the_pdf_has_in_its_order(browser: Browser, served: str) -> None:
    for page in opened(browser, served):
        page.goto("/starter/handout")
        page.get_by_label("What else matters to me").fill("wild geese")
        pdf = "".join(pages_of(page.request.get("/starter/handout.pdf").body()))
        parts = (
            "The decision:",
            "What each option involves",
            "What I want to ask",
            "My notes",
            "What we agreed to do next",
        )

        paper = printed(page)

        for said in (paper, pdf):
            places = [said.index(letters(one)) for one in parts]
            assert places == sorted(places)
        assert "wildgeese" in paper
        assert [row for row in page.locator(".glance .name").all_text_contents() if letters(row) not in pdf] == []


def test_a_phone_reaches_the_pdf_first_and_the_end_in_a_few_screens(browser: Browser, served: str) -> None:
    for page in opened(browser, served, viewport={"width": 390, "height": 844}):
        page.goto(f"{AID}/handout")
        expect(page.get_by_role("button", name=MAKE).first).to_be_in_viewport(ratio=1)
        assert page.evaluate("document.documentElement.scrollHeight") < 844 * PHONE_SCREENS


@sampled("script", [True, False], 1)
def test_a_question_ticked_in_a_fold_is_the_only_one_that_is_printed(
    browser: Browser, served: str, script: bool
) -> None:
    for page in opened(browser, served, java_script_enabled=script):
        page.goto(f"{AID}/handout")
        page.locator(".theme details summary").first.click()
        box = page.locator(".theme details li").first
        expect(box).to_be_visible()
        ticked = box.inner_text()
        box.get_by_role("checkbox").check()
        other = page.locator(".theme > ul li").first.inner_text()

        paper = printed(page)

        assert (letters(ticked) in paper, letters(other) in paper) == (True, False)
        if script:
            page.reload()
            expect(page.locator(".theme details").first).to_have_attribute("open", "")
            expect(page.locator(".theme details li").first.get_by_role("checkbox")).to_be_checked()


@sampled("script", [True, False], 1)
def test_the_lines_to_write_on_are_those_of_the_pdf(browser: Browser, served: str, script: bool) -> None:
    for page in opened(browser, served, java_script_enabled=script):
        page.goto(f"{AID}/handout")
        asked = page.locator(".own label")
        expect(asked).to_have_count(8)

        paper = printed(page)

        printed_lines = [text for text in asked.all_text_contents() if letters(text) in paper]
        assert printed_lines == ["My own questions", "What else matters to me"]
        assert letters("What I am leaning towards, or unsure about") in paper  # the heading names its line
