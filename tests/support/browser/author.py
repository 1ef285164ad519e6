"""What an author does in a browser: sign in, write in the editor, find a line."""

from playwright.sync_api import Page, expect

from tests.support.browser.typing_in import to_line
from tests.support.editing import PASSWORD


def write(page: Page, number: int, line: str) -> None:
    """Write a line anew in the editor, by keys alone."""
    to_line(page, number)
    page.keyboard.press("Shift+Home")
    page.keyboard.press("Shift+Home")
    page.keyboard.insert_text(line)


def line_with(page: Page, text: str) -> tuple[int, str]:
    """The number of the first line that holds this, and the line."""
    lines = page.locator("#text").evaluate("area => area.value").split("\n")
    return next((number, line) for number, line in enumerate(lines, 1) if text in line)


def sign_in(page: Page, name: str) -> None:
    """Sign in as an author does."""
    page.goto("/edit/")
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text(f"Signed in: {name}")).to_be_visible()
