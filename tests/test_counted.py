"""Counts that are the same on every computer: what a page, a check and a start cost."""

import gzip
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask, template_rendered
from flask.testing import FlaskClient

from decision_aid.checks import checked
from decision_aid.proofs.logic import Logic
from decision_aid.shipped import shipped
from decision_aid.truths import Table
from decision_aid.web import create_app
from tests.aids import TODAY
from tests.pages import shown, token

LUPUS = "lupus-stem-cell"
FIRST = f"/{LUPUS}/ask/refractory"
LARGEST = {"": 20_000, "/check": 20_000, "/summary": 450_000, "/about": 90_000}
LARGEST_PACKED = {"": 7_000, "/check": 5_000, "/summary": 65_000, "/about": 25_000}
QUERIES = 120
PASSES = {
    "": 1,
    "/ask/refractory": 1,
    "/check": 1,
    "/summary": 80,
    "/summary/daily-life": 3,
    "/about": 1,
    "/handout": 3,
}  # each other answer tried
WEB = {"flask", "jinja2", "segno", "waitress", "werkzeug", "wtforms"}
COMMAND = "import decision_aid.cli"
CHECK = f"""from decision_aid.cli.authoring import check
try:
    check(["{shipped("rules") / "starter.yaml"}"])
except SystemExit as ended:
    assert not ended.code"""
SERVER = """from decision_aid.web import create_app
from decision_aid.shipped import shipped
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
LOOKS = 60  # it was 225
MODULES = {COMMAND: 5, CHECK: 125, SERVER: 210, WALK: 210}


@pytest.fixture(scope="module")
def app() -> Flask:
    return create_app(shipped("rules"), secret_key="tests", today=lambda: TODAY)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    client = app.test_client()
    client.get(f"/{LUPUS}/summary")  # so that the file is read
    return client


@pytest.fixture
def counted(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """How often what costs time was done."""
    counter: Counter[str] = Counter()

    def count(owner: Any, name: str, what: str) -> None:
        before = getattr(owner, name)

        def counting(*args: Any, **kwargs: Any) -> Any:
            counter[what] += 1
            return before(*args, **kwargs)

        monkeypatch.setattr(owner, name, counting)

    def drawn(*_: object, **__: object) -> None:
        counter["templates"] += 1

    count(Table, "stand", "passes over the conditions")
    count(Table, "__init__", "tables of conditions made")
    count(Logic, "together", "questions to the solver")
    monkeypatch.setattr("decision_aid.walk.holds", lambda *_: pytest.fail("a condition was asked by itself"))
    with template_rendered.connected_to(drawn, app):
        yield counter


@pytest.mark.parametrize("page", PASSES)
def test_a_page_is_one_template_and_few_passes_over_the_conditions(
    client: FlaskClient, counted: Counter[str], page: str
) -> None:
    assert client.get(f"/{LUPUS}{page}").status_code == 200

    assert counted["templates"] == 1
    assert counted["passes over the conditions"] <= PASSES[page]
    assert counted["tables of conditions made"] == 0
    assert counted["questions to the solver"] == 0


def test_taking_answers_draws_nothing(client: FlaskClient, counted: Counter[str]) -> None:
    page = client.get(FIRST).text
    counted.clear()
    sent = {"csrf_token": token(page), "shown": shown(page), "go": "next"}

    assert client.post(FIRST, data=sent).status_code == 303
    assert counted["templates"] == 0
    assert counted["passes over the conditions"] <= 3


@pytest.mark.parametrize("page", LARGEST)
def test_pages_stay_small(client: FlaskClient, page: str) -> None:
    whole = client.get(f"/{LUPUS}{page}").data

    assert len(whole) < LARGEST[page]
    assert len(gzip.compress(whole, 5)) < LARGEST_PACKED[page]


def test_the_check_of_the_lupus_aid_asks_the_solver_so_often(counted: Counter[str]) -> None:
    assert checked((shipped("rules") / f"{LUPUS}.yaml").read_bytes(), today=TODAY)[0]

    assert 0 < counted["questions to the solver"] < QUERIES


@pytest.mark.parametrize("code", NEVER)
def test_a_start_imports_no_more_than_it_needs(code: str) -> None:
    more = "import sys; print(); print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", f"{code}\n{more}"], check=True, capture_output=True, text=True)
    modules = said.stdout.splitlines()[-1].split()
    ours = [name for name in modules if name.startswith("decision_aid")]

    assert {name.partition(".")[0] for name in modules} & NEVER[code] == set()
    assert 0 < len(ours) <= MODULES[code], len(ours)


def test_a_server_hardly_looks_for_circles_while_it_starts() -> None:
    code = f"""import gc
looks = []
gc.callbacks.append(lambda phase, facts: phase == "start" and looks.append(facts["generation"]))
from decision_aid.site import site
from decision_aid.site_key import keys_given
assert site(None, keys_given("x" * 32)).test_client().get("/{LUPUS}/").status_code == 200
print(len(looks), gc.get_freeze_count())"""
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    looks, frozen = map(int, said.stdout.split())

    assert looks <= LOOKS
    assert frozen > 10_000
