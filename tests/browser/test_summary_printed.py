"""The summary on paper: what one presses on a screen is not printed."""

from playwright.sync_api import Browser, expect

from tests.support.browser.walk import AID, opened


def test_the_print_of_the_summary_has_no_form_controls(browser: Browser, served: str) -> None:
    for page in opened(browser, served):
        for path in ("summary", "everything"):
            page.emulate_media(media="screen")
            page.goto(f"{AID}/{path}")
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            controls = page.locator("button:visible, select:visible, input:visible, textarea:visible")
            expect(page.get_by_role("button", name="Try it").first).to_be_visible()

            page.emulate_media(media="print")

            expect(page.get_by_role("heading", level=1)).to_be_visible()
            expect(controls).to_have_count(0)
