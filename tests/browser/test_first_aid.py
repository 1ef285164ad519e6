"""The tutorial in the browser, as docs/first-aid-in-the-browser.md tells it, from nothing to a signed aid.

With DECISION_AID_PICTURES=docs it makes the pictures of that page anew. It counts presses on
links, buttons, boxes and lists, and no letters that are typed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.browser.desk import running
from tests.support.browser.pictures import picture
from tests.support.editing import ANNA, BEN, PASSWORD, editing_app
from tests.support.tutorials import named_in

MOST_PRESSES = 120
SIZE = (800, 640)
ANSWERS = {
    "Title": "To work by bicycle or by bus",
    "What is to be decided": "Whether to go to work by bicycle or by bus",
    "Who it is for": "People who live a few miles from work",
    "The options": "Take the bus\nRide a bicycle",
    "What matters in this decision": "Arriving on time\nWhat it costs",
}
RIS = b"TY  - JOUR\nAU  - Counter, A\nTI  - A count at one bus stop (invented)\nPY  - 2026\nER  -\n"
OUTCOMES = {"Getting wet": "harm", "Time on the way": "practical"}
QUESTIONS = {
    "How far is it?": ("Less than 2 miles", "2 miles or more"),
    "Is there a place for a bicycle?": ("Yes", "No"),
    "Have you a season ticket?": ("Yes", "No"),
}
OPTIONS = 2
SENTENCES = (
    "Most buses came on time in one count.",
    "Riders in one diary were seldom late.",
    "Nobody gets wet in the bus, only on the way to it.",
    "Riders wrote of rain in every month.",
    "The way to the stop and the wait are part of it.",
    "Riders took about the same time each day.",
    "A ticket is paid by the month.",
    "A bicycle is paid once, and then its repairs.",
)


@dataclass
class Hand:
    """What an author presses, counted."""

    page: Page
    presses: int = 0
    seen: set[str] = field(default_factory=set)

    def press(self, what: Locator, *, leads_on: bool = False) -> None:
        """Press something, and wait for the page that it leads to; axe is tried on each kind in test_author_pages."""
        self.presses += 1
        if not leads_on:
            what.click()
            return
        self.seen |= self.words()
        with self.page.expect_navigation():
            what.click()

    def words(self) -> set[str]:
        """What the page calls its links, buttons, fields and parts."""
        said = self.page.locator("a, button, label, legend, summary, h1, h2, h3, .hint").all_text_contents()
        return {" ".join(one.split()) for one in said}

    def follow(self, role: str, name: str) -> None:
        """Press the first link or button whose name begins so, and go on to its page."""
        found = self.page.get_by_role(role, name=re.compile(f"^{re.escape(name)}")).first  # type: ignore[arg-type]
        self.press(found, leads_on=True)

    def choose(self, label: str, value: str) -> None:
        """Choose from a list."""
        self.presses += 1
        self.page.get_by_label(label).select_option(value)

    def show(self, number: int, at: Locator | None = None) -> None:
        """Where pictures are asked for, make one of what is seen."""
        self.seen |= self.words()
        picture(self.page, f"first-aid-{number}", SIZE, at or self.page.locator("h1"))


@pytest.fixture
def edited(tmp_path: Path) -> Iterator[str]:
    with running(editing_app(tmp_path)) as address:
        yield address


def sign_in(browser: Browser, address: str, name: str) -> Hand:
    width, height = SIZE
    page = browser.new_page(viewport={"width": width, "height": height}, base_url=address, reduced_motion="reduce")
    hand = Hand(page)
    page.goto("/edit/sign-in")
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    hand.follow("button", "Sign in")
    return hand


def begin(hand: Hand) -> None:
    hand.follow("link", "New aid")
    for label, said in ANSWERS.items():
        hand.page.get_by_label(label).fill(said)
    hand.choose("Does your unit offer one of them?", "no")
    hand.show(1)
    hand.follow("button", "Begin the aid")
    hand.show(2)
    for name, kind in OUTCOMES.items():
        hand.follow("link", "Add an outcome")
        hand.page.get_by_label("Name").first.fill(name)
        hand.choose("What it is to a person", kind)
        hand.follow("button", "Keep in my draft")


def bring_sources(hand: Hand) -> None:
    """One from a file of citations, and one by form."""
    hand.follow("link", "Import sources from a file")
    hand.page.locator("#file").set_input_files({"name": "a.ris", "mimeType": "text/plain", "buffer": RIS})
    hand.presses += 1
    hand.follow("button", "See what it holds")
    hand.page.get_by_label("Kind of study").first.fill("count")
    hand.press(hand.page.get_by_role("checkbox", name="I read it today"))
    hand.show(3)
    hand.follow("button", "Keep the ticked ones")
    hand.follow("link", "Add a source")
    hand.page.get_by_label("Citation").fill("Diary of one rider, 2026 (invented)")
    hand.page.get_by_label("Kind of study").fill("diary")
    hand.page.get_by_label("Last read on").fill("2026-11-30")
    hand.follow("button", "Keep in my draft")


def ask(hand: Hand) -> None:
    hand.follow("link", "Add a question")
    hand.choose("Theme", "arriving-on-time")
    for number, (question, answers) in enumerate(QUESTIONS.items(), 1):
        hand.page.get_by_label("The question").fill(question)
        for place, answer in enumerate(answers):
            hand.page.locator("[name$='.label']").nth(place).fill(answer)
        hand.follow("button", "Keep in my draft" if number == len(QUESTIONS) else "Keep, and add another")


def say_what_is_known(hand: Hand, number: int) -> None:
    """Write a statement in place of a gap, and go on to the next, which has what was chosen; the first has a figure."""
    page = hand.page
    if number == 0:
        hand.follow("link", "Nobody has looked for this yet.")
        hand.press(page.get_by_role("radio", name="Something is known"))
    page.get_by_label("What people read").fill(SENTENCES[number])
    if number == 0:
        hand.press(page.get_by_role("radio", name="A figure for one group"))
        page.locator("[id='chance.people']").fill("34")
        page.locator("[id='chance.of']").fill("40")
        page.locator("[id='chance.event']").fill("arrived on time")
        page.locator("[id='chance.over']").fill("one month")
        hand.show(4, page.locator("#figure-title"))
    if number == 1:
        hand.press(page.get_by_role("checkbox", name="Diary"))
        hand.press(page.get_by_role("radio", name="No figure"))
    if number % OPTIONS == 0:
        hand.choose("How sure the evidence is", "low")
        page.get_by_label("Reason for this certainty").fill("one small count")
    expect(page.get_by_label("Reason for this certainty")).to_have_value("one small count")
    count, diary = (page.get_by_role("checkbox", name=name) for name in ("bus stop", "Diary"))
    if number == 0:
        hand.press(count)
    expect(diary if number else count).to_be_checked()
    expect(count if number else diary).not_to_be_checked()
    is_last = number == len(SENTENCES) - 1
    hand.follow("button", "Keep in my draft" if is_last else "Keep, and go to the")


def publish(hand: Hand) -> None:
    hand.follow("link", "Look at your changes and publish them")
    hand.page.get_by_label("Why?").fill("First version, from one count")
    hand.show(6)
    hand.follow("button", "Publish")
    expect(hand.page.locator("main")).to_contain_text("Authors alone see this aid.")


def review(hand: Hand, name: str) -> None:
    hand.follow("link", f"Review or approve {name}")
    hand.show(7)
    for button in hand.page.get_by_role("button", name=re.compile("^I have checked these")).all():
        hand.press(button)
    for box in hand.page.locator("input[name=read]").all():
        if not box.is_checked():
            hand.press(box)
    hand.press(hand.page.get_by_role("radio", name=re.compile("^Reviewed")))
    hand.page.get_by_label("What did you do, and why?").fill("Compared each sentence with its source")
    hand.follow("button", "Sign and publish")


def show_to_people(hand: Hand, name: str) -> None:
    hand.follow("link", "Decision aids")
    hand.follow("link", f"Rename, copy or retire {name}")
    hand.follow("button", "Show it to people")
    hand.page.get_by_label("Why?").fill("It was reviewed")
    hand.follow("button", "Publish")


def test_an_aid_is_begun_filled_reviewed_and_signed_without_the_text(browser: Browser, edited: str) -> None:
    anna = sign_in(browser, edited, ANNA)
    begin(anna)
    bring_sources(anna)
    ask(anna)
    for number in range(len(SENTENCES)):
        say_what_is_known(anna, number)
    anna.follow("link", "Preview, and what is still to do")
    expect(anna.page.frame_locator("#preview").locator("h1")).to_be_visible()
    anna.show(5, anna.page.locator("#preview"))
    name = re.search(r"/edit/([\w-]+)/", anna.page.url)
    assert name
    publish(anna)
    ben = sign_in(browser, edited, BEN)
    review(ben, name[1])
    show_to_people(anna, name[1])
    ben.page.goto(f"/{name[1]}")
    ben.show(8, ben.page.locator(".notice"))

    expect(ben.page.locator(".notice")).to_contain_text("Reviewed")
    print(f"presses: {anna.presses} by the author, {ben.presses} by the reviewer")
    assert anna.presses < MOST_PRESSES
    unseen = named_in("first-aid-in-the-browser.md")
    for word in anna.seen | ben.seen:
        unseen = {one for one in unseen if not word.startswith(one)}
    assert unseen == set()
