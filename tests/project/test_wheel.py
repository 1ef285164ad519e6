"""The wheel and the sdist are the same bytes each time; the wheel, unpacked or installed by hash, serves every aid."""

import email
import html
import importlib.metadata
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.nginx import DEPLOY, part
from tests.support.release import add_up, complete, digest
from tests.support.serving import fetch, serving
from tests.support.versions import PYTHONS, pins

SOURCE = Path(__file__).resolve().parents[2]
UNIT, NEXT_VERSION = "/etc/systemd/system/decision-aid@.service", "99.0"
AIDS = ["lupus-stem-cell", "starter"]
EXTRAS = tomllib.loads((SOURCE / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]


def title_of(aid: str) -> str:
    """The title in a shipped rule file, as it stands on a page."""
    text = (SOURCE / "rules" / f"{aid}.yaml").read_text(encoding="utf-8")
    found = re.search(r"^title: (.+)$", text, re.MULTILINE)
    assert found is not None
    return html.escape(found[1].strip().strip("\"'"), quote=False)


def build(source: Path, folder: Path, *what: str) -> None:
    """Build from that source into that folder; AssertionError with what was printed where it fails."""
    command = [sys.executable, "-m", "build", "--no-isolation", *what, "--outdir", str(folder), str(source)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert done.returncode == 0, done.stdout


def next_version(built: Path, folder: Path) -> Path:
    """A folder as `make dist` makes it, of the same program under the next number."""
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        archive.extractall(folder / "source", filter="data")
    (source,) = (folder / "source").iterdir()
    project = source / "pyproject.toml"
    numbered = re.sub(r'(?m)^version = ".*"', f'version = "{NEXT_VERSION}"', project.read_text(encoding="utf-8"))
    project.write_text(numbered, encoding="utf-8")
    build(source, folder / "newer", "--wheel")
    complete(folder / "newer")
    return folder / "newer"


def hospital_server() -> str:
    """The lines that install on a server, but for its user."""
    block = (
        DEPLOY.read_text(encoding="utf-8").partition("## A hospital server")[2].split("```sh\n")[1].partition("```")[0]
    )
    assert "useradd" in block
    return re.sub(r"(?m)^useradd .*\n| && chown .*$", "", block)


def below(root: Path, lines: str) -> str:
    """The lines with that folder in place of the root of the machine, and the Python under test."""
    lines = lines.replace("/usr/bin/python3", sys.executable)
    return re.sub(r"(?<![\w./-])/(?=(?:opt|srv|etc/systemd|var/backups)\b)", f"{root}/", lines)


def shell(root: Path, dist: Path, *lines: str) -> None:
    """Give the lines in one shell, in the folder of a version; AssertionError with what was printed where one fails."""
    cache = subprocess.check_output([sys.executable, "-m", "pip", "cache", "dir"], text=True).strip()
    (root / "systemctl").write_text("#!/bin/sh\n", encoding="utf-8")
    (root / "systemctl").chmod(0o755)
    here = {**os.environ, "PATH": f"{root}:{os.environ['PATH']}", "PIP_COMPILE": "0", "PIP_CACHE_DIR": cache}
    given = below(root, "\n".join(lines)).replace("cd dist-of-that-version", f"cd {dist}")
    done = subprocess.run(["sh", "-e", "-c", given], cwd=dist, env=here, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def running(root: Path) -> str:
    """The version of the program that the unit starts, once it shows the folder's aid."""
    (command,) = re.findall(r"(?m)^ExecStart=(.*)$", (root / UNIT.removeprefix("/")).read_text(encoding="utf-8"))
    program, _, *words = command.split()
    with serving([program], root, *words[: words.index("--port")]) as address:
        assert fetch(f"{address}/starter/")[0] == 200
        assert fetch(f"{address}/readyz") == (200, "ready\n")
    return subprocess.check_output([program, "--version"], text=True).split()[-1]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `make dist` makes."""
    folder = tmp_path_factory.mktemp("dist")
    build(SOURCE, folder, "--sdist", "--wheel")
    complete(folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    """The wheel, built from the source tree."""
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def bare(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment that holds the wheel and what it depends on, as docs/deploy.md says."""
    home = tmp_path_factory.mktemp("bare")
    block = DEPLOY.read_text(encoding="utf-8").partition("## One computer")[2].split("```sh\n")[1].partition("```")[0]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # `python3` is the one under test
    cache = subprocess.check_output([sys.executable, "-m", "pip", "cache", "dir"], text=True).strip()
    saving = {"PIP_COMPILE": "0", "PIP_CACHE_DIR": cache}  # to compile or to fetch all again would take long
    here = {**os.environ, "PATH": path, "HOME": str(home), **saving}
    for line in block.splitlines()[:2]:
        done = subprocess.run(["sh", "-c", line], cwd=built, env=here, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    return home / "decision-aid" / "bin"


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that is in the wheel, which is what pip makes of it."""
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def address(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base address of the server from the wheel, started far from the source tree."""
    command = ["env", f"PYTHONPATH={unpacked}", sys.executable, "-P", "-m", "decision_aid.cli"]
    with serving(command, tmp_path_factory.mktemp("elsewhere")) as base:
        yield base


def test_the_same_source_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    (unpacked / "rules" / ".decision-aid").mkdir()
    (unpacked / "rules" / ".decision-aid" / "key").write_text("secret", encoding="utf-8")  # as a server leaves it
    build(unpacked, tmp_path / "again", "--wheel")
    build(SOURCE, tmp_path / "again", "--sdist")

    for path in built.glob("decision_aid-*"):
        assert digest(tmp_path / "again" / path.name) == digest(path), path.name


def test_another_file_in_its_place_is_refused(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    (tmp_path / wheel.name).write_bytes(wheel.read_bytes() + b" ")
    itself = (built / "install.txt").read_text(encoding="utf-8")
    (tmp_path / "itself.txt").write_text(itself[itself.index("./") :], encoding="utf-8")

    command = ["-m", "pip", "install", "--target", "there", "--no-deps", "--requirement", "itself.txt"]
    refused = subprocess.run([sys.executable, *command], cwd=tmp_path, capture_output=True, text=True)

    assert refused.returncode == 1
    assert "DO NOT MATCH" in refused.stderr


def test_all_that_is_passed_on_is_in_the_sums(built: Path) -> None:
    others = sorted(path for path in built.iterdir() if path.name != "SHA256SUMS")

    sums = (built / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert sums == [f"{digest(path)}  {path.name}" for path in others]
    assert len(others) == 5


def test_what_comes_into_the_folder_later_is_added_to_the_sums(tmp_path: Path) -> None:
    for name in ("sbom.json", "LICENCES.md"):
        (tmp_path / name).write_text(name, encoding="utf-8")
        add_up(tmp_path)

    sums = (tmp_path / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert sums == [f"{digest(tmp_path / name)}  {name}" for name in ("LICENCES.md", "sbom.json")]


@pytest.mark.soak
def test_a_server_goes_one_version_up_and_back_and_its_folder_comes_back(built: Path, tmp_path: Path) -> None:
    """The lines of docs/deploy.md; what systemd would start is started as its unit says."""
    newer = next_version(built, tmp_path)
    unit = tmp_path / UNIT.removeprefix("/")
    for folder in (unit.parent, tmp_path / "srv", tmp_path / "opt", tmp_path / "var" / "backups"):
        folder.mkdir(parents=True)
    unit.write_text(below(tmp_path, part(UNIT)), encoding="utf-8")
    shell(tmp_path, built, hospital_server())
    aid = tmp_path / "srv" / "aids" / "starter.yaml"
    first = aid.read_bytes(), running(tmp_path)

    shell(tmp_path, newer, part("back up"), part("install beside it"), part("change to it"))
    second = aid.read_bytes(), running(tmp_path)
    aid.write_text("title: half\n", encoding="utf-8")
    (archive,) = (tmp_path / "var" / "backups").iterdir()
    named = re.sub(r"(?m)^BACKUP=.*", f"BACKUP=/var/backups/{archive.name}", part("bring it back"))
    shell(tmp_path, newer, "NEW=/opt/decision-aid", part("change to it"), named)
    third = aid.read_bytes(), running(tmp_path)

    assert second == (first[0], NEXT_VERSION)
    assert third == first


def test_gunicorn_which_needs_nothing_else_is_named_by_its_hash(built: Path) -> None:
    said = (built / "gunicorn.txt").read_text(encoding="utf-8")
    needed = [one for one in importlib.metadata.requires("gunicorn") or () if "extra ==" not in one]

    assert (set(pins(said)), needed) == ({"gunicorn"}, [])
    assert said.count("--hash=sha256:") >= 1


def test_what_hospitals_need_more_is_named_by_its_hash(built: Path) -> None:
    named = set(pins((built / "hospital.txt").read_text(encoding="utf-8")))
    needed = {re.split(r"[^\w-]", one)[0].lower() for name in named for one in importlib.metadata.requires(name) or ()
              if "extra ==" not in one}  # fmt: skip

    assert {re.split(r"[^\w-]", one)[0] for one in EXTRAS["hospital"]} <= named
    assert needed - {"typing-extensions"} <= named


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        said = email.message_from_bytes(archive.read(name))
        names = set(archive.namelist())

    project = tomllib.loads((SOURCE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (said["Name"], said["Version"], said["Summary"]) == (
        project["name"],
        project["version"],
        project["description"],
    )
    assert (said["Author"], said["Requires-Python"]) == ("The decision-aid contributors", ">=3.11")
    named = [f"Programming Language :: Python :: {version}" for version in PYTHONS]
    assert [one for one in said.get_all("Classifier", []) if one.rpartition(" ")[2] in PYTHONS] == named
    assert said["License-Expression"] == "MIT AND CC-BY-4.0 AND OFL-1.1"
    assert {f"{name.rpartition('/')[0]}/licenses/{path}" for path in project["license-files"]} <= names
    assert str(said.get_payload()).startswith("# Decision aid")


def test_the_server_is_the_one_from_the_wheel(unpacked: Path, tmp_path: Path) -> None:
    asked = [sys.executable, "-P", "-c", "import decision_aid; print(decision_aid.__file__)"]
    said = subprocess.check_output(asked, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(unpacked)}, text=True)

    assert unpacked in Path(said.strip()).parents


@pytest.mark.soak  # the server from the unpacked wheel shows each aid every day
def test_what_pip_installs_by_its_hash_serves_every_aid(bare: Path, tmp_path: Path) -> None:
    asked = [str(bare / "python"), "-P", "-c", "import decision_aid; print(decision_aid.__file__)"]
    said = subprocess.check_output(asked, cwd=tmp_path, text=True)
    with serving([str(bare / "decision-aid")], tmp_path) as base:
        _, page = fetch(f"{base}/")

    assert bare.parent in Path(said.strip()).parents
    assert [aid for aid in AIDS if title_of(aid) not in page] == []


def test_the_first_page_lists_the_shipped_aids(address: str) -> None:
    status, page = fetch(f"{address}/")

    assert status == 200
    assert [aid for aid in AIDS if title_of(aid) not in page] == []


@pytest.mark.parametrize("aid", AIDS)
def test_an_aid_has_its_start_page(address: str, aid: str) -> None:
    status, page = fetch(f"{address}/{aid}/")

    assert status == 200
    assert title_of(aid) in page
