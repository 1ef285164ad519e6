"""What commands write is whole or not there, never replaces what it was made from, and fails in one line."""

import contextlib
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.aids import SMALL
from tests.support.commands import run, written
from tests.support.editing import ANNA, PASSWORD
from tests.support.sampling import sampled


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which commands run, with a rule file and answers."""
    monkeypatch.chdir(tmp_path)
    written(tmp_path, SMALL)
    written(tmp_path, "{}", "answers.yaml")
    return tmp_path


@contextlib.contextmanager
def full_disk(largest: int = 100) -> Iterator[None]:
    """No file can grow beyond so many bytes; the system refuses the rest as on a full disk.

    Python would keep a part of each module that is imported now, and fail with it later.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    keeps_none, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        sys.dont_write_bytecode = keeps_none


@pytest.mark.parametrize("output", ["small.yaml", "link", "hard", "small.es.yaml"])
def test_no_output_replaces_an_input(folder: Path, output: str) -> None:
    path = folder / "small.yaml"
    (folder / "link").symlink_to(path)
    (folder / "hard").hardlink_to(path)
    written(folder, "mine", "small.es.yaml")

    refused = run("pack", "small.yaml", "-o", output)

    assert refused.exit_code == 2
    assert "Name another with -o." in " ".join(refused.output.split())
    assert path.read_text(encoding="utf-8") == SMALL
    assert (folder / "small.es.yaml").read_text(encoding="utf-8") == "mine"


def test_the_answers_and_an_earlier_version_are_inputs_too(folder: Path) -> None:
    earlier = written(folder, SMALL, "earlier.yaml")

    assert run("handout", "small.yaml", "--answers", "answers.yaml", "-o", "answers.yaml").exit_code == 2
    assert run("pack", "small.yaml", "--since", "earlier.yaml", "-o", "earlier.yaml").exit_code == 2
    assert ((folder / "answers.yaml").read_text(), earlier.read_text(encoding="utf-8")) == ("{}", SMALL)


@pytest.mark.parametrize(
    "words",
    [
        ("pack", "small.yaml", "-o", "new.html"),
        ("sheet", "small.yaml", "-o", "new.csv"),
        ("handout", "small.yaml", "--answers", "answers.yaml", "-o", "new.pdf"),
        ("translate", "small.yaml", "es"),
        ("new", "new.yaml"),
    ],
)
def test_a_full_disk_is_told_in_one_line_and_leaves_no_part(folder: Path, words: tuple[str, ...]) -> None:
    before = sorted(folder.iterdir())

    with full_disk():
        told = run(*words)

    assert (told.exit_code, told.output.count("\n")) == (1, 1)
    assert str(words[-1]).removesuffix("es") in told.output
    assert "File too large." in told.output
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("words", [("translate", "small.yaml", "es"), ("upgrade", "small.yaml")])
def test_a_file_that_cannot_be_written_anew_stays_whole(folder: Path, words: tuple[str, ...]) -> None:
    assert run("translate", "small.yaml", "es").exit_code == 0
    before = {path: path.read_bytes() for path in folder.iterdir()}

    with full_disk():
        told = run(*words)

    assert (told.exit_code, told.output.count("\n")) == (1, 1)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_new_folder_and_an_author_fail_in_one_line_on_a_full_disk(folder: Path) -> None:
    with full_disk():
        begun = run("new", folder / "aids")
        added = run("author", "add", ANNA, "--password", PASSWORD)

    assert [(one.exit_code, one.output.count("\n")) for one in (begun, added)] == [(1, 1)] * 2
    assert "authors.json: File too large." in added.output


@pytest.mark.parametrize("name", ["aids", "a/b/aids"])
def test_a_new_folder_that_fails_is_taken_back_and_can_be_begun_again(folder: Path, name: str) -> None:
    before = sorted(folder.iterdir())
    with full_disk(250_000):  # the first two files fit
        told = run("new", name)

    assert (told.exit_code, told.output) == (1, f"Error: {name}/lupus-stem-cell.de.yaml: File too large.\n")
    assert sorted(folder.iterdir()) == before
    assert run("new", name).exit_code == 0


def test_what_was_in_a_folder_stays_where_it_cannot_be_filled(folder: Path) -> None:
    empty = folder / "aids"
    empty.mkdir()
    assert run("author", "add", ANNA, "--password", PASSWORD, "--folder", "aids").exit_code == 0
    before = {path: path.read_bytes() for path in empty.rglob("*") if path.is_file()}
    with full_disk(250_000):
        assert run("new", "aids").exit_code == 1

    assert {path: path.read_bytes() for path in empty.rglob("*") if path.is_file()} == before
    assert run("new", "aids").exit_code == 0


def test_an_output_keeps_its_permissions_and_its_link(folder: Path) -> None:
    private = written(folder, "old", "old.html")
    private.chmod(0o600)
    (folder / "link.html").symlink_to(private)

    assert run("pack", "small.yaml", "-o", "link.html").exit_code == 0
    assert (folder / "link.html").is_symlink()
    assert (private.stat().st_mode & 0o777, private.read_text(encoding="utf-8")[:9]) == (0o600, "<!doctype")


def test_a_device_is_written_as_it_is(folder: Path) -> None:
    assert run("pack", "small.yaml", "-o", "/dev/null").exit_code == 0
    full = run("pack", "small.yaml", "-o", "/dev/full")
    assert (full.exit_code, full.output) == (1, "Error: /dev/full: No space left on device.\n")


@pytest.mark.skipif(not Path("/sys/kernel").exists(), reason="needs a folder where not even root may write")
def test_where_nothing_may_be_written_another_place_is_asked_for(folder: Path) -> None:
    told = run("pack", "small.yaml", "-o", "/sys/new.html")

    assert told.exit_code == 1
    assert told.output.endswith(". Choose another place with -o.\n")


def test_no_folder_is_made_for_an_output(folder: Path) -> None:
    told = run("pack", "small.yaml", "-o", "missing/new.html")

    assert (told.exit_code, told.output) == (1, "Error: missing/new.html: No such file or directory.\n")


@sampled("words", [(("schema",),), (("--help",),)], 1)
def test_what_cannot_be_printed_is_told_in_one_line(words: tuple[str, ...]) -> None:
    with open("/dev/full", "w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "decision_aid.cli", *words], stdout=full, stderr=subprocess.PIPE, text=True
        )

    assert (ended.returncode, ended.stderr) == (1, "Error: No space left on device.\n")


def test_a_file_that_cannot_be_read_is_told_in_one_line() -> None:
    told = run("check", "/proc/self/mem")

    assert (told.exit_code, told.output) == (1, "Error: /proc/self/mem: Input/output error.\n")
