"""A browser page comes in; what an author does in its editor is done, and what stands in it goes out."""

from playwright.sync_api import Page, expect

from tests.aids import SMALL

TEXT = ".cm-content"


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
    page.keyboard.type(str(number))
    page.keyboard.press("Enter")
    page.keyboard.press("End")


def lines(page: Page) -> list[str]:
    """The text as the form would send it."""
    found: str = page.locator("#text").evaluate("area => area.value")
    return found.splitlines()


def cursor_line(page: Page) -> int:
    """The line that the editor marks as the cursor's."""
    return int(page.locator(".cm-lineNumbers .cm-activeLineGutter").text_content() or 0)


def misspell(page: Page) -> int:
    """Write a certainty wrongly, and wait until that is told."""
    number = line_of("certainty: very low")
    to_line(page, number)
    for _ in "very low":
        page.keyboard.press("Backspace")
    page.keyboard.type("verry low")
    page.keyboard.press("Escape")
    expect(page.locator("#problems li")).to_have_count(1)
    return number
