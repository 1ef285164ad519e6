"""The built wheel, alone in a new environment, serves its first page and every shipped aid's start page."""

import html
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving import fetch, serving

SOURCE = Path(__file__).resolve().parent.parent
AIDS = ["lupus-stem-cell", "starter"]


def title_of(aid: str) -> str:
    """The title in a shipped rule file, as it stands on a page."""
    text = (SOURCE / "rules" / f"{aid}.yaml").read_text(encoding="utf-8")
    found = re.search(r"^title: (.+)$", text, re.MULTILINE)
    assert found is not None
    return html.escape(found[1].strip().strip("\"'"), quote=False)


def run(*command: str | Path) -> None:
    """Run a command; with what it printed as the reason when it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source tree."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, SOURCE)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment that holds the wheel and what it depends on, and nothing else."""
    folder = tmp_path_factory.mktemp("bare")
    run(sys.executable, "-m", "venv", folder)
    run(folder / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    return folder / "bin"


@pytest.fixture(scope="module")
def address(bare: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base address of the installed server, started far from the source tree."""
    with serving([str(bare / "decision-aid")], tmp_path_factory.mktemp("elsewhere")) as base:
        yield base


def test_the_installed_package_is_the_one_from_the_wheel(bare: Path, tmp_path: Path) -> None:
    said = subprocess.run(
        [bare / "python", "-P", "-c", "import decision_aid; print(decision_aid.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert bare.parent in Path(said.stdout.strip()).parents


def test_the_first_page_lists_the_shipped_aids(address: str) -> None:
    status, page = fetch(f"{address}/")

    assert status == 200
    assert [aid for aid in AIDS if title_of(aid) not in page] == []


@pytest.mark.parametrize("aid", AIDS)
def test_an_aid_has_its_start_page(address: str, aid: str) -> None:
    status, page = fetch(f"{address}/{aid}/")

    assert status == 200
    assert title_of(aid) in page
