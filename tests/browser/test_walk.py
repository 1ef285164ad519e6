"""The walk from the list to the summary, in a real browser: by keyboard alone, without script, and for everybody."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.browser.axe import faults
from tests.support.browser.walk import AID, choose, follow, opened, too_narrow_for, wait_until_drawn
from tests.support.sampling import sampled

PATHS = [
    "/", f"{AID}/", f"{AID}/ask/refractory", f"{AID}/ask/nephritis", f"{AID}/ask/what-matters", f"{AID}/check",
    f"{AID}/summary", f"{AID}/about", f"{AID}/sources/carl-2024", f"{AID}/cleared", "/nowhere/",
]  # fmt: skip
SMALL_AID = [
    "/", "/starter/", "/starter/ask/way", "/starter/check", "/starter/summary", "/starter/summary/on-time",
    "/starter/what-if", "/starter/about", "/starter/sources/count", "/nowhere/", "/starter/handout",
    "/starter/handout?languages=both", "/starter/flow", "/starter/report/nice", "/starter/clear",
]  # fmt: skip
Scheme = Literal["light", "dark"]


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    yield from opened(browser, served, viewport={"width": 1280, "height": 900})


@pytest.fixture
def page_without_script(browser: Browser, served: str) -> Iterator[Page]:
    yield from opened(browser, served, java_script_enabled=False)


def test_a_walk_by_keyboard_alone_ends_at_the_summary(page: Page) -> None:
    page.goto("/")
    follow(page, "Stem cell therapy for severe lupus")
    expect(page).to_have_url(re.compile(f"{AID}/$"))
    follow(page, "Answer questions first")
    choose(page, "It is controlled now")
    page.keyboard.press("ArrowDown")
    follow(page, "Continue")
    choose(page, "Yes, shown by a biopsy")
    expect(page.get_by_text("How has the nephritis gone so far?")).to_be_visible()
    choose(page, "It is the first time")
    follow(page, "See my summary")
    expect(page).to_have_title("Summary - Stem cell therapy for severe lupus")
    expect(page.get_by_text("You answered 3 of")).to_be_visible()


def test_an_opened_question_appears_at_once_and_keeps_the_focus(page: Page) -> None:
    page.goto(f"{AID}/ask/nephritis")
    page.get_by_label("Yes, shown by a biopsy").check()
    expect(page.locator("fieldset")).to_have_count(3)
    expect(page.locator("#news")).to_have_text("3 questions are on this page now.")
    expect(page.get_by_label("Yes, shown by a biopsy")).to_be_focused()

    page.get_by_label("No", exact=True).check()
    expect(page.locator("fieldset")).to_have_count(1)


def test_a_press_on_a_button_is_not_lost_where_an_opened_question_would_move_it(page: Page) -> None:
    page.goto(f"{AID}/ask/nephritis")
    held: list[Route] = []
    page.route("**/ask/nephritis", lambda route: held.append(route))
    with page.expect_request("**/ask/nephritis"):
        page.get_by_label("Yes, shown by a biopsy").check()
    page.get_by_role("button", name="Continue").hover()
    page.mouse.down()
    with page.expect_response("**/ask/nephritis") as answered:
        held[0].continue_()
    answered.value.finished()
    wait_until_drawn(page)
    page.unroute_all()
    page.mouse.up()
    expect(page.get_by_text("Your answers opened 2 more questions.")).to_be_visible()


@pytest.mark.soak  # test_one_at_a_time asks one question without a script every day
def test_without_script_the_next_step_opens_the_question(page_without_script: Page) -> None:
    page = page_without_script
    page.goto(f"{AID}/ask/nephritis")
    page.get_by_label("Yes, shown by a biopsy").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Your answers opened 2 more questions.")).to_be_visible()
    page.get_by_label("It is the first time").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How you feel about risk")
    page.get_by_role("button", name="Your summary").click()

    page.get_by_text("more topics").click()
    page.get_by_role("link", name="Needing dialysis").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Needing dialysis")
    page.get_by_role("link", name="Back to the summary").click()
    page.get_by_role("link", name="Everything on one page").click()
    page.get_by_text("What would you like to look at?").click()
    page.get_by_role("link", name="Having children").click()
    expect(page.locator("#outcome-fertility")).to_be_visible()
    expect(page.get_by_role("button", name="Open all topics")).to_be_hidden()


def test_a_wrong_entry_takes_the_focus_to_what_is_wrong(page: Page) -> None:
    page.goto(f"{AID}/ask/refractory")
    page.get_by_label("How old are you?").first.fill("old")
    page.keyboard.press("Enter")
    expect(page.locator(".error-summary")).to_be_focused()
    follow(page, "How old are you? “old” is not a whole number. Write digits, such as 18.")
    expect(page.locator("#q-age-first")).to_be_focused()


def test_back_keeps_everything(page: Page) -> None:
    page.goto(f"{AID}/ask/nephritis")
    page.get_by_label("In the past").check()
    for name in ("Back", "Continue"):
        with page.expect_navigation():
            page.get_by_role("button", name=name).click()
    expect(page.get_by_label("In the past")).to_be_checked()


def test_all_cards_open_and_close_with_one_button(page: Page) -> None:
    page.goto(f"{AID}/everything")
    page.get_by_role("button", name="Open all topics").click()
    expect(page.locator("details.card:not([open])")).to_have_count(0)
    page.get_by_role("button", name="Close all topics").click()
    expect(page.locator("details.card[open]")).to_have_count(0)


def test_a_hard_word_is_explained_where_it_stands(page: Page) -> None:
    page.goto(f"{AID}/ask/nephritis")
    word = page.locator("a.word").first
    word.press("Enter")
    expect(page.locator(".meaning")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".meaning")).to_have_count(0)
    expect(word).to_be_focused()


def test_the_press_that_closes_the_meaning_of_a_word_presses_no_answer(page: Page) -> None:
    page.goto(f"{AID}/ask/nephritis")
    answer = page.get_by_label("Yes, shown by a biopsy")
    where = answer.bounding_box()
    assert where
    word, meaning = page.locator("a.word").first, page.locator("dialog.meaning")
    word.click()
    meaning.get_by_role("button", name="Close").click()
    expect(meaning).to_have_count(0)

    word.click()
    expect(meaning).to_be_visible()
    page.mouse.click(where["x"] + 5, where["y"] + 5)
    expect(meaning).to_have_count(0)
    expect(answer).not_to_be_checked()

    page.mouse.click(where["x"] + 5, where["y"] + 5)
    expect(answer).to_be_checked()


def test_no_page_is_wider_than_the_screen(page: Page) -> None:
    for path in PATHS:
        page.goto(path)
        assert too_narrow_for(page, 1280, 320) == [], path


@sampled("width, scheme", product((390, 1280), ("light", "dark")), ((390, "dark"),))
def test_axe_finds_nothing(browser: Browser, served: str, width: int, scheme: Scheme) -> None:
    for page in opened(browser, served, viewport={"width": width, "height": 900}, color_scheme=scheme):
        page.goto("/starter/ask/way")
        page.locator("#questions .choice").first.click()
        with page.expect_navigation():
            page.get_by_role("button", name="Skip").click()
        for path in SMALL_AID:
            page.goto(path)
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            assert faults(page) == "", path
