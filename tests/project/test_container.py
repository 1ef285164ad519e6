"""The Containerfile's steps install the locked packages; what they make serves the volume and writes nowhere else."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.container import build, command, inside, steps
from tests.support.serving import end, fetch, free_port, wait_for
from tests.support.versions import pins

ROOT = Path(__file__).resolve().parents[2]
STEPS = list(steps((ROOT / "Containerfile").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in the place of the image's root, as the first stage leaves it, with aids in its volume."""
    root = tmp_path_factory.mktemp("image")
    build(STEPS, ROOT, root)
    subprocess.run([*command(STEPS, "ENTRYPOINT", root), "new", root / "aids"], check=True, capture_output=True)
    return root


def rest_of(steps_of: str) -> list[str]:
    """What follows an instruction, each time it is there in the stage that is shipped."""
    return [step.rest for step in STEPS if (step.stage, step.word) == (2, steps_of)]


def contents(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Each file below a folder with its size and the moment of its last change."""
    for path in sorted(folder.rglob("*")):
        yield str(path.relative_to(folder)), path.lstat().st_size, path.lstat().st_mtime_ns


def test_what_is_shipped_is_made_in_the_first_stage_and_run_by_nobody_special() -> None:
    assert rest_of("RUN") == []
    assert all(line.startswith("--from=build ") for line in rest_of("COPY"))
    assert rest_of("USER") == ["10001:10001"]
    assert rest_of("VOLUME") == ["/aids"]
    assert len({step.rest.split()[0] for step in STEPS if step.word == "FROM"}) == 1


def test_docker_and_podman_find_the_same_two_files() -> None:
    """Docker looks for Dockerfile unless told, and never for .containerignore, which podman would prefer."""
    lines = re.findall(r"^podman build .*", (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert len(lines) > 1
    assert [line for line in lines if " --file Containerfile " not in line] == []
    assert [path.name for path in ROOT.glob(".*ignore") if path.name != ".gitignore"] == [".dockerignore"]


@pytest.mark.soak  # in everyday runs, test_wheel installs from the lock what it serves
def test_each_package_comes_from_the_lock(image: Path) -> None:
    folder = image / "opt" / "decision-aid"
    pip = [sys.executable, "-m", "pip", "--python", str(folder), "list", "--format=freeze"]
    listed = subprocess.check_output(pip, text=True)
    locked = pins((ROOT / "requirements" / "run.txt").read_text(encoding="utf-8"))
    there = {name.lower().replace("_", "-"): version for name, version in pins(listed).items()}

    assert "decision-aid" in there
    ours = {name: version for name, version in there.items() if name != "decision-aid"}
    assert ours.items() <= locked.items()
    assert locked.keys() - ours.keys() <= {"typing-extensions"}  # which only Python 3.11 needs


@pytest.mark.soak
def test_it_is_healthy_serves_its_volume_and_writes_nowhere_else(image: Path, tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log"
    here = {"0.0.0.0": "127.0.0.1", "8000": str(port)}
    served = [here.get(word, word) for word in [*command(STEPS, "ENTRYPOINT", image), *command(STEPS, "CMD", image)]]
    asked = [word.replace(":8000/", f":{port}/") for word in command(STEPS, "HEALTHCHECK", image)]
    assert subprocess.run(asked, capture_output=True).returncode == 1
    before = list(contents(image / "opt"))
    with log.open("wb") as said:
        process = subprocess.Popen(served, cwd=tmp_path, stdout=said, stderr=said)
    try:
        wait_for(f"http://127.0.0.1:{port}/starter/", process, log)
        assert subprocess.run(asked, capture_output=True).returncode == 0
        assert fetch(f"http://127.0.0.1:{port}/readyz")[0] == 200
    finally:
        end(process)

    assert list(contents(image / "opt")) == before
    assert Path(inside(image, "/aids/.decision-aid/key")).is_file()
