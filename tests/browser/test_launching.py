"""A launch from the record in Chromium: a link of another site clears nothing, and whoever says so begins anew."""

from pathlib import Path

from flask import Flask
from playwright.sync_api import Browser, expect

from decision_aid.web.app import create_app
from decision_aid.web.http.record_system import RecordSystem
from tests.support.aids import small
from tests.support.browser.desk import running
from tests.support.record_system import CLIENT, LAUNCH, record_system

AID = small(("title: Stiff", "format: 2\ntitle: Stiff"), ("    unit: years", "    unit: years\n    from_record: age"))


def test_a_link_of_another_site_asks_and_clears_nothing(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(AID, encoding="utf-8")
    with record_system() as record:
        system = RecordSystem(record.base, CLIENT, None)
        served = create_app(tmp_path, secret_key="tests", address="http://127.0.0.1", record=system)
        other = Flask("other")
        with running(served) as aids, running(other) as base, browser.new_context() as own:
            launch = f"{aids}/small/launch?iss={record.base}&launch={LAUNCH}"
            other.add_url_rule("/", "link", lambda: f'<a href="{launch}">Win</a>')
            page = own.new_page()
            page.goto(f"{aids}/small/ask/shoulder")
            page.get_by_label("A month or more").check()
            page.get_by_role("button", name="Continue").first.click()

            page.goto(base.replace("127.0.0.1", "evil.test"))
            page.get_by_role("link").click()
            page.get_by_role("link", name="Go on with these answers").click()
            expect(page.get_by_text("A month or more")).to_be_visible()

            page.goto(launch)
            page.get_by_role("button", name="Delete them and begin from the record").click()
            expect(page.get_by_role("heading", name="From the record")).to_be_visible()
            page.goto(f"{aids}/small/ask/shoulder")
            expect(page.get_by_label("A month or more")).not_to_be_checked()
