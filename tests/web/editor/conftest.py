"""A folder and a browser for tests that change nothing but Anna's draft; what changes more makes its own."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.storage.drafts import Drafts
from tests.support.aids import SMALL
from tests.support.editing import ANNA, editing_app, signed_in


@pytest.fixture(scope="module")
def published() -> str:
    """What people read in that folder; a file of tests may have a text of its own."""
    return SMALL


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, published: str) -> tuple[Path, FlaskClient]:
    """A folder that all tests of a file share, and a browser of Anna's."""
    folder = tmp_path_factory.mktemp("aids")
    return folder, signed_in(editing_app(folder, text=published))


@pytest.fixture
def folder(served: tuple[Path, FlaskClient]) -> Path:
    """The folder, without what another test left in Anna's draft."""
    Drafts(served[0]).delete(ANNA, "small")
    return served[0]


@pytest.fixture
def client(served: tuple[Path, FlaskClient], folder: Path) -> FlaskClient:
    return served[1]
