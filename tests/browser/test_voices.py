"""A consultation in two voices, in a real browser: both answers are kept, and every page says whose is whose."""

import io
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.support.browser.axe import faults
from tests.support.browser.consulting import clear
from tests.support.browser.walk import choose, follow, opened, too_narrow_for
from tests.support.paper import letters
from tests.support.sampling import sampled

AID = "/lupus-stem-cell"
DIFFERENT = "You gave different answers: you said “Yes, shown by a biopsy”; your doctor or nurse said “No”."
Scheme = Literal["light", "dark"]


def differ(page: Page) -> None:
    """The person answers a page, then the clinician the same page, otherwise."""
    page.goto(f"{AID}/ask/nephritis")
    page.get_by_label("Yes, shown by a biopsy").check()
    page.get_by_role("button", name="My doctor or nurse").click()
    expect(page.get_by_role("button", name="My doctor or nurse")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#questions :checked")).to_have_count(0)
    expect(page.get_by_text("The person has answered on this page.").filter(visible=True)).to_be_visible()
    expect(page.get_by_role("definition").filter(has_text="Yes, shown by a biopsy")).to_be_hidden()
    page.get_by_label("No", exact=True).first.check()
    page.get_by_role("button", name="How you feel about risk").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How you feel about risk")


def paper(page: Page) -> str:
    """The letters of the whole PDF."""
    pdf = page.request.get(f"{AID}/handout.pdf?pages=full").body()
    return letters("".join(one.extract_text() for one in PdfReader(io.BytesIO(pdf)).pages))


def test_focus_stays_where_the_voice_was_switched(browser: Browser, served: str) -> None:
    for page in opened(browser, served, viewport={"width": 390, "height": 844}):
        page.goto(f"{AID}/ask/nephritis")
        for who in ("My doctor or nurse", "Both"):
            page.get_by_role("button", name=who).click()
            expect(page.get_by_role("button", name=who)).to_have_attribute("aria-pressed", "true")
            expect(page.get_by_role("button", name=who)).to_be_focused()
            expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
        page.get_by_role("button", name="You", exact=True).click()
        expect(page.get_by_role("button", name="You", exact=True)).to_be_focused()


@sampled("script", [(True,), (False,)], [(False,)])
def test_a_consultation_in_two_voices(browser: Browser, served: str, script: bool) -> None:
    for page in opened(browser, served, java_script_enabled=script):
        differ(page)
        expect(page.get_by_role("button", name="My doctor or nurse")).to_have_attribute("aria-pressed", "true")
        page.goto(f"{AID}/check")
        expect(page.get_by_text(DIFFERENT)).to_be_visible()
        page.goto(f"{AID}/summary")
        expect(page.get_by_role("heading", name="Where your answers differ")).to_be_visible()
        expect(page.get_by_text(DIFFERENT)).to_be_visible()
        page.get_by_role("link", name="Everything on one page").click()
        expect(page.get_by_text("For your answer", exact=True)).not_to_have_count(0)
        page.goto(f"{AID}/handout")
        expect(page.get_by_text(DIFFERENT)).to_be_visible()
        code = page.locator(".code .letters").inner_text()

        printed = paper(page)
        assert letters(DIFFERENT) in printed
        assert letters("For your answer:") in printed
        assert letters(code) in printed

        page.goto(f"{AID}/summary")
        clear(page)
        page.goto(f"{AID}/")
        page.get_by_label("Your code, with or without spaces").fill(code)
        page.get_by_role("button", name="Bring my answers back").click()
        expect(page.get_by_text(DIFFERENT)).to_be_visible()
        page.goto(f"{AID}/ask/nephritis")
        expect(page.get_by_role("button", name="You", exact=True)).to_have_attribute("aria-pressed", "true")
        expect(page.get_by_label("Yes, shown by a biopsy")).to_be_checked()
        expect(page.get_by_text("Your doctor or nurse has answered on this page.").filter(visible=True)).to_be_visible()


@pytest.mark.soak  # two voices by pointer here, and one by keyboard in test_walk
def test_the_second_voice_by_keyboard_alone(browser: Browser, served: str) -> None:
    for page in opened(browser, served):
        page.goto(f"{AID}/ask/nephritis")
        follow(page, "My doctor or nurse")
        choose(page, "Yes, shown by a biopsy")
        follow(page, "Both")
        expect(page.get_by_label("Yes, shown by a biopsy")).to_be_checked()
        follow(page, "Check your answers")
        expect(page.get_by_text("Your doctor or nurse: Yes, shown by a biopsy")).to_be_visible()


def test_who_is_answering_has_a_name_and_a_state_for_those_who_do_not_see_it(browser: Browser, served: str) -> None:
    for page in opened(browser, served):
        page.goto(f"{AID}/ask/nephritis")
        page.get_by_role("button", name="My doctor or nurse").click()
        expect(page.get_by_role("group", name="Who is answering this page?")).to_match_aria_snapshot("""
            - group "Who is answering this page?":
              - text: Who is answering this page?
              - button "You"
              - button "My doctor or nurse" [pressed]
              - button "Both"
        """)


PATHS = ("ask/nephritis", "check", "summary", "handout")


@pytest.mark.soak  # test_walk measures the same pages with one voice
def test_two_voices_fit_the_screen(browser: Browser, served: str) -> None:
    for page in opened(browser, served):
        differ(page)
        for path in PATHS:
            page.goto(f"{AID}/{path}")
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            assert too_narrow_for(page, 1280, 390, 320) == [], path


@pytest.mark.soak  # in everyday runs, test_everybody tries axe on two voices, in a small aid
@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1280)])
def test_axe_finds_nothing_where_two_voices_differ(browser: Browser, served: str, width: int, scheme: Scheme) -> None:
    for page in opened(browser, served, viewport={"width": width, "height": 900}, color_scheme=scheme):
        differ(page)
        for path in PATHS[:3]:
            page.goto(f"{AID}/{path}")
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            assert faults(page) == "", path


def test_the_control_stands_in_one_row_on_a_phone_and_is_large_enough_to_touch(browser: Browser, served: str) -> None:
    for page in opened(browser, served, viewport={"width": 390, "height": 844}):
        page.goto(f"{AID}/ask/nephritis")
        page.get_by_role("button", name="Both").click()
        expect(page.locator(".speaking button:visible")).to_have_count(3)
        boxes = page.locator(".speaking button:visible").evaluate_all(
            "(all) => all.map((one) => one.getBoundingClientRect())"
        )

        assert len({box["y"] for box in boxes}) == 1
        assert all(box["height"] >= 44 and box["width"] >= 44 for box in boxes)


def test_a_change_just_before_another_speaks_is_kept_for_whoever_made_it(browser: Browser, served: str) -> None:
    for page in opened(browser, served):
        page.goto(f"{AID}/ask/nephritis")
        page.evaluate("""() => {
            document.querySelector("input[value='proven']").click();
            document.querySelector("button[value='voice:clinician']").click();
        }""")
        expect(page.get_by_text("The person has answered on this page.").filter(visible=True)).to_be_visible()
        expect(page.get_by_role("button", name="My doctor or nurse")).to_have_attribute("aria-pressed", "true")
        for path in ("ask/risk", "ask/nephritis"):
            page.goto(f"{AID}/{path}")
            expect(page.get_by_role("button", name="My doctor or nurse")).to_have_attribute("aria-pressed", "true")
