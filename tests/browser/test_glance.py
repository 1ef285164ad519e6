"""The glance on a phone and a desk: a number on the first screen, and no page wider than the screen."""

import shutil
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser

from decision_aid.web.app import create_app
from tests.support.aids import RULE_FILES
from tests.support.browser.axe import faults
from tests.support.browser.desk import running
from tests.support.browser.walk import opened
from tests.support.sampling import sampled

RULES = Path(__file__).parents[1] / "support" / "rules"
FIRST = "document.querySelector('.glance .number, .glance .box').getBoundingClientRect().bottom"
CELLS = "[...document.querySelectorAll('.glance :is(td, p:not(.visually-hidden))')]"
NAMES = [path.stem for path in RULE_FILES if path.stem != "starter"]
BROKEN = """[...document.querySelectorAll('.glance .of-all')].filter((one) => {
    const rest = document.createRange();
    rest.selectNodeContents(one.lastChild);
    return rest.getBoundingClientRect().top >= one.querySelector('b').getBoundingClientRect().bottom;
}).filter((one) => one.offsetParent).map((one) => one.textContent)"""
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


@sampled("width, name, language", product((320, 390), NAMES, ("en", "de", "es")), [(390, "tonsils", "es")])
def test_a_count_and_what_it_is_out_of_stand_on_one_line(
    browser: Browser, served: str, width: int, name: str, language: str
) -> None:
    for page in opened(browser, served, viewport={"width": width, "height": 844}, locale=language):
        page.goto(f"/{name}/summary")
        assert page.locator(".glance .of-all").count() > 3
        assert page.evaluate(BROKEN) == []
