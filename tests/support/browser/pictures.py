"""A page of a consultation comes in; where pictures are asked for, one of what is seen on it is written."""

import os
from pathlib import Path

from playwright.sync_api import Locator, Page

FOLDER = os.environ.get("DECISION_AID_PICTURES", "")
DESK, LOW, WIDE, PHONE = (1000, 900), (1000, 725), (1168, 980), (390, 816)


def picture(page: Page, name: str, size: tuple[int, int], at: Locator) -> None:
    """Write what a screen of that size shows from there on, as NAME.png, into the folder that is asked for."""
    if not FOLDER:
        return
    before = page.viewport_size
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.evaluate("document.activeElement.blur()")
    page.mouse.move(1, 1)
    at.evaluate("(one) => scrollTo({top: one.getBoundingClientRect().top + scrollY - 12, behavior: 'instant'})")
    page.screenshot(path=Path(FOLDER) / f"{name}.png", animations="disabled")
    if before:
        page.set_viewport_size(before)
