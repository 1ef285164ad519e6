"""`decision-aid bundle`: what it refuses. What the file does is tried in a browser."""

import re
from pathlib import Path

from click.testing import CliRunner

from decision_aid.cli import main
from decision_aid.offline.contents import LIBRARIES, library_licences
from decision_aid.offline.runtime import LICENCES
from tests.support.aids import SMALL


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
