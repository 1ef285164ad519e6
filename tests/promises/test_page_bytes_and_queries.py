"""What everybody pays for, in counts: the bytes of a page, and the queries to the solver in a check."""

import gzip
from itertools import count

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pysat.solvers import Minisat22

from decision_aid.checks.run import check_rule_file
from decision_aid.resources import resource_folder
from decision_aid.web.app import create_app
from tests.support.aids import TODAY

LUPUS = "lupus-stem-cell"
LARGEST = {"": 20_000, "/check": 20_000, "/summary": 80_000, "/everything": 450_000, "/about": 90_000}
LARGEST_PACKED = {"": 7_000, "/check": 5_000, "/summary": 15_000, "/everything": 65_000, "/about": 25_000}
QUERIES = {LUPUS: 80, "breast-screening": 120, "tonsils": 50}


@pytest.fixture(scope="module")
def app() -> Flask:
    return create_app(resource_folder("rules"), secret_key="tests", today=lambda: TODAY)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    client = app.test_client()
    client.get(f"/{LUPUS}/summary")  # so that the file is read
    return client


@pytest.mark.parametrize("page", LARGEST)
def test_pages_stay_small(client: FlaskClient, page: str) -> None:
    whole = client.get(f"/{LUPUS}{page}").data

    assert len(whole) < LARGEST[page]
    assert len(gzip.compress(whole, 5)) < LARGEST_PACKED[page]


@pytest.mark.parametrize("aid", QUERIES)
def test_the_check_of_a_shipped_aid_asks_the_solver_so_often(monkeypatch: pytest.MonkeyPatch, aid: str) -> None:
    asked, solve = count(1), Minisat22.solve_limited
    monkeypatch.setattr(Minisat22, "solve_limited", lambda *given, **more: (next(asked), solve(*given, **more))[1])

    assert check_rule_file((resource_folder("rules") / f"{aid}.yaml").read_bytes(), today=TODAY)[0]
    assert 1 < next(asked) <= QUERIES[aid]
