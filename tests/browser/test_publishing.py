"""An author publishes in a real browser on a real server, while a consultation keeps what it began with."""

import contextlib
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from decision_aid.model.fingerprint import fingerprint
from decision_aid.storage.drafts import Drafts
from tests.support.browser.author import sign_in
from tests.support.browser.axe import faults
from tests.support.browser.walk import opened
from tests.support.editing import ANNA, BEN, let_in
from tests.support.serving import serving

COMMAND = [sys.executable, "-m", "decision_aid.cli"]
NAME = "starter"
window = contextlib.contextmanager(opened)
NEWER = "A newer version is available."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the command line makes it, with two authors."""
    made = tmp_path_factory.mktemp("edited") / "aids"
    subprocess.run([*COMMAND, "new", str(made)], check=True, capture_output=True)
    let_in(made, ANNA, BEN)
    return made


@pytest.fixture(scope="module")
def base(folder: Path) -> Iterator[str]:
    """The base address of a real server over that folder."""
    with serving(COMMAND, folder.parent, str(folder), "--edit") as address:
        yield address


def drafted(folder: Path, author: str, old: str, new: str) -> None:
    """Keep a draft of the starter in which one text is another."""
    now = (folder / f"{NAME}.yaml").read_bytes()
    text = now.decode()
    assert text.count(old) == 1
    Drafts(folder).save(author, NAME, text.replace(old, new), fingerprint(now))


def titled(folder: Path) -> str:
    """The line with the title, as the file has it."""
    text = (folder / f"{NAME}.yaml").read_text(encoding="utf-8")
    return next(line for line in text.splitlines() if line.startswith("title:"))


@pytest.mark.soak  # web/editor/test_merge has it without a browser
def test_words_that_two_authors_add_at_one_place_are_both_kept(browser: Browser, base: str, folder: Path) -> None:
    with window(browser, base, viewport={"width": 320, "height": 700}) as ben:
        sign_in(ben, BEN)
        text = (folder / f"{NAME}.yaml").read_text(encoding="utf-8")
        last = next(line for line in text.splitlines() if line.startswith("  fare:"))
        drafted(folder, BEN, last, f"{last}\n  lotion: A cream for the skin")
        theirs = text.replace(last, f"{last}\n  sling: A cloth that holds the arm")
        (folder / f"{NAME}.yaml").write_text(theirs, encoding="utf-8")
        ben.goto(f"/edit/{NAME}/publish")

        expect(ben.get_by_label("Keep both, theirs first")).to_be_checked()
        assert faults(ben) == ""
        assert ben.evaluate("document.documentElement.scrollWidth") <= 320
        ben.get_by_role("button", name="Put both together").click()
        expect(ben.locator(".row-new")).to_have_text([re.compile("lotion: A cream for the skin")])
        ben.locator("summary", has_text="Its text: Your text before it was put together").click()
        expect(ben.get_by_label("Your text before it was put together")).to_have_value(
            text.replace(last, f"{last}\n  lotion: A cream for the skin")
        )
        assert faults(ben) == ""


def test_what_is_published_reaches_new_consultations_and_leaves_those_that_had_begun(
    browser: Browser, base: str, folder: Path
) -> None:
    before = titled(folder)
    with window(browser, base) as anna, window(browser, base) as patient:
        patient.goto(f"/{NAME}/")
        patient.get_by_role("link", name="Answer questions first").click()
        patient.locator(".question label.choice").first.click()
        patient.get_by_role("button", name="Continue").click()
        sign_in(anna, ANNA)
        drafted(folder, ANNA, before, f"{before} or both")
        anna.goto(f"/edit/{NAME}/publish")
        anna.get_by_role("button", name="Publish").click()
        expect(anna.locator(".error-summary")).to_be_focused()
        anna.get_by_label("Why?").fill("Both is a way too")
        anna.get_by_role("button", name="Publish").click()

        expect(anna.get_by_role("status")).to_contain_text("Published.")
        expect(anna.locator(".versions li").first).to_contain_text("Both is a way too")
        assert titled(folder) == f"{before} or both"
        patient.goto(f"/{NAME}/check")
        expect(patient.locator(".newer")).to_contain_text(NEWER)
        expect(patient.locator(".brand")).not_to_contain_text("or both")
        patient.get_by_role("button", name="Switch to the new version").click()
        expect(patient.locator(".brand")).to_contain_text("or both")
        expect(patient.get_by_text("Your answers still fit.")).to_be_visible()


@pytest.mark.soak  # web/editor/test_merge has it without a browser
def test_the_second_author_is_stopped_and_loses_nothing(browser: Browser, base: str, folder: Path) -> None:
    before = titled(folder)
    with window(browser, base) as ben:
        sign_in(ben, BEN)
        drafted(folder, BEN, before, f"{before} now")
        text = (folder / f"{NAME}.yaml").read_text(encoding="utf-8")
        (folder / f"{NAME}.yaml").write_text(text.replace(before, f"{before} soon"), encoding="utf-8")
        ben.goto(f"/edit/{NAME}/publish")

        expect(ben.get_by_role("heading", level=1)).to_have_text("Somebody else published first")
        ben.get_by_label("Keep my lines").check()
        ben.get_by_role("button", name="Put both together").click()
        expect(ben.locator(".row-new")).to_contain_text(f"{before} now")
        expect(ben.locator(".row-gone")).to_contain_text(f"{before} soon")


@pytest.mark.soak  # in everyday runs, test_author_pages tries axe on each page, and test_editor in the dark
@pytest.mark.parametrize(("width", "scheme"), [*product((320, 1280), ("light", "dark"))])
def test_axe_finds_nothing(browser: Browser, base: str, folder: Path, scheme: Any, width: int) -> None:
    with window(browser, base, viewport={"width": width, "height": 900}, color_scheme=scheme) as page:
        page.goto("/edit/")
        found = {"/edit/sign-in": faults(page)}
        sign_in(page, ANNA)
        drafted(folder, ANNA, titled(folder), f"{titled(folder)} soon")
        newest, first = _versions(page)
        for path in ("", "publish", "history", "throw-away", f"compare?old={first}&new={newest}", f"versions/{first}/"):
            page.goto(f"/edit/{NAME}/{path}" if path else "/edit/")
            found[path] = faults(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        drafted(folder, ANNA, titled(folder), f"{titled(folder)} late")
        with (folder / f"{NAME}.yaml").open("a", encoding="utf-8") as file:
            file.write(f"# {scheme} {width}\n")
        page.goto(f"/edit/{NAME}/merge")
        found["merge"] = faults(page)

        assert set(found.values()) == {""}, found


def _versions(page: Page) -> tuple[str, str]:
    """The fingerprints of the newest and the first version."""
    page.goto(f"/edit/{NAME}/history")
    marks = page.locator(".versions code").all_inner_texts()
    return marks[0], marks[-1]
