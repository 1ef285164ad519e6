"""An aid as one file, opened from the disk without a network: what a person can do in it, and what it leaves."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from decision_aid.cli import main
from tests.support.aids import small
from tests.support.offline import pyodide_package
from tests.support.pictures import png
from tests.support.withdrawals import RETRACTED, SAID, WITH_DOI

READY = "[data-offline-start]"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small aid of a hospital as one file."""
    folder = tmp_path_factory.mktemp("offline")
    (folder / "small.yaml").write_text(small(WITH_DOI), encoding="utf-8")
    (folder / "decision-aid.toml").write_text('[hospital]\nname = "The hill practice"\n', encoding="utf-8")
    (folder / "logo.png").write_bytes(png())
    (folder / "withdrawn.csv").write_text(RETRACTED, encoding="utf-8")
    said = CliRunner().invoke(
        main,
        ["bundle", f"{folder}/small.yaml", "-o", f"{folder}/small.html", "--engine", str(pyodide_package(folder))],
    )
    assert said.exit_code == 0, said.output
    return folder / "small.html"


@pytest.fixture
def opened(browser: Browser, file: Path) -> Iterator[Page]:
    """The file in a browser without a network; what goes wrong in the page fails the test."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.set_offline(True)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda one: None if one.url.startswith(("file:", "blob:", "data:")) else wrong.append(one.url))
    page.goto(file.as_uri())
    yield page
    assert wrong == []
    context.close()


def test_what_the_folder_says_is_in_the_file(opened: Page) -> None:
    expect(opened.get_by_text("The hill practice").first).to_be_visible()
    assert opened.locator("img.logo").evaluate("(one) => one.naturalWidth") > 0
    expect(opened.get_by_text(SAID).first).to_be_attached()


def test_a_person_answers_prints_and_leaves_nothing(opened: Page) -> None:
    opened.get_by_role("link", name="Answer it").click()  # it follows once the engine is there
    opened.get_by_text("A month or more").click()
    expect(opened.get_by_text("Question 1 of 2")).to_be_visible()  # an answer opens a question, as on a server
    opened.get_by_role("button", name="Save").click()
    opened.get_by_text("Heat").click()
    opened.get_by_role("button", name="Save").click()
    expect(opened.get_by_text("You answered").first).to_be_visible()
    opened.get_by_role("link", name="Print or save your summary").click()
    expect(opened.get_by_role("button", name="Print this page")).to_be_visible()
    expect(opened.locator("code, .code").first).to_contain_text(" 000D ")
    assert opened.locator("img.logo").evaluate("(one) => one.naturalWidth") > 0
    opened.go_back()
    expect(opened.locator("h1")).to_have_text("What is known, for answers like yours")

    opened.get_by_role("button", name="Leave now").click()
    expect(opened.locator("h1")).to_have_text("You can close this window")
    opened.go_back()
    expect(opened.locator("h1")).to_have_text("The shoulder")
    expect(opened.get_by_text("0 of 1 answered").first).to_be_attached()
    assert opened.locator(":checked").count() == 0
    assert opened.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert opened.context.cookies() == []


def test_a_damaged_file_says_so_and_shows_the_glance(browser: Browser, file: Path, tmp_path: Path) -> None:
    text = file.read_text(encoding="utf-8")
    at = text.index('id="offline-python">') + 5000
    (tmp_path / "small.html").write_text(f"{text[:at]}{'A' * 400}{text[at + 400 :]}", encoding="utf-8")
    page = browser.new_page()

    page.goto((tmp_path / "small.html").as_uri())

    expect(page.get_by_text("This file is damaged, so it takes no answers.")).to_be_visible()
    expect(page.locator("h1")).to_have_text("What is known")
    page.close()


def test_a_file_past_its_day_says_so(browser: Browser, file: Path) -> None:
    page = browser.new_page()
    page.clock.set_fixed_time(datetime.datetime(2027, 6, 1))

    page.goto(file.as_uri())

    expect(page.get_by_text("This file was due for a new check by 2027-01-01.")).to_be_visible()
    page.close()
