"""A folder of rule files is read once for each change, and keeps the last good version."""

import os
from pathlib import Path

import pytest

from decision_aid.rule_folder import RuleFolder, UnknownAid
from tests.aids import SMALL, small


def write(path: Path, text: str, at: int) -> None:
    """Write a file as if at that second."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (at, at))


def test_a_file_is_read_once_and_again_when_it_changes(tmp_path: Path) -> None:
    write(tmp_path / "small.yaml", SMALL, at=1)
    folder = RuleFolder(tmp_path)

    first = folder.open("small")
    assert folder.open("small") is first
    write(tmp_path / "small.yaml", small(("title: Stiff shoulder - wait", "title: Sore shoulder - wait")), at=2)

    again = folder.open("small")
    assert again.aid
    assert again.aid.title == "Sore shoulder - wait or exercises"


def test_a_broken_file_keeps_its_last_good_version_and_says_what_is_wrong(tmp_path: Path) -> None:
    write(tmp_path / "small.yaml", SMALL, at=1)
    folder = RuleFolder(tmp_path)
    good = folder.open("small").aid
    write(tmp_path / "small.yaml", SMALL.replace("kind: number", "kind: numbre"), at=2)

    broken = folder.open("small")

    assert broken.aid == good
    assert [problem.check for problem in broken.problems] == ["kind"]


def test_a_file_that_was_never_good_is_no_aid(tmp_path: Path) -> None:
    write(tmp_path / "small.yaml", "title: [", at=1)

    assert RuleFolder(tmp_path).open("small").aid is None


@pytest.mark.parametrize("name", ["other", "../small", "sub/small", ".hidden", "", "a\0b", "x" * 5000])
def test_what_is_not_in_the_folder_is_unknown(tmp_path: Path, name: str) -> None:
    (tmp_path / "sub").mkdir()
    for path in ("sub/small.yaml", ".hidden.yaml"):
        write(tmp_path / path, SMALL, at=1)

    with pytest.raises(UnknownAid) as raised:
        RuleFolder(tmp_path / "sub" if name.startswith("..") else tmp_path).open(name)

    assert raised.value.name == name


def test_all_aids_come_by_name(tmp_path: Path) -> None:
    for name in ("b", "a"):
        write(tmp_path / f"{name}.yaml", SMALL, at=1)

    assert [shelved.name for shelved in RuleFolder(tmp_path).aids()] == ["a", "b"]
