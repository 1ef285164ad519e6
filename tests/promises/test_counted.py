"""What everybody pays for: the bytes of a page, the questions to the solver in a check, what a start has to load."""

import gzip
import subprocess
import sys
from itertools import count

import pytest
from flask import Flask
from flask.testing import FlaskClient

from decision_aid.checks.proofs.sat_solver import SatSolver
from decision_aid.checks.run import check_rule_file
from decision_aid.resources import resource_folder
from decision_aid.web.app import create_app
from tests.support.aids import TODAY

LUPUS = "lupus-stem-cell"
LARGEST = {"": 20_000, "/check": 20_000, "/summary": 450_000, "/about": 90_000}
LARGEST_PACKED = {"": 7_000, "/check": 5_000, "/summary": 65_000, "/about": 25_000}
QUERIES = 120
WEB = {"flask", "jinja2", "segno", "waitress", "werkzeug", "wtforms"}
COMMAND = "import decision_aid.cli"
CHECK = f"""from decision_aid.cli.check import check
try:
    check(["{resource_folder("rules") / "starter.yaml"}"])
except SystemExit as ended:
    assert not ended.code"""
SERVER = """from decision_aid.web.app import create_app
from decision_aid.resources import shipped
create_app(shipped("rules"))"""
WALK = f"""{SERVER}.test_client()
for page in ("", "ask/refractory", "check", "summary", "about"):
    assert client.get(f"/{LUPUS}/{{page}}").status_code == 200, page""".replace("create_app(", "client = create_app(")
NEVER = {
    COMMAND: {*WEB, "dulwich", "pysat", "typst"},
    CHECK: {*WEB, "dulwich", "typst"},
    SERVER: {"dulwich", "pysat", "typst", "waitress"},
    WALK: {"dulwich", "typst", "waitress"},
}


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


def test_the_check_of_the_lupus_aid_asks_the_solver_so_often(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, together = count(1), SatSolver.satisfiable
    monkeypatch.setattr(SatSolver, "satisfiable", lambda *given: (next(asked), together(*given))[1])

    assert check_rule_file((resource_folder("rules") / f"{LUPUS}.yaml").read_bytes(), today=TODAY)[0]
    assert 1 < next(asked) <= QUERIES


@pytest.mark.parametrize("code", NEVER)
def test_a_start_imports_no_more_than_it_needs(code: str) -> None:
    more = "import sys; print(); print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", f"{code}\n{more}"], check=True, capture_output=True, text=True)
    modules = said.stdout.splitlines()[-1].split()

    assert {name.partition(".")[0] for name in modules} & NEVER[code] == set()
