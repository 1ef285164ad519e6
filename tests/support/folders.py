"""Rule folders as servers find them: with a file, in git, with a translation."""

import contextlib
import hashlib
import os
import subprocess
from pathlib import Path

from tests.support.aids import SMALL, aid_from
from tests.support.translations import whole

NAMED = ("-c", "user.name=x", "-c", "user.email=x@example.org")  # a computer set up today has no name for git


def git(folder: Path, *words: str) -> str:
    """What git says; CalledProcessError where it fails."""
    return subprocess.run(["git", *NAMED, *words], cwd=folder, check=True, capture_output=True, text=True).stdout


def write(path: Path, text: str, at: int) -> None:
    """Write a file as if at that second."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (at, at))


def kept_in_git(folder: Path) -> None:
    """What a colleague does on another computer, and a pull brings here."""
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "x")


def in_spanish_too(folder: Path) -> None:
    """Write the small aid in pretended Spanish, long enough ago that git is done with it."""
    path = folder / "small.es.yaml"
    path.write_text(whole(aid_from(SMALL)), encoding="utf-8")
    os.utime(path, (1, 1))


def contents(folder: Path) -> dict[Path, bytes]:
    """What every file in the folder holds; one that a server takes away meanwhile is none."""
    found = {}
    for path in sorted(folder.rglob("*")):
        with contextlib.suppress(FileNotFoundError, IsADirectoryError):
            found[path] = path.read_bytes()
    return found


def on_disk(folder: Path) -> dict[str, str]:
    """A fingerprint of every file in the folder."""
    return {str(path.relative_to(folder)): hashlib.sha256(held).hexdigest() for path, held in contents(folder).items()}
