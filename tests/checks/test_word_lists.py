"""Every language with word lists has the same ones, so that no check fails or stays silent in one of them."""

import re
from pathlib import Path

import pytest

from decision_aid.checks.text import word_lists

FOLDER = Path(word_lists.__file__).parent
FILES = [path for path in sorted(FOLDER.glob("*.txt")) if re.fullmatch("[a-z]{2,3}", path.stem)]


def lists_in(path: Path) -> list[str]:
    """The names of the lists in a file."""
    return re.findall(r"^== (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_each_language_has_every_list_and_can_be_read(path: Path) -> None:
    assert lists_in(path) == lists_in(FOLDER / "en.txt")
    assert word_lists.word_lists(path.stem).pushing.search("") is None
