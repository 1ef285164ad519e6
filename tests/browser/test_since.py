"""Coming back with an older code, in a real browser: what is new is told, calmly, on a phone and without script."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from decision_aid.consultation.answer_code import encode_answers
from decision_aid.web.app import create_app
from tests.support.aids import SMALL, aid_from, small
from tests.support.browser.axe import faults
from tests.support.browser.desk import running
from tests.support.browser.walk import opened
from tests.support.codes import write
from tests.support.news import ASKED, FIGURE, LONG


@pytest.mark.soak  # test_consultation comes back to a newer version
@pytest.mark.parametrize(("script", "width"), [(True, 390), (False, 390), (True, 1280)])
def test_what_is_new_is_told_after_an_older_code(browser: Browser, tmp_path: Path, script: bool, width: int) -> None:
    write(tmp_path / "small.yaml", SMALL)
    app = create_app(tmp_path, secret_key="tests")
    app.test_client().get("/small/")
    write(tmp_path / "small.yaml", small(FIGURE, ASKED), at=2)
    viewport = {"width": width, "height": 844}
    with running(app) as address:
        for page in opened(browser, address, viewport=viewport, java_script_enabled=script):
            page.goto("/small/")
            page.get_by_label("Your code, with or without spaces").fill(encode_answers(aid_from(SMALL), LONG))
            page.get_by_role("button", name="Bring my answers back").click()
            expect(page.get_by_role("heading", name="Since you were last here")).to_be_visible()
            expect(page.get_by_text("Another figure than before")).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            if script:
                assert faults(page) == ""
