"""What an author does from signing in to going back, by presses alone, in a real browser on folder and server."""

import contextlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from decision_aid.resources import resource_folder
from decision_aid.storage.authors import Authors
from tests.support.browser.author import line_with, sign_in, write
from tests.support.browser.walk import opened
from tests.support.editing import ANNA, BEN, PASSWORD
from tests.support.serving import serving

COMMAND = [sys.executable, "-m", "decision_aid.cli"]
SENTENCE = "A sentence that an author wrote anew."
ADDED = "A statement that an author added."
window = contextlib.contextmanager(opened)


class Journey(NamedTuple):
    """A shipped aid, its first page of questions, and a source of it with one letter too few."""

    aid: str
    title: str
    asks: str
    source: str
    misspelled: str

    def __str__(self) -> str:
        return self.aid


STARTER = Journey("starter", "Starter - by bus or on foot", "way", "count", "cont")
LUPUS = Journey("lupus-stem-cell", "Stem cell therapy for severe lupus", "refractory", "jayne-2004", "jane-2004")
SHORT_AND_LONG = pytest.mark.parametrize("journey", [STARTER, LUPUS], ids=str)


@pytest.fixture
def folder(journey: Journey, tmp_path: Path) -> Path:
    """A folder with that aid and two authors."""
    made, name = tmp_path / "aids", f"{journey.aid}.yaml"
    made.mkdir()
    (made / name).write_bytes((resource_folder("rules") / name).read_bytes())
    for author in (ANNA, BEN):
        Authors(made).add(author, PASSWORD)
    return made


@pytest.fixture
def base(folder: Path) -> Iterator[str]:
    """The base address of a real server over that folder."""
    with serving(COMMAND, folder.parent, str(folder), "--edit") as address:
        yield address


def open_around(page: Page, what: str) -> None:
    """Open what the first of these stands in, which is open already where a file has few of them."""
    expect(page.locator(what).first).to_be_attached()
    closed = page.locator("details:not([open])", has=page.locator(what)).locator("> summary")
    if closed.count():
        closed.first.click()


def to_the_statements(page: Page, title: str) -> None:
    """From the list of files to the statements of that aid's first theme."""
    page.get_by_role("link", name="Decision aids").click()
    page.get_by_role("link", name=title, exact=True).click()
    open_around(page, "table.statements")


def change_by_form(page: Page, title: str, sentence: str) -> None:
    """Open the first statement that has a figure for one group, and change both."""
    to_the_statements(page, title)
    cell = page.locator("table.statements li", has=page.get_by_text(re.compile(r"^\d+ of \d+ people$"))).first
    cell.get_by_role("link").click()
    page.get_by_label("What people read").fill(sentence)
    number = page.locator("[id='chance.people']")
    number.fill(str(int(number.input_value()) - 1))
    page.get_by_role("button", name="Keep in my draft").click()
    expect(page.get_by_role("status").filter(has_text="Kept in your draft")).to_be_focused()


def to_the_preview(page: Page) -> None:
    """From what was just kept to how people see it."""
    page.get_by_role("link", name="See it in the preview").click()
    expect(page.get_by_role("heading", name="What the checks found")).to_be_attached()


def add_by_form(page: Page, title: str) -> None:
    """Add a statement to the first cell of the table."""
    to_the_statements(page, title)
    open_around(page, "table.statements")
    page.locator("table.statements .add a").first.click()
    page.get_by_label("What people read").fill(ADDED)
    page.locator("[name=certainty]").select_option("low")
    page.get_by_label("Reason for this certainty").fill("one small study")
    open_around(page, "[name=sources]")
    page.locator("[name=sources]").first.check()
    page.get_by_role("button", name="Keep in my draft").click()
    expect(page.locator("#kept")).to_contain_text(ADDED)
    to_the_preview(page)
    expect(page.frame_locator("#preview").locator("[data-here]")).to_contain_text(ADDED)


def misspell_and_put_right(page: Page, source: str, misspelled: str) -> None:
    """In the text, misspell the source of one statement, and press what the list of problems offers."""
    page.get_by_role("link", name="The text of the file").click()
    number, line = line_with(page, f"sources: [{source}]")
    write(page, number, line.replace(source, misspelled))
    found = page.locator("#problems li", has_text=f"There is no source '{misspelled}'. Did you mean '{source}'?")
    found.get_by_role("button", name="Fix").click()
    expect(found).to_have_count(0)
    assert line_with(page, f"sources: [{source}]") == (number, line)


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


# In everyday runs, test_first_aid fills forms, test_author_desk previews and mends, and test_publishing publishes.
@pytest.mark.soak
@SHORT_AND_LONG
def test_from_the_first_change_to_going_back(browser: Browser, base: str, folder: Path, journey: Journey) -> None:
    file = folder / f"{journey.aid}.yaml"
    before = file.read_bytes()
    with window(browser, base) as anna, window(browser, base) as begun, window(browser, base) as later:
        begun.goto(f"/{journey.aid}/ask/{journey.asks}")
        begun.locator(".question label.choice").first.click()
        with begun.expect_navigation():
            begun.get_by_role("button", name="Continue").last.click()
        sign_in(anna, ANNA)
        change_by_form(anna, journey.title, SENTENCE)
        to_the_preview(anna)
        expect(anna.frame_locator("#preview").locator("[data-here]")).to_contain_text(SENTENCE)
        expect(anna.locator("#unseen")).to_be_hidden()
        expect_on_paper(anna, SENTENCE)
        add_by_form(anna, journey.title)
        misspell_and_put_right(anna, journey.source, journey.misspelled)
        assert file.read_bytes() == before
        anna.get_by_role("button", name="Publish …").click()
        publish(anna, "Heard in clinic")

        shown = [page.request.get(f"/{journey.aid}/summary").text() for page in (begun, later)]
        assert [ADDED in one for one in shown] == [False, True]
        anna.get_by_role("button", name=re.compile("Go back to this")).last.click()
        publish(anna, "The one before was right")
        assert file.read_bytes() == before


@pytest.mark.soak  # in everyday runs, test_publishing puts two authors' lines together
@SHORT_AND_LONG
def test_the_second_of_two_authors_is_stopped_and_loses_nothing(
    browser: Browser, base: str, folder: Path, journey: Journey
) -> None:
    with window(browser, base) as anna, window(browser, base) as ben:
        for page, name, sentence in ((anna, ANNA, "What Anna wrote."), (ben, BEN, "What Ben wrote.")):
            sign_in(page, name)
            change_by_form(page, journey.title, sentence)
            page.get_by_role("link", name="Look at your changes and publish them").click()
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
        text = (folder / f"{journey.aid}.yaml").read_text(encoding="utf-8")
        assert "What Ben wrote." in text
        assert "What Anna wrote." not in text
        expect(ben.locator(".versions")).to_contain_text("Anna was first")
