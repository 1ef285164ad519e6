"""An author on a phone imports the sources of a file, and keeps one of them with its kind."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.support.aids import SMALL, TODAY
from tests.support.browser.axe import faults
from tests.support.browser.desk import running
from tests.support.editing import ANNA, PASSWORD, draft, editing_app

RIS = b"TY  - JOUR\nTI  - A trial\nPY  - 2020\nUR  - https://doi.org/10.1000/x\nTY  - JOUR\nTI  - Two\nTY  - JOUR\n"


def test_a_file_becomes_sources_of_the_draft(browser: Browser, tmp_path: Path) -> None:
    with running(editing_app(tmp_path)) as address:
        page = browser.new_page(viewport={"width": 390, "height": 800})
        page.goto(f"{address}/edit/sign-in?to=/edit/small/import")
        page.get_by_label("Your name").fill(ANNA)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        assert faults(page) == ""
        page.get_by_label("File of citations").set_input_files(
            {"name": "export.ris", "mimeType": "application/x-research-info-systems", "buffer": RIS}
        )
        page.get_by_role("button", name="See what it holds").click()
        assert faults(page) == ""
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.get_by_role("checkbox", name="Two").first.uncheck()
        page.get_by_role("checkbox", name="I read it today").first.check()
        page.get_by_label("Kind of study or text").first.fill("randomised trial")
        page.get_by_role("button", name="Keep the ticked ones in my draft").click()
        expect(page.get_by_role("status").filter(has_text="The sources are in your draft.")).to_be_focused()
        page.close()

    assert "a-trial-2020" in draft(tmp_path)
    assert "kind: randomised trial" in draft(tmp_path)
    assert draft(tmp_path).count(f"checked: {TODAY.isoformat()}") == SMALL.count(f"checked: {TODAY.isoformat()}") + 1
