"""Every page of every shipped aid in every light, size and way of reading; what stands in somebody's way comes out."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.aids import RULE_FILES
from tests.support.browser.everywhere import everywhere, press
from tests.support.browser.standing import in_the_way
from tests.support.browser.walk import opened
from tests.support.serving import serving

COMMAND = [sys.executable, "-m", "decision_aid.cli"]
LOCALES = {"en": "en-GB", "es": "es-AR"}
AIDS = [(path.stem, "en") for path in RULE_FILES] + [("lupus-stem-cell", "es")]
EVERY_AID = pytest.mark.parametrize(("name", "language"), AIDS)


def found(page: Page, name: str, language: str, *ways: str, script: bool = True) -> list[str]:
    """What is in somebody's way on the pages of an aid in that language, in those ways."""
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", language)
    places = everywhere(page, name, script=script)
    return [f"{where}, {fault}" for where in places for fault in in_the_way(page, *ways)]


@pytest.mark.soak  # test_walk and test_long_words measure pages every day
def test_on_a_narrow_screen_every_page_is_read_and_reached_by_keyboard(browser: Browser, served: str) -> None:
    for page in opened(browser, served, locale="en-GB"):
        assert found(page, "starter", "en", "narrow, without axe") == []  # test_walk has what axe finds


@pytest.mark.soak
@EVERY_AID
def test_nothing_stands_in_anybodys_way(browser: Browser, served: str, name: str, language: str) -> None:
    for page in opened(browser, served, locale=LOCALES[language]):
        assert found(page, name, language) == []


@pytest.mark.soak
@EVERY_AID
def test_nothing_stands_in_the_way_without_script(browser: Browser, served: str, name: str, language: str) -> None:
    for page in opened(browser, served, locale=LOCALES[language], java_script_enabled=False):
        assert found(page, name, language, "no script", script=False) == []


@pytest.mark.soak
@EVERY_AID
def test_axe_finds_nothing_without_scripts(browser: Browser, served: str, name: str, language: str) -> None:
    for page in opened(browser, served, locale=LOCALES[language]):  # axe is itself a script: ours alone are kept away
        page.route("**/static/*.js*", lambda route: route.abort())
        assert found(page, name, language, "scripts kept away", script=False) == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of the shipped aids with their history, as the command line makes it."""
    made = tmp_path / "aids"
    subprocess.run([*COMMAND, "new", str(made)], check=True, capture_output=True)
    return made


def reword(path: Path) -> None:
    """Write a later version of a rule file, in which one thing that is said is said in other words."""
    text = path.read_text(encoding="utf-8")
    newer = re.sub(r"(says: \w+ )", r"\1now ", text, count=1)
    assert newer != text
    path.write_text(newer, encoding="utf-8")
    later = path.stat().st_mtime - 60
    os.utime(path, (later, later))


def coming_back(page: Page, name: str, path: Path) -> Iterator[str]:
    """Answer, keep the code, and find another version: while answering, gone over to it, and back with the code."""
    page.goto(f"/{name}/")
    press(page, ".begin .second")
    page.locator("#questions .choice").first.click()
    press(page, "#ask .button:visible")
    page.goto(f"/{name}/handout")
    code = page.locator(".letters").inner_text()
    reword(path)
    page.goto(f"/{name}/check")
    expect(page.locator(".newer")).to_be_visible()
    yield "a newer version"
    press(page, ".newer button")
    expect(page.locator(".notice [role=status]")).to_be_visible()
    yield "gone over to it"
    page.goto(f"/{name}/")
    page.locator("#code").fill(code)
    press(page, "[data-return] button")
    expect(page.locator(".since")).to_be_visible()
    yield "back with an earlier code"


@pytest.mark.soak
@EVERY_AID
def test_a_code_of_an_earlier_version(browser: Browser, folder: Path, name: str, language: str) -> None:
    wrong = []
    with serving(COMMAND, folder.parent, str(folder)) as address:
        for page in opened(browser, address, locale=LOCALES[language]):
            for where in coming_back(page, name, folder / f"{name}.yaml"):
                wrong += [f"{where}, {fault}" for fault in in_the_way(page)]
    assert wrong == []
