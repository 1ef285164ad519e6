"""An author who never saw the text begins an aid and fills it in by form alone, on a phone and by keyboard."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser.axe import faults
from tests.support.browser.desk import running
from tests.support.editing import ANNA, PASSWORD, editing_app

ANSWERS = {
    "Title": "PSA test: yes or no",
    "What is to be decided": "Whether to have a PSA test",
    "Who it is for": "Men of 50 to 69",
    "The options": "No test\nA PSA test\nAn MRI scan",
    "What matters in this decision": "Dying of prostate cancer",
}


@pytest.fixture
def edited(tmp_path: Path) -> Iterator[str]:
    """The address of a server over a folder that authors may edit."""
    with running(editing_app(tmp_path)) as address:
        yield address


def sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/edit/sign-in")
    page.get_by_label("Your name").fill(ANNA)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").press("Enter")


def press(page: Page, role: str, name: str) -> None:
    """Go on by keyboard; the next page has no fault and runs over nowhere."""
    with page.expect_navigation():
        page.get_by_role(role, name=re.compile(f"^{name}")).press("Enter")  # type: ignore[arg-type]
    assert faults(page) == "", page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def begin(page: Page) -> None:
    """Begin an aid, told first what is missing."""
    press(page, "link", "New aid")
    press(page, "button", "Begin the aid")
    expect(page.locator(".error-summary")).to_be_focused()
    for label, said in ANSWERS.items():
        page.get_by_label(label).fill(said)
    press(page, "button", "Begin the aid")
    expect(page.get_by_role("status").filter(has_text="Authors alone see this aid.")).to_be_focused()


def delete_and_undo(page: Page) -> None:
    """Delete an option, and have it back."""
    press(page, "link", "An MRI scan")
    press(page, "link", "Delete this option")
    press(page, "button", "Delete it from my draft")
    expect(page.get_by_role("status").filter(has_text="“An MRI scan” was deleted")).to_be_focused()
    press(page, "button", "Undo")
    expect(page.get_by_role("status").filter(has_text="It is in your draft again.")).to_be_focused()


def write_a_statement(page: Page) -> None:
    """Say in place of a gap what is known, with a new source."""
    page.get_by_role("link", name="Nobody has looked for this yet.").nth(1).press("Enter")
    box = page.get_by_label("What people read")
    page.get_by_role("radio", name="Something is known").press("Space")
    expect(box).to_have_value("")
    page.get_by_role("radio", name="It is not known").press("Space")
    expect(box).to_have_value("Nobody has looked for this yet.")
    page.get_by_role("radio", name="Something is known").press("Space")
    page.get_by_label("What people read").fill("Fewer men die of it.")
    page.get_by_label("How sure the evidence is").select_option("moderate")
    page.get_by_label("Reason for this certainty").fill("one large trial")
    press(page, "button", "Another source")
    page.get_by_label("Citation").fill("Gamma 2022")
    page.get_by_label("Kind of study").fill("randomised trial")
    press(page, "button", "Keep it, and go back")
    expect(page.get_by_label("What people read")).to_have_value("Fewer men die of it.")
    expect(page.get_by_role("checkbox", name="Gamma 2022")).to_be_checked()
    with page.expect_navigation():
        page.get_by_role("button", name="Keep in my draft").press("Enter")


def say_who_paid(page: Page, address: str) -> None:
    """Type over what only says that it is not said yet."""
    page.goto(f"{address}/edit/psa-test-yes-or-no/entry/aid/aid")
    page.get_by_role("link", name="Paid for by").press("Enter")
    box = page.get_by_role("textbox", name="Paid for by")
    expect(box).to_have_value("Not said yet.")
    box.focus()
    page.keyboard.type("Nobody paid for it")
    expect(box).to_have_value("Nobody paid for it")
    press(page, "button", "Keep in my draft")


@pytest.mark.soak  # in everyday runs, test_first_aid goes this way and on, by pointer
def test_an_aid_is_begun_filled_in_and_shown_by_form_alone(browser: Browser, edited: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    sign_in(page, edited)
    begin(page)
    delete_and_undo(page)
    write_a_statement(page)
    say_who_paid(page, edited)

    page.goto(f"{edited}/edit/psa-test-yes-or-no/aid")
    press(page, "button", "Show it to people")
    page.get_by_label("Why?").fill("First version")
    press(page, "button", "Publish")
    page.goto(f"{edited}/psa-test-yes-or-no/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("PSA test: yes or no")
    page.close()
