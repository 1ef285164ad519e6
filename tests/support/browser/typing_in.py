"""Types in the text editor of a browser page as an author does, and reads what stands in it."""

import re

from playwright.sync_api import Page, expect

from tests.support.aids import SMALL
from tests.support.browser.desk import Desk
from tests.support.waiting import wait_until

TEXT = ".cm-content"
LISTEN = """() => {
    const said = document.querySelector(".editor").shadowRoot.querySelector(".cm-announced");
    window.heard = [];
    new MutationObserver(() => window.heard.push(said.textContent)).observe(said, { childList: true });
}"""


def begin(page: Page) -> None:
    """Open the page, and wait until the first check has come back."""
    page.goto("/try/")
    expect(page.locator("form[data-words]")).to_have_attribute("data-state", "ready")


def line_of(text: str) -> int:
    """The number of the one line of the small aid that holds this."""
    (found,) = [number for number, line in enumerate(SMALL.splitlines(), 1) if text in line]
    return found


def to_line(page: Page, number: int) -> None:
    """Put the cursor at the end of a line, by the keys that the editor has for it."""
    page.locator(TEXT).focus()
    page.keyboard.press("Control+Alt+g")
    expect(page.locator(".cm-goto-line input")).to_be_focused()
    page.keyboard.type(str(number))
    page.keyboard.press("Enter")
    expect_cursor(page, number)
    expect(page.locator(TEXT)).to_be_focused()
    page.keyboard.press("End")


def add(page: Page, words: str) -> None:
    """Write these words at the end of the first line, all at once."""
    to_line(page, 1)
    page.keyboard.insert_text(words)


def expect_kept(page: Page, desk: Desk) -> None:
    """Wait until the server has the text as it stands, and the page says so."""
    wait_until(lambda: desk.text.splitlines() == lines(page))
    expect(page.locator("#kept")).to_contain_text(desk.clock)


def lines(page: Page) -> list[str]:
    """The text as the form would send it."""
    found: str = page.locator("#text").evaluate("area => area.value")
    return found.splitlines()


def expect_lines(page: Page, *changed: tuple[str, str]) -> None:
    """That the form would send the small aid with these changes, and no other."""
    text = SMALL
    for old, new in changed:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    expect(page.locator("#text")).to_have_value(text)


def expect_cursor(page: Page, number: int) -> None:
    """That the editor marks this line as the cursor's."""
    expect(page.locator(".cm-lineNumbers .cm-activeLineGutter")).to_have_text(str(number))


def misspell(page: Page) -> int:
    """Write a certainty wrongly, and wait until that is told."""
    number = line_of("certainty: very low")
    to_line(page, number)
    for _ in "very low":
        page.keyboard.press("Backspace")
    page.keyboard.type("verry low")
    page.keyboard.press("Escape")
    expect(page.locator("#problems li")).to_have_text(re.compile("verry low"))
    return number


def listen(page: Page) -> None:
    """Hear from now on what the editor announces: it takes each announcement away soon."""
    page.evaluate(LISTEN)


def expect_heard(page: Page, words: str) -> None:
    """That an announcement with these words has come, or comes."""
    wait_until(lambda: words in " ".join(heard(page)), lambda: str(heard(page)))


def heard(page: Page) -> list[str]:
    """What the editor has announced since `listen`."""
    said: list[str] = page.evaluate("window.heard")
    return said
