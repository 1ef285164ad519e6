"""What axe finds on a page, and nothing else of what it could say: that takes half of the time."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

FAULTS_ALONE = {"resultTypes": ["violations"]}


def faults(page: Page, where: str | None = None, **options: Any) -> str:
    """A report of the rules that are broken there, by these options of axe; empty where none is."""
    found = Axe().run(page, context=where, options=FAULTS_ALONE | options)
    report: str = found.generate_report() if found.violations_count else ""
    return report
