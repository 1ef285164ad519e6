"""The pre-commit hook and the example workflow run as they stand there, on the rule files of a repository."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.aids import SMALL, small

ROOT = Path(__file__).resolve().parents[2]
WORKFLOW = ROOT / "docs" / "examples" / "check-aids.yml"
GUIDE = ROOT / "docs" / "rule-file.md"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
WRONG = small(("    kind: number", "    kind: numbre"))


def loaded(path: Path) -> Any:
    """What a YAML file says."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A folder with one good and one wrong rule file in aids/, and the program on the path of its shell."""
    aids = tmp_path / "aids"
    aids.mkdir()
    (aids / "good.yaml").write_text(SMALL, encoding="utf-8")
    (aids / "wrong.yaml").write_text(WRONG, encoding="utf-8")
    program = tmp_path / "bin" / "decision-aid"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m decision_aid.cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def run(line: str, repository: Path) -> "subprocess.CompletedProcess[str]":
    """What a shell says to the line there."""
    path = f"{repository / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-c", line], cwd=repository, env={**os.environ, "PATH": path}, capture_output=True, text=True
    )


def test_the_workflow_shows_the_finding_on_its_line(repository: Path) -> None:
    line = loaded(WORKFLOW)["jobs"]["check"]["steps"][-1]["run"]
    wrong = WRONG.splitlines().index("    kind: numbre") + 1

    done = run(line, repository)

    assert done.returncode == 1
    assert f"::error file=aids/wrong.yaml,line={wrong},col=11,title=kind::" in done.stdout
    assert "good.yaml" not in done.stdout
    (repository / "aids" / "wrong.yaml").unlink()
    assert run(line, repository).returncode == 0


def test_the_workflow_may_read_and_nothing_else() -> None:
    workflow = loaded(WORKFLOW)

    assert workflow["permissions"] == {"contents": "read"}
    assert "install.txt" in workflow["jobs"]["check"]["steps"][2]["run"]


def test_the_hook_refuses_a_commit_with_an_error(repository: Path) -> None:
    (hook,) = loaded(HOOKS)

    assert (hook["id"], hook["language"]) == ("decision-aid-check", "python")
    assert run(f"{hook['entry']} aids/good.yaml", repository).returncode == 0
    refused = run(f"{hook['entry']} aids/good.yaml aids/wrong.yaml", repository)
    assert refused.returncode == 1
    assert "[kind]" in refused.stdout


def test_the_hook_that_runs_the_installed_program_checks_the_same_files(repository: Path) -> None:
    block = GUIDE.read_text(encoding="utf-8").rpartition("# .pre-commit-config.yaml")[2].partition("```")[0]
    ((local,),) = (one["hooks"] for one in yaml.safe_load(block)["repos"])
    (ours,) = loaded(HOOKS)

    assert {**local, "language": "", "description": ""} == {**ours, "language": "", "description": ""}
    assert run(f"{local['entry']} aids/good.yaml aids/wrong.yaml", repository).returncode == 1
