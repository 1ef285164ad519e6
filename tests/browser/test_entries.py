"""A clinician works on a draft by its forms alone, in a real browser with the real headers."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from decision_aid.storage.drafts import Drafts
from tests.support.aids import GAPS_OF_TWO, SMALL
from tests.support.browser.axe import faults
from tests.support.browser.desk import running
from tests.support.editing import ANNA, PASSWORD, editing_app

Scheme = Literal["dark", "light"]
STATEMENT = "/edit/small/entry/statement/exercises.ease"
PAGES = ["/edit/small/entries", STATEMENT, "/edit/small/entry/question/tried", "/edit/small/new/question"]


@pytest.fixture
def edited(tmp_path: Path) -> Iterator[str]:
    """The address of a server over a folder that authors may edit."""
    with running(editing_app(tmp_path)) as address:
        yield address


def signed_in(page: Page, address: str) -> Page:
    page.goto(f"{address}/edit/sign-in")
    page.get_by_label("Your name").fill(ANNA)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text(f"Signed in: {ANNA}")).to_be_visible()
    return page


def test_a_number_and_a_condition_are_changed_from_the_list(browser: Browser, edited: str, tmp_path: Path) -> None:
    page = signed_in(browser.new_page(), edited)
    page.get_by_role("link", name="Change by form").click()
    page.get_by_role("link", name="Most people in the trial moved with ease.").click()
    page.locator("[id='chance.people']").fill("30")
    expect(page.locator("#show-words")).to_be_hidden()
    question = page.locator("summary", has_text="How long has it been stiff?")
    expect(question).to_contain_text("(2)")
    page.get_by_label("Not sure").uncheck()
    expect(question).to_contain_text("(1)")
    expect(page.locator("#in-words")).to_contain_text("answered “A month or more”.")
    page.get_by_role("button", name="Keep in my draft").click()

    expect(page.get_by_role("status").filter(has_text="Kept in your draft")).to_be_focused()
    draft = Drafts(tmp_path).find(ANNA, "small")
    assert draft is not None
    assert draft.text == SMALL.replace("people: 32", "people: 30").replace("[long, unsure]", "[long]")
    page.close()


def test_without_script_a_button_says_the_condition_in_words(browser: Browser, edited: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = signed_in(context.new_page(), edited)
    page.goto(edited + "/edit/small/new/statement?option=wait&outcome=ache")
    page.get_by_text("How old are you?").click()
    page.get_by_label("This number or more").fill("18")
    page.get_by_role("button", name="Say it in words").click()

    expect(page.locator("#in-words")).to_contain_text("“How old are you?” is answered 18 years or more")
    context.close()


@pytest.mark.soak  # one condition is changed every day
def test_two_answers_to_one_question_are_both_asked_for_by_two_groups(
    browser: Browser, edited: str, tmp_path: Path
) -> None:
    page = signed_in(browser.new_page(), edited)
    page.goto(f"{edited}/edit/small/entry/statement/wait.ache")
    for answer in ("Heat", "Rest"):
        page.get_by_role("link", name="Add a group of answers").click()
        page.locator("summary", has_text="What have you tried?").click()
        page.get_by_label(answer, exact=True).check()
        page.get_by_role("button", name="Keep in my draft").click()

    expect(page.locator("#in-words")).to_contain_text("“Heat”")
    expect(page.locator("#in-words")).to_contain_text("“Rest”")
    draft = Drafts(tmp_path).find(ANNA, "small")
    assert draft is not None
    said = "certainty: low, because: few people, sources: [beta]"
    assert f"{said}, when: {{all: [{{tried: [heat]}}, {{tried: [rest]}}]}}" in re.sub(r"\s+", " ", draft.text)
    page.close()


def test_what_does_not_go_with_a_gap_is_out_of_sight(browser: Browser, edited: str) -> None:
    page = signed_in(browser.new_page(), edited)
    page.goto(edited + STATEMENT)
    page.get_by_role("radio", name="It is not known").check()

    expect(page.get_by_label("How sure the evidence is")).to_be_hidden()
    expect(page.get_by_label("Why it is not known")).to_be_visible()
    page.close()


def test_leaving_with_something_typed_is_asked_about(browser: Browser, edited: str) -> None:
    page = signed_in(browser.new_page(), edited)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.goto(edited + STATEMENT)
    page.get_by_label("What people read").press_sequentially(" At last.")
    page.get_by_role("link", name="View live site").click()

    expect(page.get_by_label("What people read")).to_have_value(re.compile("At last"))
    assert asked == ["beforeunload"]
    page.get_by_role("button", name="Keep in my draft").click()
    expect(page.get_by_role("status").filter(has_text="Kept in your draft")).to_be_visible()
    page.get_by_role("link", name="View live site").click()
    expect(page).to_have_url(edited + "/")
    assert asked == ["beforeunload"]
    page.close()


@pytest.mark.soak  # in everyday runs, test_author_pages tries axe on each page, and test_reviewing on a page of slips
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_nothing_runs_over(browser: Browser, edited: str, width: int, scheme: Scheme) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = signed_in(context.new_page(), edited)
    for address in PAGES:
        page.goto(edited + address)
        assert faults(page) == "", address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    page.goto(edited + STATEMENT)
    page.get_by_label("What people read").fill("")
    page.get_by_role("button", name="Keep in my draft").click()
    expect(page.get_by_role("heading", name="Not kept yet: something needs a change")).to_be_visible()
    expect(page.locator(".error-summary")).to_be_focused()
    assert faults(page) == ""
    context.close()


def test_that_a_study_had_a_round_number_of_people_is_chosen_for_the_next_too(browser: Browser, tmp_path: Path) -> None:
    with running(editing_app(tmp_path, text=GAPS_OF_TWO)) as address:
        page = signed_in(browser.new_page(), address)
        page.goto(f"{address}/edit/small/entry/statement/wait.sleep")
        page.get_by_role("radio", name="Something is known").click()
        page.get_by_label("What people read").fill("Some slept well.")
        page.get_by_role("radio", name="A figure for one group").click()
        page.locator("[id='chance.people']").fill("12")
        page.locator("[id='chance.of']").fill("100")
        page.get_by_role("radio", name="A study had exactly 100 people. It happened to 12 of them").click()
        page.locator("[id='chance.event']").fill("slept")
        page.locator("[id='chance.over']").fill("1 year")
        page.get_by_label("How sure the evidence is").select_option("low")
        page.get_by_label("Reason for this certainty").fill("few people")
        page.get_by_role("checkbox", name="Beta").check()
        page.get_by_role("button", name="Keep, and go to the").click()
        page.locator("[id='chance.people']").fill("7")
        page.locator("[id='chance.of']").fill("100")

        chosen = page.get_by_role("radio", name="A study had exactly 100 people. It happened to 7 of them")
        expect(chosen).to_be_checked()
        page.close()
