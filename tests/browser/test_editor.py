"""The editor over a rule file's text, in a real browser under the real headers: typing, problems, the preview."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.aids import SMALL
from tests.support.browser.axe import faults
from tests.support.browser.typing_in import (
    TEXT,
    begin,
    expect_cursor,
    expect_heard,
    expect_lines,
    line_of,
    listen,
    misspell,
    to_line,
)
from tests.support.browser.walk import opened
from tests.support.sampling import sampled

OFFERED = {
    "when: {": ["side"],
    "when: {side: ": ["leftLeft", "rightRight"],
    "when: {side: [left, r": ["rightRight"],
    "certainty: ": ["high", "very low"],
    "chance: {": ["people"],
    "option: w": ["waitWait"],
    "sources:\n- be": ["betaBeta 2021"],
}


@pytest.fixture
def page(browser: Browser, base: str) -> Iterator[Page]:
    for own in opened(browser, base, viewport={"width": 1280, "height": 1600}):
        begin(own)
        yield own


def test_the_form_sends_what_is_typed(page: Page) -> None:
    to_line(page, 1)
    page.keyboard.type(" or both")

    first = SMALL.splitlines()[0]
    expect_lines(page, (f"{first}\n", f"{first} or both\n"))


def test_a_slip_is_listed_marked_and_put_right_by_one_press(page: Page) -> None:
    number = misspell(page)

    expect(page.locator("#problems li")).to_contain_text("verry low")
    expect(page.locator(".cm-gutter-lint .cm-lint-marker-error")).to_have_count(1)
    expect(page.locator(".cm-lintRange-error").first).to_have_text("verry")
    page.locator("#problems button.write").click()
    expect(page.locator("#problems li")).to_have_count(0)
    expect_lines(page)
    expect_cursor(page, number)


@pytest.mark.soak  # a slip is listed and put right every day
def test_a_problem_leads_to_its_place(page: Page) -> None:
    number = misspell(page)
    to_line(page, 1)
    page.locator("#problems button.at").click()

    expect_cursor(page, number)
    expect(page.locator(TEXT)).to_be_focused()


def test_problems_are_reached_told_and_put_right_by_keys_alone(page: Page) -> None:
    number = misspell(page)
    to_line(page, 1)
    listen(page)
    page.keyboard.press("F8")

    expect_cursor(page, number)
    expect_heard(page, f"Line {number}. ")
    expect(page.locator("#news")).to_have_text("1 found")
    page.keyboard.press("Alt+Enter")
    expect(page.locator("#problems li")).to_have_count(0)
    expect(page.locator("#news")).to_have_text("0 found")
    expect_lines(page)


def test_undo_and_redo_also_what_was_put_right(page: Page) -> None:
    misspell(page)
    page.locator("#problems button.write").click()
    expect_lines(page)
    expect(page.locator(TEXT)).to_be_focused()
    page.keyboard.press("Control+z")
    expect_lines(page, ("certainty: very low", "certainty: verry low"))
    page.keyboard.press("Control+y")

    expect_lines(page)


def test_the_ids_of_the_file_are_offered(page: Page) -> None:
    number = line_of("because: nobody to compare with") + 1
    page.clock.install()
    to_line(page, number)
    page.keyboard.press("ArrowLeft")
    page.keyboard.type(", al")
    expect(page.locator(".cm-tooltip-autocomplete li")).to_have_text(["alphaAlpha 2020"])
    page.clock.run_for(100)  # the list takes no key at once, so that typing on chooses nothing
    page.keyboard.press("Enter")

    before = "because: nobody to compare with\n    sources: [beta"
    assert SMALL.splitlines()[number - 1].strip() == "sources: [beta]"
    expect_lines(page, (before, f"{before}, alpha"))


@pytest.mark.soak  # the ids of the file are offered every day
def test_keys_that_are_missing_are_offered_with_their_meaning(page: Page) -> None:
    to_line(page, line_of("because: nobody to compare with"))
    page.keyboard.press("Enter")
    page.keyboard.type("ch")

    expect(page.locator(".cm-tooltip-autocomplete li")).to_have_text(["chance"])
    expect(page.locator(".cm-completionInfo")).to_have_text("How many people of how many.")


@pytest.mark.soak  # ids and missing keys are offered every day
def test_what_is_offered_fits_its_place(page: Page) -> None:
    to_line(page, line_of("because: nobody to compare with"))
    page.keyboard.press("Enter")
    for typed, offered in OFFERED.items():
        page.keyboard.type(typed)
        page.keyboard.press("Control+Space")
        expect(page.locator(".cm-tooltip-autocomplete li")).to_have_text(offered)
        for key in ("Escape", "Home", "Shift+End"):  # what is typed next takes the place of this line
            page.keyboard.press(key)


def test_what_a_word_means_is_told_by_mouse_by_key_and_below(page: Page) -> None:
    number = line_of("certainty: very low")
    to_line(page, number)
    page.keyboard.press("Home")
    expect(page.locator("#meaning")).to_have_text("certainty: How sure the evidence is.")
    listen(page)
    page.keyboard.press("F1")
    expect_heard(page, "certainty: How sure the evidence is.")
    page.locator(".cm-activeLine .tok-propertyName").hover()

    expect(page.locator(".meaning")).to_contain_text("How sure the evidence is.")


def test_a_pressed_sentence_leads_to_its_line(page: Page) -> None:
    number = line_of("certainty: very low")
    page.frame_locator("#preview").locator(f"[data-line='{number}']").click()

    expect_cursor(page, number)


def test_the_preview_follows_the_cursor(page: Page) -> None:
    number = line_of("certainty: very low")
    to_line(page, number)
    shown = page.frame_locator("#preview").locator("[data-here]")

    expect(shown).to_have_count(1)
    expect(shown).to_have_attribute("data-line", str(number))
    expect(shown).to_be_in_viewport()


@pytest.mark.soak  # the preview follows the cursor every day
def test_the_preview_turns_to_the_page_that_shows_the_line(page: Page) -> None:
    page.locator("#page").select_option("options")
    expect(page.frame_locator("#preview").locator("[data-line]")).to_have_count(60)
    number = line_of("certainty: very low")
    to_line(page, number)

    expect(page.frame_locator("#preview").locator("[data-here]")).to_have_attribute("data-line", str(number))
    expect(page.locator("#page")).to_have_value("all")


@pytest.mark.soak  # the preview follows the cursor every day
def test_the_preview_shows_the_change_where_it_was_scrolled_to(page: Page) -> None:
    number = line_of("because: nobody to compare with")
    to_line(page, number)
    frame = page.frame_locator("#preview")
    expect(frame.locator(f"[data-here][data-line='{number}']")).to_be_in_viewport()
    place = "document.querySelector('#preview').contentWindow.scrollY"
    before = page.evaluate(place)
    page.keyboard.type(" yet")

    expect(frame.get_by_text("because: nobody to compare with yet")).to_be_in_viewport()
    assert before > 0
    assert page.evaluate(place) == before


def test_tab_leaves_the_text_and_the_page_says_so(page: Page) -> None:
    page.locator(TEXT).focus()
    page.keyboard.press("Tab")

    expect(page.locator("summary:focus")).to_have_count(1)
    expect_lines(page)
    expect(page.locator("#first-keys")).to_contain_text("Tab leaves the text")
    expect(page.locator(TEXT)).to_have_attribute("aria-description", re.compile("Tab leaves the text"))
    expect(page.locator(TEXT)).to_have_attribute("aria-label", "The text")


@pytest.mark.soak  # test_author_pages looks at this page too
@sampled("width, scheme", product((320, 1280), ("light", "dark")), ((1280, "dark"),))
def test_axe_finds_nothing(browser: Browser, base: str, scheme: Any, width: int) -> None:
    for page in opened(browser, base, viewport={"width": width, "height": 900}, color_scheme=scheme):
        begin(page)
        misspell(page)
        page.keyboard.press("Control+f")
        expect(page.locator(".cm-search")).to_be_visible()

        assert faults(page) == ""
        assert page.evaluate("document.documentElement.scrollWidth") <= width
