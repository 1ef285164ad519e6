"""`decision-aid bundle`: what it refuses. What the file does is tried in a browser."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from decision_aid.cli import main
from decision_aid.offline.contents import LIBRARIES, library_licences
from decision_aid.offline.runtime import LICENCES, Runtime
from decision_aid.offline.under_node import NoNode, with_bytecode
from tests.support.aids import RULE_FILES, SMALL
from tests.support.folders import in_spanish_too
from tests.support.offline import pyodide_package

HASH_OF_A_FILE = """
import datetime, hashlib, pathlib, sys
from decision_aid.cli.arguments import read_aid
from decision_aid.offline.runtime import read_runtime
from decision_aid.offline.single_file import Aid, make_single_file
path = pathlib.Path(sys.argv[1])
aid = Aid(path.stem, read_aid(path), {}, {path.name: path.read_bytes()})
made = make_single_file(aid, read_runtime(pathlib.Path(sys.argv[2])), datetime.date(2026, 1, 1))
print(len(made), hashlib.sha256(made).hexdigest())
"""


def test_another_file_than_the_release_of_pyodide_is_refused(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "pyodide.tgz").write_bytes(b"another")

    said = CliRunner().invoke(
        main,
        ["bundle", f"{tmp_path}/small.yaml", "-o", f"{tmp_path}/small.html", "--engine", f"{tmp_path}/pyodide.tgz"],
    )

    assert said.exit_code == 1
    assert "Fetch it: npm pack pyodide@" in said.output
    assert not (tmp_path / "small.html").exists()


def test_a_file_with_errors_is_put_into_no_file(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL.replace("title:", "tilte:", 1), encoding="utf-8")

    said = CliRunner().invoke(
        main,
        ["bundle", f"{tmp_path}/small.yaml", "-o", f"{tmp_path}/small.html", "--engine", f"{tmp_path}/small.yaml"],
    )

    assert said.exit_code == 1
    assert "has errors, so it is put into no file" in said.output


@pytest.mark.parametrize(
    ("status", "more", "said"),
    [
        ("draft", ["--language", "en"], "is not approved in: en"),
        ("approved", [], "is not approved in: es"),
        ("approved", ["--language", "en"], "Fetch it: npm pack pyodide@"),  # so it would be written
    ],
)
def test_on_demand_what_is_not_approved_is_put_into_no_file(
    tmp_path: Path, status: str, more: list[str], said: str
) -> None:
    (tmp_path / "small.yaml").write_text(SMALL.replace("status: draft", f"status: {status}"), encoding="utf-8")
    in_spanish_too(tmp_path)
    (tmp_path / "pyodide.tgz").write_bytes(b"another")
    files = [f"{tmp_path}/small.yaml", "-o", f"{tmp_path}/small.html", "--engine", f"{tmp_path}/pyodide.tgz"]

    answer = CliRunner().invoke(main, ["bundle", *files, "--approved-only", *more])

    assert answer.exit_code == 1
    assert said in answer.output


def test_a_name_that_a_page_has_is_refused(tmp_path: Path) -> None:
    (tmp_path / "away.yaml").write_text(SMALL, encoding="utf-8")

    said = CliRunner().invoke(
        main,
        ["bundle", f"{tmp_path}/away.yaml", "-o", f"{tmp_path}/away.html", "--engine", f"{tmp_path}/away.yaml"],
    )

    assert said.exit_code == 1
    assert "The name “away” is taken by a page of its own." in said.output


def test_all_that_is_in_a_file_has_its_licence() -> None:
    found = {**LICENCES, **library_licences()}

    assert [name for name, text in found.items() if not re.search(r"(?i)permission|permitted|licen[cs]e", text)] == []
    assert len(found) == len(LICENCES) + 1 + len(LIBRARIES)
    assert "SIL OPEN FONT LICENSE" in "".join(found.values())


def test_without_node_it_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(NoNode, match="This needs Node.js, which comes with npm"):
        with_bytecode({}, Runtime(b"", b"", b"", {}, "", {}), "/engine")


@pytest.mark.soak  # it makes two files, which takes most of a minute
def test_the_same_aid_on_the_same_day_is_the_same_file(tmp_path: Path) -> None:
    """Each process has an order of its own for sets, and makes other secrets."""
    (path,) = (one for one in RULE_FILES if one.stem == "tonsils")
    engine = pyodide_package(tmp_path)
    first, second = (
        subprocess.run(
            [sys.executable, "-c", HASH_OF_A_FILE, path, engine],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    )

    assert int(first.split()[0]) > 5_000_000
    assert first == second
