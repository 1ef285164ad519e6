"""An Arabic aid in a real browser: laid out from the right, on a phone and on a desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from decision_aid.web.app import create_app
from tests.support.aids import TODAY
from tests.support.browser.axe import faults
from tests.support.browser.desk import running
from tests.support.browser.in_page import TOO_WIDE
from tests.support.browser.walk import opened
from tests.support.sampling import sampled

ARABIC = Path("tests/support/rules/way-to-work-ar.yaml").read_text(encoding="utf-8")
PATHS = ["", "ask/body", "ask/morning", "check", "summary", "what-if", "about", "flow", "handout"]
MIDDLES = """
(selectors) => selectors.map((one) => {
  const box = document.querySelector(one).getBoundingClientRect();
  return Math.round(box.left + box.width / 2);
})
"""
CLOSED_ARROW = 'getComputedStyle(document.querySelector(".card:not([open]) > summary"), "::before").rotate'


@pytest.fixture
def there(tmp_path: Path) -> Iterator[str]:
    """The base address of a server with the Arabic aid."""
    (tmp_path / "work.yaml").write_text(ARABIC, encoding="utf-8")
    with running(create_app(tmp_path, secret_key="for tests", today=lambda: TODAY)) as address:
        yield address


@sampled("width", ((390,), (1280,)), ((390,),))
def test_no_page_is_wider_than_the_screen_and_axe_finds_nothing(browser: Browser, there: str, width: int) -> None:
    wrong = []
    for page in opened(browser, there, viewport={"width": width, "height": 900}, reduced_motion="reduce"):
        for path in PATHS:
            page.goto(f"/work/{path}")
            wrong += [f"{path}: {one}" for one in (*page.evaluate(TOO_WIDE), *filter(None, [faults(page)]))]
    assert wrong == []


def test_controls_stand_to_the_right_of_their_texts_and_arrows_point_to_the_left(browser: Browser, there: str) -> None:
    for page in opened(browser, there, viewport={"width": 1280, "height": 900}):
        page.goto("/work/ask/body")
        button, text = page.evaluate(MIDDLES, [".choice input", ".choice span"])
        steps, asked = page.evaluate(MIDDLES, [".steps", ".ask"])
        page.goto("/work/summary?order=file")
        arrow = page.evaluate(CLOSED_ARROW)

        assert button > text
        assert steps > asked
        assert arrow == "135deg"
