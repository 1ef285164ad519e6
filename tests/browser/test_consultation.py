"""One consultation from its beginning to the next person's: two voices, what if, the code, the way back, and no trace.

With `DECISION_AID_PICTURES=docs` it writes the pictures that the README shows.
"""

import datetime
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from decision_aid.consultation.answer_code import encode_answers
from decision_aid.model.fingerprint import fingerprint
from decision_aid.resources import resource_folder
from decision_aid.storage.history.commit_info import CommitInfo
from decision_aid.storage.history.commits import init_repository
from decision_aid.storage.publishing import PublishRequest, publish
from tests.support.browser.consulting import LABELS, OWN, clear, first_visit, heading, said
from tests.support.browser.launching import chromium, with_windows
from tests.support.browser.pictures import PHONE, picture
from tests.support.browser.traces import Seen, addresses, kept_by, left_in
from tests.support.browser.walk import AID, at_home
from tests.support.paper import aid
from tests.support.sampling import sampled
from tests.support.serving import fetch, serving
from tests.support.waiting import wait_until

COMMAND = [sys.executable, "-m", "decision_aid.cli"]
LUPUS = resource_folder("rules") / "lupus-stem-cell.yaml"
NEW_WORDS = (
    "says: Adding belimumab to standard medicines helped more people's kidneys than standard medicines alone.",
    "says: More people's kidneys got better where belimumab was added to standard medicines.",
)
PAGES_OWN = r"Cookies|Storage|IndexedDB|/Cache/|Code Cache|Service Worker|Web Data|storage/"  # beside the history
NEW_ASKED = "Have you talked about this with somebody close to you?"
NEW_QUESTION = (
    "  - id: weeks-away\n",
    f"  - id: talked\n    consideration: access\n    ask: {NEW_ASKED}\n"
    "    kind: one\n    choices: {yes: Yes, not-yet: Not yet}\n\n  - id: weeks-away\n",
)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The base address of a real server over a folder of its own with the aid, and where that lies with the log."""
    folder = tmp_path / "house"
    (folder / "aids").mkdir(parents=True)
    for path in LUPUS.parent.glob(f"{LUPUS.stem}*.yaml"):
        shutil.copy(path, folder / "aids")
    init_repository(folder / "aids")
    with serving(COMMAND, folder, "aids", "--log") as address:
        yield address, folder


def change_the_aid(folder: Path) -> None:
    """An author publishes other words for a finding, and one more question."""
    text = (folder / "lupus-stem-cell.yaml").read_text(encoding="utf-8")
    base = fingerprint(text.encode())
    for old, new in (NEW_WORDS, NEW_QUESTION):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    commit_info = CommitInfo("An author", "Asked for in clinic", datetime.datetime.now(datetime.UTC))
    publish(folder, PublishRequest("lupus-stem-cell", text.encode(), base, "draft", commit_info))


def until_new(base: str) -> None:
    """Wait until the server shows what was published: it gives a file time to be written whole."""
    wait_until(lambda: NEW_ASKED in fetch(f"{base}{AID}/")[1])


def come_back(page: Page, code: str, seen: Seen) -> None:
    """Type the code that was on the paper, and be told what is new."""
    page.goto(f"{AID}/")
    page.get_by_label("Your code, with or without spaces").fill(code)
    page.get_by_role("button", name="Bring my answers back").click()
    expect(heading(page)).to_have_text("Check your answers")
    news = page.locator(".since")
    expect(news.get_by_text(NEW_ASKED)).to_be_visible()
    expect(news.get_by_text(NEW_WORDS[1].removeprefix("says: "))).to_be_visible()
    expect(news.get_by_role("listitem")).to_have_count(2)
    picture(page, "consultation-4-coming-back", PHONE, heading(page))
    seen.look(page)


def told(code: str, seen: Seen) -> list[str]:
    """All that stands nowhere in a rule file: own words, the code, whole and in parts, and packed cookies."""
    letters = code.replace(" ", "")
    codes = [letters[first : first + 8] for first in range(0, len(letters) - 7, 4)]
    assert len(codes) >= 3
    assert len(seen.packed) >= 5
    return [*OWN.values(), code, *codes, *seen.packed]


def nothing_was_left(seen: Seen, code: str, base: str, kept: list[str], folder: Path, profile: Path) -> None:
    """None of what was told and chosen is in the browser, its files, an address, or the server's files and log."""
    own, ids = told(code, seen), sorted(seen.ticked)
    assert len(ids) >= 9
    every = [*LABELS, *own, *ids]
    assert [one for one in every for where in (*kept, *seen.called) if one in where] == []
    assert [one for one in every if re.search(rf"[=/]{re.escape(one)}\b", addresses(seen))] == []
    assert all(one.startswith(base) or not one for one in seen.sent), "something was asked for from elsewhere"
    assert left_in(folder, own) == []
    assert left_in(folder, LABELS, but=(".yaml",)) == []
    assert left_in(profile, ["/static/style.css"]) != [], "the search finds what is there"
    assert left_in(profile, [*LABELS, *own, *(one for one in ids if "-" in one)]) == []


@sampled("program", [chromium, with_windows], 1)  # with windows each page costs more
def test_a_consultation_and_the_way_back_leave_nothing_anywhere(
    browser: Browser, house: tuple[str, Path], tmp_path: Path, program: Callable[[], str | None]
) -> None:
    (base, folder), seen = house, Seen()
    with at_home(browser, tmp_path / "profile", base, program()) as page:
        page.on("request", seen.note)
        code, answers = first_visit(page, seen)
        clear(page)
        kept = [kept_by(page)]
        change_the_aid(folder / "aids")
        until_new(base)
        come_back(page, code, seen)
        assert said(page) == answers
        page.goto(f"{AID}/handout")
        expect(page.locator("#own-concern")).to_have_value("")
        clear(page)
        kept.append(kept_by(page))
    nothing_was_left(seen, code, base, kept, folder, tmp_path / "profile")


@pytest.mark.soak  # the way back with a typed code is tried every day
def test_a_code_that_was_opened_as_a_link_is_left_in_the_history_and_the_page_says_so(
    browser: Browser, served: str, tmp_path: Path
) -> None:
    code = encode_answers(aid(LUPUS), {"active": frozenset({"two-or-more"}), "nephritis": frozenset({"proven"})})
    letters = code.replace(" ", "")
    with at_home(browser, tmp_path / "profile", served, with_windows()) as page:
        page.goto(f"{AID}/#{letters}")
        expect(heading(page)).to_have_text("Check your answers")
        expect(page.get_by_text("2 answers are back.")).to_be_visible()
        expect(page.get_by_text("this browser's history remembers it")).to_be_visible()
        page.reload()
        expect(page.get_by_text("this browser's history remembers it")).to_have_count(0)
        clear(page)
        expect(page.get_by_text("delete the browser's history too")).to_be_visible()
        assert letters not in kept_by(page)
        page.go_back()  # to where clearing asked
        page.go_back()
        expect(heading(page)).to_have_text("Check your answers")
        page.go_back()
        assert letters not in page.url
    left = left_in(tmp_path / "profile", [letters])
    assert f"{letters} in Default/History" in left, "no page can take it out, so the page says so"
    assert [one for one in left if re.search(PAGES_OWN, one)] == []
