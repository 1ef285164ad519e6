"""What an author does from signing in to going back, by presses alone, in a real browser on folder and server."""

import contextlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from decision_aid.storage.authors import Authors
from tests.support.browser.author import line_with, sign_in, write
from tests.support.browser.walk import opened
from tests.support.editing import ANNA, BEN, PASSWORD
from tests.support.serving import serving

COMMAND = [sys.executable, "-m", "decision_aid.cli"]
AID = "lupus-stem-cell"
SENTENCE = "A sentence that an author wrote anew."
ADDED = "A statement that an author added."
window = contextlib.contextmanager(opened)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as the command line makes it, with two authors."""
    made = tmp_path / "aids"
    subprocess.run([*COMMAND, "new", str(made)], check=True, capture_output=True)
    for name in (ANNA, BEN):
        Authors(made).add(name, PASSWORD)
    return made


@pytest.fixture
def base(folder: Path) -> Iterator[str]:
    """The base address of a real server over that folder."""
    with serving(COMMAND, folder.parent, str(folder), "--edit") as address:
        yield address


def to_the_statements(page: Page) -> None:
    """From the list of files to the statements of the lupus aid's first theme."""
    page.get_by_role("link", name="Rule files").click()
    page.get_by_role("link", name="Stem cell therapy for severe lupus").click()
    page.locator("details.theme summary").first.click()


def change_by_form(page: Page, sentence: str) -> None:
    """Open the first statement that has a figure for one group, and change both."""
    to_the_statements(page)
    cell = page.locator("table.statements li", has=page.get_by_text(re.compile(r"^\d+ of \d+ people$"))).first
    cell.get_by_role("link").click()
    page.get_by_label("What people read").fill(sentence)
    number = page.locator("[id='chance.people']")
    number.fill(str(int(number.input_value()) - 1))
    page.get_by_role("button", name="Keep in my draft").click()
    expect(page.get_by_role("status").filter(has_text="Kept in your draft")).to_be_focused()


def add_by_form(page: Page) -> None:
    """Add a statement to the first cell of the table."""
    page.get_by_role("link", name="Change something else").click()
    page.locator("details.theme summary").first.click()
    page.locator("table.statements .add a").first.click()
    page.get_by_label("What people read").fill(ADDED)
    page.locator("[name=certainty]").select_option("low")
    page.get_by_label("Why it is as sure as that").fill("one small study")
    page.get_by_text("Choose among").first.click()
    page.locator("[name=sources]").first.check()
    page.get_by_role("button", name="Keep in my draft").click()
    expect(page.frame_locator("#preview").locator("[data-here]")).to_contain_text(ADDED)


def misspell_and_put_right(page: Page) -> None:
    """Misspell the source of one statement, and press what the list of problems offers."""
    number, line = line_with(page, "sources: [jayne-2004]")
    write(page, number, line.replace("jayne", "jane"))
    found = page.locator("#problems li", has_text="There is no source 'jane-2004'. Did you mean 'jayne-2004'?")
    found.get_by_role("button", name="Put right").click()
    expect(found).to_have_count(0)
    assert line_with(page, "sources: [jayne-2004]") == (number, line)


def publish(page: Page, reason: str) -> None:
    """From the page with the changes to the history."""
    page.get_by_label("Why?").fill(reason)
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("status")).to_contain_text("Published.")
    expect(page.locator(".versions li").first).to_contain_text(reason)


def expect_on_paper(page: Page, sentence: str) -> None:
    """Turn the preview to its paper, which alone is a sheet, ask for all of it, and find the sentence as printed."""
    page.get_by_label("Page").select_option("handout")
    paper = page.frame_locator("#preview")
    paper.get_by_role("link", name="Everything, to print").click()
    expect(paper.get_by_role("link", name="Only what matters most")).to_be_visible()
    page.emulate_media(media="print")
    expect(paper.locator("table.sheet")).to_contain_text(sentence, use_inner_text=True)
    page.emulate_media(media="screen")


def test_from_the_first_change_to_going_back(browser: Browser, base: str, folder: Path) -> None:
    before = (folder / f"{AID}.yaml").read_bytes()
    with window(browser, base) as anna, window(browser, base) as begun, window(browser, base) as later:
        begun.goto(f"/{AID}/ask/refractory")
        begun.locator(".question label.choice").first.click()
        with begun.expect_navigation():
            begun.get_by_role("button", name="Continue").last.click()
        sign_in(anna, ANNA)
        change_by_form(anna, SENTENCE)
        expect(anna.frame_locator("#preview").locator("[data-here]")).to_contain_text(SENTENCE)
        expect(anna.locator("#unseen")).to_be_hidden()
        expect_on_paper(anna, SENTENCE)
        add_by_form(anna)
        misspell_and_put_right(anna)
        assert (folder / f"{AID}.yaml").read_bytes() == before
        anna.get_by_role("button", name="Publish …").click()
        publish(anna, "Heard in clinic")

        shown = {name: page.request.get(f"/{AID}/summary").text() for name, page in (("old", begun), ("new", later))}
        assert [ADDED in shown["old"], ADDED in shown["new"]] == [False, True]
        anna.get_by_role("button", name=re.compile("Go back to this")).last.click()
        publish(anna, "The one before was right")
        assert (folder / f"{AID}.yaml").read_bytes() == before


def test_the_second_of_two_authors_is_stopped_and_loses_nothing(browser: Browser, base: str, folder: Path) -> None:
    with window(browser, base) as anna, window(browser, base) as ben:
        for page, name, sentence in ((anna, ANNA, "What Anna wrote."), (ben, BEN, "What Ben wrote.")):
            sign_in(page, name)
            change_by_form(page, sentence)
            page.get_by_role("link", name="look at your changes and publish them").click()
        publish(anna, "Anna was first")
        ben.get_by_label("Why?").fill("Ben was second")
        ben.get_by_role("button", name="Publish").click()

        expect(ben.get_by_role("heading", level=1)).to_have_text("Somebody else published first")
        expect(ben.locator("pre", has_text="What Ben wrote.").first).to_be_visible()
        expect(ben.locator("pre", has_text="What Anna wrote.").first).to_be_visible()
        for mine in ben.get_by_label("Keep my lines").all():
            mine.check()
        ben.get_by_role("button", name="Put both together").click()
        publish(ben, "Ben, with what Anna wrote in view")
        text = (folder / f"{AID}.yaml").read_text(encoding="utf-8")
        assert "What Ben wrote." in text
        assert "What Anna wrote." not in text
        expect(ben.locator(".versions")).to_contain_text("Anna was first")
