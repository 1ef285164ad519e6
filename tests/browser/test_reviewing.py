"""A reviewer reads, ticks and signs on a phone and by keyboard alone."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.aids import small
from tests.support.browser.author import sign_in
from tests.support.browser.axe import faults
from tests.support.browser.desk import running
from tests.support.browser.walk import choose, opened, tab_to
from tests.support.editing import ANNA, AS_REVIEWED, BEN, editing_app, let_in
from tests.support.sampling import sampled
from tests.support.serving import serving

PAGE = "/edit/small/review"
NOT_MINE = (
    "I did not make the change in the folder "
    "It was not committed under a name, so only you can tell. Nobody reviews what they wrote."
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small aid, which nobody has reviewed."""
    made = tmp_path_factory.mktemp("reviewed")
    (made / "small.yaml").write_text(small(), encoding="utf-8")
    let_in(made, ANNA, BEN)
    return made


@pytest.fixture(scope="module")
def office(folder: Path) -> Iterator[str]:
    """The base address of a real server over that folder."""
    with serving([sys.executable, "-m", "decision_aid.cli"], folder, str(folder), "--edit") as address:
        yield address


def fill_in_by_keyboard(page: Page) -> None:
    """Choose “Reviewed”, give the reason and press the button, all by Tab and Space."""
    tab_to(page, "Reviewed Somebody who did not write the changes has looked them over.")
    page.keyboard.press("Space")
    choose(page, NOT_MINE)
    tab_to(page, "What did you do, and why?")
    page.keyboard.type("Read on the bus")
    tab_to(page, "Sign and publish")
    page.keyboard.press("Enter")


@pytest.mark.soak  # test_author_pages looks at this page too
@sampled("width, scheme", ((320, "light"), (320, "dark"), (1280, "light")), ((320, "light"),))
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(
    browser: Browser, office: str, width: int, scheme: str
) -> None:
    for page in opened(browser, office, viewport={"width": width, "height": 700}, color_scheme=scheme):
        sign_in(page, BEN)
        page.goto(PAGE)
        assert faults(page) == ""
        page.get_by_role("button", name="Sign and publish").click()
        expect(page.locator(".error-summary")).to_be_focused()
        assert faults(page) == ""
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_each_tick_is_counted_and_kept_as_it_is_made(browser: Browser, office: str) -> None:
    for page in opened(browser, office, viewport={"width": 390, "height": 700}):
        sign_in(page, BEN)
        page.goto(PAGE)
        boxes = page.locator("[name=read]")
        for box in (boxes.first, boxes.last):
            with page.expect_response(lambda answer: answer.request.method == "POST") as kept:
                box.check()
            assert kept.value.status == 204
        told = f"2 of {boxes.count()} are ticked."
        expect(page.locator("#changes")).to_contain_text(told)
        expect(page.locator("#keep-1")).to_contain_text("Your ticks are kept.")
        page.goto(PAGE)
        expect(page.locator("#changes")).to_contain_text(told)
        for box in (boxes.first, boxes.last):
            with page.expect_response(lambda answer: answer.request.method == "POST"):
                box.uncheck()
        page.goto(PAGE)
        expect(page.locator("[name=read]:checked")).to_have_count(0)


def test_on_a_phone_by_keyboard_a_missing_tick_is_found_and_the_rest_stays(
    browser: Browser, office: str, folder: Path
) -> None:
    for page in opened(browser, office, viewport={"width": 320, "height": 700}):
        sign_in(page, BEN)
        page.goto(PAGE)
        for box in page.get_by_label("I have checked this: Exercises · Moving with ease").all():
            box.check()
        left = page.locator("[name=read]:not(:checked)").count()
        fill_in_by_keyboard(page)
        expect(page.locator(".error-summary")).to_contain_text(f"{left} parts are not ticked yet")
        expect(page.locator("[name=read]:not(:checked)")).to_have_count(left)
        tab_to(page, f"{left} parts are not ticked yet. Your ticks are kept. Go to the first.")
        page.keyboard.press("Enter")
        choose(page, f"I have checked this: about this aid, part 1 of {page.locator('[name=read]').count()}")
        for box in page.locator("[name=read]").all():
            box.check()
        expect(page.get_by_label("What did you do, and why?")).to_have_value("Read on the bus")
        page.get_by_role("button", name="Sign and publish").click()

        expect(page.locator(".versions li").first).to_contain_text("Read: all of it")
        assert (folder / "small.yaml").read_text(encoding="utf-8") == small(AS_REVIEWED)


@pytest.mark.soak  # a missing tick is found by keyboard every day
def test_by_keyboard_one_goes_from_each_tick_to_the_next_and_ticks_a_part_at_once(
    browser: Browser, tmp_path: Path
) -> None:
    with running(editing_app(tmp_path)) as address:
        for page in opened(browser, address, viewport={"width": 320, "height": 700}):
            sign_in(page, BEN)
            page.goto(PAGE)
            tab_to(page, "Go to the first to tick")
            page.keyboard.press("Enter")
            cards = page.locator(".to-read")
            expect(cards.first).to_be_focused()
            for number in (1, 0):
                with page.expect_response(lambda answer: answer.request.method == "POST"):
                    cards.nth(number).locator("[name=read]").check()
            tab_to(page, "Next one to tick")
            page.keyboard.press("Enter")
            expect(cards.nth(2)).to_be_focused()
            with page.expect_response(lambda answer: answer.request.method == "POST"):
                page.get_by_role("button", name="I have checked these 2").first.press("Enter")
            page.goto(PAGE)
            expect(page.locator("[name=read]:checked")).to_have_count(3)
            assert faults(page) == ""
