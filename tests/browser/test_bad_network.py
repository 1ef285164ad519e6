"""A shaky network, in a real browser: forms sent twice, lost replies, small pages, and a server that restarts."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from decision_aid.resources import resource_folder
from tests.support.browser.launching import NO_REPLY
from tests.support.browser.walk import AID, opened
from tests.support.serving import end, free_port, wait_for
from tests.support.waiting import wait_until

QUESTION_PAGE, SUMMARY = 15 * 1024, 20 * 1024
THEMES = ("refractory", "nephritis", "risk", "access", "what-matters")
KEY = {"DECISION_AID_KEY": "a-key-for-tests-that-is-long-enough"}


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    yield from opened(browser, served)


def started(folder: Path, port: int) -> "subprocess.Popen[bytes]":
    """A server process over the one aid, with a key that stays, once it answers."""
    log = folder / "server.log"
    command = [sys.executable, "-m", "decision_aid.cli", "serve", "aids", "--port", str(port)]
    with log.open("ab") as said:
        process = subprocess.Popen(command, cwd=folder, env={**os.environ, **KEY}, stdout=said, stderr=said)
    wait_for(f"http://127.0.0.1:{port}/", process, log)
    return process


def answered(page: Page) -> list[str]:
    """What is ticked on the page on nephritis."""
    page.goto(f"{AID}/ask/nephritis")
    return [box.input_value() for box in page.locator("#questions :checked").all()]


def lost(route: Route) -> None:
    """Let the server have what was sent, and lose its reply."""
    route.fetch(max_redirects=0)
    route.abort()


@pytest.mark.soak  # a form that is sent twice says the same as once every day
def test_a_form_whose_reply_was_lost_is_sent_again_without_harm(page: Page) -> None:
    page.goto(f"{AID}/ask/nephritis")
    page.get_by_label("In the past").check()
    expect(page.locator("fieldset")).to_have_count(3)
    page.route("**/ask/nephritis", lost)
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_url(NO_REPLY)
    page.unroute_all()
    page.go_back()
    assert answered(page) == ["past"]
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How you feel about risk")
    assert answered(page) == ["past"]


def test_a_form_sent_twice_says_the_same_as_once(page: Page) -> None:
    page.goto(f"{AID}/ask/nephritis")
    page.get_by_label("In the past").check()
    expect(page.locator("fieldset")).to_have_count(3)
    page.evaluate("() => { const go = document.querySelector('.buttons .button'); go.click(); go.click(); }")
    expect(page.get_by_role("heading", level=1)).to_have_text("How you feel about risk")
    assert answered(page) == ["past"]


@pytest.mark.soak  # web/test_wsgi answers with a key that is kept every day
def test_a_page_that_was_open_is_answered_to_the_end_after_a_restart(browser: Browser, tmp_path: Path) -> None:
    port = free_port()
    (tmp_path / "aids").mkdir()
    shutil.copy(resource_folder("rules") / f"{AID[1:]}.yaml", tmp_path / "aids")
    process = started(tmp_path, port)
    try:
        for page in opened(browser, f"http://127.0.0.1:{port}"):
            page.goto(f"{AID}/ask/refractory")
            page.get_by_label("It is controlled now").check()
            page.get_by_role("button", name="Continue").click()
            page.get_by_label("In the past").check()
            expect(page.locator("fieldset")).to_have_count(3)
            process.kill()
            process.wait()
            process = started(tmp_path, port)
            page.get_by_role("button", name="Continue").click()
            expect(page.get_by_role("heading", level=1)).to_have_text("How you feel about risk")
            page.goto(f"{AID}/summary")
            expect(page.get_by_text("You answered 2 of")).to_be_visible()
    finally:
        end(process)


def weight(page: Page, path: str) -> int:
    """How many bytes come over the network for a page, headers and all, once its styles are cached."""
    page.goto(path)
    session = page.context.new_cdp_session(page)
    asked: dict[str, set[str]] = {}  # by the document that asks, whose own request has the same name
    sizes: dict[str, float] = {}
    session.on("Network.requestWillBeSent", lambda e: asked.setdefault(e["loaderId"], set()).add(e["requestId"]))
    session.on("Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}))
    session.send("Network.enable")
    page.goto(path)
    (own,) = (requests for document, requests in asked.items() if document in requests)
    wait_until(lambda: page.evaluate("true") and own <= sizes.keys(), lambda: f"{own} {sizes}")
    return round(sum(sizes[one] for one in own))


def test_each_question_page_is_small(page: Page) -> None:
    weights = {theme: weight(page, f"{AID}/ask/{theme}") for theme in THEMES}

    assert {theme: size for theme, size in weights.items() if size > QUESTION_PAGE} == {}


def test_a_summary_is_small(page: Page) -> None:
    page.goto(f"{AID}/ask/nephritis")
    page.get_by_label("Yes, shown by a biopsy").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Continue").click()
    assert weight(page, f"{AID}/summary") <= SUMMARY
