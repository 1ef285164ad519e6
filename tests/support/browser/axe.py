"""What axe finds on a page, and nothing else of what it could say: to find and pass that on takes most of its time.

Its rules on colours take most of the rest, and read the same in a thousand places. So they try one text of each look:
the same letters, of the same colours, on the same grounds. `every_text` tries all.
"""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page

from tests.support.browser.in_page import EVERY_TEXT, LOOKS

FAULTS_ALONE = {"resultTypes": ["violations"], "preload": False}  # preload is for style sheets of other sites
WHERE_MARKED = """() => axe.configure({ rules: [
    { id: "color-contrast", selector: "[data-look]" }, { id: "link-in-text-block", selector: "a[href][data-look]" },
] })"""
FOUND = "([where, options]) => axe.run(where ?? document, options).then(({ violations }) => ({ violations }))"


def faults(page: Page, where: str | None = None, *, every_text: bool = False, **options: Any) -> str:
    """A report of the rules that are broken there, by these options of axe; empty where none is."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(WHERE_MARKED)
    page.evaluate(EVERY_TEXT) if every_text else page.evaluate(LOOKS, where)
    found = AxeResults(page.evaluate(FOUND, [where, FAULTS_ALONE | options]))
    report: str = found.generate_report() if found.violations_count else ""
    return report
