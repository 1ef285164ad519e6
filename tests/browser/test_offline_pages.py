"""The engine of a file, under Node and in browsers, answers with the same pages as a server, byte for byte."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from werkzeug.test import Client

from decision_aid.offline.engine import FORM
from decision_aid.offline.runtime import Runtime, read_runtime
from decision_aid.web.app import create_app
from decision_aid.web.http.deployment import NO_ADDRESS
from tests.support.aids import RULE_FILES
from tests.support.browser.firefox import firefox
from tests.support.browser.from_disk import from_disk, wait_until_ready
from tests.support.browser.launching import QUIET, chromium
from tests.support.fhir_people import somebody
from tests.support.offline import Ask, NodeEngine, bundle, pages_of, pyodide_package
from tests.support.offline.in_browser import HOLD_ENGINE, asked_in
from tests.support.random_people import aid, every_file

SHORT = next(path for path in RULE_FILES if path.stem == "tonsils")
Page = tuple[str, str]  # address and text
PEOPLE = 200  # of each aid, in each browser


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pyodide_package(tmp_path_factory.mktemp("pyodide"))


@pytest.fixture(scope="module")
def runtime(package: Path) -> Runtime:
    return read_runtime(package)


@pytest.fixture(scope="module")
def server() -> Client:
    return serving(SHORT.parent)


def serving(folder: Path) -> Client:
    """A server of the aids in that folder."""
    app = create_app(folder, secret_key="k" * 32)
    app.config[NO_ADDRESS] = True  # else the code on paper would lead to this server
    return Client(app)


def both(ask: Ask, server: Client, path: Path, people: int) -> Iterator[tuple[Page, Page]]:
    """What each says to the same people: the engine of a file in WebAssembly, and the application here."""
    found = aid(path)
    for seed in range(people):
        answers = somebody(found, random.Random(seed))
        ours, theirs = (pages_of(one, path.stem, found, answers) for one in (ask, by(server)))
        yield from zip(ours, theirs, strict=True)


def different(ask: Ask, server: Client, path: Path, people: int) -> list[str]:
    """The addresses of the pages that are not the same."""
    return [ours[0] for ours, theirs in both(ask, server, path, people) if ours != theirs]


def by(server: Client) -> Ask:
    """The pages of a server, after its redirects."""

    def ask(method: str, address: str, form: str) -> str:
        kind = FORM if method == "POST" else None
        return server.open(address, method=method, data=form or None, content_type=kind, follow_redirects=True).text

    return ask


def test_the_pages_of_somebody_are_the_same(browser: Browser, one_file: Path) -> None:
    with from_disk(browser, one_file, HOLD_ENGINE) as page:
        wait_until_ready(page)
        for ours, theirs in both(asked_in(page.evaluate), serving(one_file.parent), one_file.parent / "small.yaml", 1):
            assert ours == theirs


@pytest.mark.soak
def test_pages_under_node_are_the_same(runtime: Runtime, server: Client, tmp_path: Path) -> None:
    with NodeEngine(runtime, SHORT, tmp_path) as engine:
        for ours, theirs in both(engine.ask, server, SHORT, 1):
            assert ours == theirs


@pytest.mark.soak
@every_file
def test_pages_in_chromium_are_the_same(package: Path, server: Client, path: Path, tmp_path: Path) -> None:
    program = chromium()
    if program is None:
        pytest.skip("no chromium on PATH")
    bundle(path, tmp_path / "aid.html", package)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        with from_disk(browser, tmp_path / "aid.html", HOLD_ENGINE) as page:
            wait_until_ready(page)
            assert different(asked_in(page.evaluate), server, path, PEOPLE) == []
        browser.close()


@pytest.mark.soak
@every_file
def test_pages_in_firefox_are_the_same(package: Path, server: Client, path: Path, tmp_path: Path) -> None:
    program = shutil.which("firefox-esr")
    if program is None:
        pytest.skip("no firefox-esr on PATH")
    bundle(path, tmp_path / "aid.html", package)
    with firefox(program, tmp_path / "profile") as fox:
        fox.command("script.addPreloadScript", functionDeclaration=f"() => {{ {HOLD_ENGINE} }}")
        fox.go((tmp_path / "aid.html").as_uri())
        fox.until("document.querySelector('[data-offline-start]').hidden")
        assert different(asked_in(fox.look), server, path, PEOPLE) == []
