"""A browser and a server for the tests in this folder."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.support.aids import SMALL
from tests.support.browser.desk import Desk, application, running
from tests.support.browser.launching import QUIET, chromium
from tests.support.offline import one_file as make_one_file
from tests.support.serving import serving
from tests.support.waiting import PATIENCE

expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium that this computer has, with nothing of it reaching outside."""
    program = chromium()
    if program is None:
        pytest.skip("no chromium on PATH: install Debian's package chromium to run the tests in a browser")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=QUIET)
        running.on("context", lambda context: context.set_default_timeout(PATIENCE * 1000))
        yield running
        running.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base address of a real server process that shows the shipped rule files."""
    command = [sys.executable, "-m", "decision_aid.cli"]
    with serving(command, tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture(scope="session")
def one_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small aid of a hospital as one file; all workers share it, since it takes seconds to make."""
    own = tmp_path_factory.getbasetemp()
    shared = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "one-file"
    shared.mkdir(exist_ok=True)
    return make_one_file(shared)


@pytest.fixture
def desk() -> Desk:
    """A text that nobody has changed yet."""
    return Desk()


@pytest.fixture
def base(desk: Desk, tmp_path: Path) -> Iterator[str]:
    """The base address of a server process in this one, with that text to edit."""
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    with running(application(desk, tmp_path)) as address:
        yield address
