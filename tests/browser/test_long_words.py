"""Ordinary long words, as German and Finnish have them, never push a page sideways on a phone."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from decision_aid.web.app import create_app
from tests.support.aids import TODAY, aid_from
from tests.support.browser.desk import running
from tests.support.browser.everywhere import answer, go, reached
from tests.support.browser.in_page import OPENED, TOO_WIDE
from tests.support.browser.walk import opened
from tests.support.translations import whole

WORD = "Rindfleischetikettierungsüberwachungsaufgabe"
AID = Path("tests/support/rules/wrist.yaml").read_text(encoding="utf-8")
SIZES = list(product((320, 375), ("", "larger")))
SIZED = "(size) => { document.documentElement.className = size; }"


@pytest.fixture
def there(tmp_path: Path) -> Iterator[str]:
    """The base address of a server with an aid that has that word in each text of its translation."""
    (tmp_path / "wrist.yaml").write_text(AID, encoding="utf-8")
    translated = whole(aid_from(AID), say=lambda text: f"{WORD} {text}")
    (tmp_path / "wrist.es.yaml").write_text(translated, encoding="utf-8")
    with running(create_app(tmp_path, secret_key="for tests", today=lambda: TODAY)) as address:
        yield address


def test_no_page_is_wider_than_a_phone(browser: Browser, there: str) -> None:
    wrong = []
    for page in opened(browser, there, locale="es-AR", reduced_motion="reduce"):
        paths = reached(page, "wrist")
        answer(page, [path for path in paths if "/ask/" in path], 0)
        for path in ["/", *paths]:
            go(page, path)
            page.evaluate(OPENED)
            for width, size in SIZES:
                page.set_viewport_size({"width": width, "height": 800})
                page.evaluate(SIZED, size)
                wrong += [f"{path} at {width} {size}: {one}" for one in page.evaluate(TOO_WIDE)]

    assert wrong == []
