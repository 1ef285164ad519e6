"""What axe finds on a page, and nothing else of what it could say: to find and pass that on takes most of its time."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page

FAULTS_ALONE = {"resultTypes": ["violations"], "preload": False}  # preload is for style sheets of other sites
FOUND = "([where, options]) => axe.run(where ?? document, options).then(({ violations }) => ({ violations }))"


def faults(page: Page, where: str | None = None, **options: Any) -> str:
    """A report of the rules that are broken there, by these options of axe; empty where none is."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = AxeResults(page.evaluate(FOUND, [where, FAULTS_ALONE | options]))
    report: str = found.generate_report() if found.violations_count else ""
    return report
