"""The engine of a file, under Node in place of a browser, answers with the same pages as a server, byte for byte."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import Client

from decision_aid.offline.engine import FORM
from decision_aid.offline.runtime import Runtime, read_runtime
from decision_aid.web.app import create_app
from decision_aid.web.http.deployment import NO_ADDRESS
from tests.support.aids import RULE_FILES
from tests.support.fhir_people import somebody
from tests.support.offline import Ask, NodeEngine, pages_of, pyodide_package, texts_of
from tests.support.random_people import aid, every_file

SHORT = next(path for path in RULE_FILES if path.stem == "tonsils")
Page = tuple[str, str]  # address and text
PEOPLE = 70


@pytest.fixture(scope="module")
def runtime(tmp_path_factory: pytest.TempPathFactory) -> Runtime:
    return read_runtime(pyodide_package(tmp_path_factory.mktemp("pyodide")))


@pytest.fixture(scope="module")
def server() -> Client:
    app = create_app(SHORT.parent, secret_key="k" * 32)
    app.config[NO_ADDRESS] = True  # else the code on paper would lead to this server
    return Client(app)


def both(runtime: Runtime, server: Client, path: Path, folder: Path, people: int) -> Iterator[tuple[Page, Page]]:
    """What each says to the same people: the engine of a file in WebAssembly, and the application here."""
    found = aid(path)
    with NodeEngine(runtime, texts_of(path), folder) as engine:
        for seed in range(people):
            answers = somebody(found, random.Random(seed))
            ours, theirs = (pages_of(ask, path.stem, found, answers) for ask in (engine.ask, by(server)))
            yield from zip(ours, theirs, strict=True)


def by(server: Client) -> Ask:
    """The pages of a server, after its redirects."""

    def ask(method: str, address: str, form: str) -> str:
        kind = FORM if method == "POST" else None
        return server.open(address, method=method, data=form or None, content_type=kind, follow_redirects=True).text

    return ask


def test_the_pages_of_somebody_are_the_same(runtime: Runtime, server: Client, tmp_path: Path) -> None:
    for ours, theirs in both(runtime, server, SHORT, tmp_path, 1):
        assert ours == theirs


@pytest.mark.soak
@every_file
def test_pages_of_many_people_are_the_same(runtime: Runtime, server: Client, path: Path, tmp_path: Path) -> None:
    different = [ours[0] for ours, theirs in both(runtime, server, path, tmp_path, PEOPLE) if ours != theirs]

    assert different == []
