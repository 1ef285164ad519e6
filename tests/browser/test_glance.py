"""The glance on a phone and a desk: a number on the first screen, and no page wider than the screen."""

import shutil
from pathlib import Path

from playwright.sync_api import Browser

from decision_aid.web.app import create_app
from tests.support.browser.axe import faults
from tests.support.browser.desk import running

RULES = Path(__file__).parents[1] / "support" / "rules"
FIRST = "document.querySelector('.glance .number, .glance .box').getBoundingClientRect().bottom"
CELLS = "[...document.querySelectorAll('.glance :is(td, p:not(.visually-hidden))')]"
SPILLED = f"{CELLS}.filter((one) => one.scrollWidth > one.clientWidth + 1).length"
WIDER = "document.documentElement.scrollWidth - innerWidth"


def test_the_first_number_is_on_the_first_screen_and_nothing_is_wider_than_it(browser: Browser, tmp_path: Path) -> None:
    shutil.copy(RULES / "glance.yaml", tmp_path)
    with running(create_app(tmp_path, secret_key="for tests")) as address:
        for width, height in ((320, 844), (390, 844), (1280, 900)):
            page = browser.new_page(base_url=address, viewport={"width": width, "height": height})
            page.goto("/glance/summary")
            assert page.evaluate(FIRST) < height
            assert page.evaluate(WIDER) <= 0
            assert page.evaluate(SPILLED) == 0
            assert not faults(page)
            page.close()
