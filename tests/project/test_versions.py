"""The lock files hold what pyproject.toml asks for, by hash and from nowhere in particular; a break is told by name."""

import re
import signal
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.versions import LOCK, ROOT, blame, changed, failed_tests, pins

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ASKED = {
    "build.txt": PROJECT["build-system"]["requires"],
    "release.txt": PROJECT["project"]["optional-dependencies"]["release"],
    "run.txt": PROJECT["project"]["dependencies"],
    "test.txt": PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["test"],
}


@pytest.mark.parametrize("name", ASKED)
def test_a_lock_holds_what_is_asked_for(name: str) -> None:
    locked = pins((ROOT / "requirements" / name).read_text(encoding="utf-8"))
    wanted = [Requirement(line) for line in ASKED[name]]

    assert [str(one) for one in wanted if not one.specifier.contains(locked[canonicalize_name(one.name)], True)] == []


def test_each_package_is_locked_by_hashes_and_no_address_is_named() -> None:
    assert {path.name for path in LOCKS} == set(ASKED)
    for path in LOCKS:
        text = path.read_text(encoding="utf-8")
        for package in re.split(r"\n(?=\w)", text.strip()):
            assert re.fullmatch(r"[\w.-]+==[\w.]+(?: ; [^\\\n]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+", package), (
                package
            )
        assert "://" not in text


def test_one_package_has_one_version_in_all_of_them() -> None:
    locked = pins(LOCK.read_text(encoding="utf-8"))
    for path in LOCKS:
        assert changed(locked, pins(path.read_text(encoding="utf-8"))) == {}, path.name


def test_pins_are_read_with_their_conditions() -> None:
    text = "click==8.5.1 \\\n    --hash=sha256:ab\ntyping-extensions==4.16.0 ; python_full_version < '3.12' \\\n"

    assert pins(text) == {"click": "8.5.1", "typing-extensions": "4.16.0"}


def test_what_breaks_is_told_by_the_package_that_breaks_it() -> None:
    newer = changed(
        {"babel": "2.18", "pyyaml": "6.0.3", "ruff": "0.1"}, {"babel": "2.19", "pyyaml": "6.0.4", "ruff": "0.1"}
    )
    alone = {"babel": {"words"}, "pyyaml": {"depth"}}

    assert newer == {"babel": "2.19", "pyyaml": "6.0.4"}
    told = list(blame(newer, {"words", "depth", "both"}, lambda name: alone[name]))
    assert told == [("babel", {"words"}), ("pyyaml", {"depth"}), ("", {"both"})]


def test_the_tests_that_failed_are_those_that_pytest_kept(tmp_path: Path) -> None:
    found = tmp_path / "lastfailed"
    found.write_text('{"tests/test_words.py::test_catalogue": true}', encoding="utf-8")

    assert failed_tests(1, found) == {"tests/test_words.py::test_catalogue"}
    assert failed_tests(0, tmp_path / "none") == set()


@pytest.mark.parametrize("ended", [-signal.SIGTERM, -signal.SIGKILL, 1, 2, 3, 4, 5])
def test_a_run_that_did_not_come_to_its_end_is_not_one_that_passed(tmp_path: Path, ended: int) -> None:
    with pytest.raises(SystemExit, match=f"ended with {ended}"):
        failed_tests(ended, tmp_path / "none")
