"""Writes, beside a built wheel, install.txt: all that pip is to install, each file by its hash, the wheel among them.

Run by `make dist`. `pip install --require-hashes --requirement install.txt` then takes what was tested and nothing
else, and no name of ours needs to be registered anywhere. gunicorn.txt does the same for gunicorn, as it was tested,
and hospital.txt for what the extra `hospital` takes.
SHA256SUMS is for whoever passes the files on.
"""

import hashlib
import re
import sys
from pathlib import Path

LOCKS = Path(__file__).resolve().parents[2] / "requirements"
INSTALL, GUNICORN, HOSPITAL, SUMS = "install.txt", "gunicorn.txt", "hospital.txt", "SHA256SUMS"
FOR_HOSPITALS = ("authlib", "cffi", "cryptography", "joserfc", "pycparser")


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def complete(folder: Path) -> None:
    """Write install.txt, gunicorn.txt, hospital.txt and SHA256SUMS into a folder with one wheel."""
    (wheel,) = folder.glob("*.whl")
    itself = f"./{wheel.name} \\\n    --hash=sha256:{digest(wheel)}\n"
    (folder / INSTALL).write_text((LOCKS / "run.txt").read_text(encoding="utf-8") + itself, encoding="utf-8")
    tested = (LOCKS / "test.txt").read_text(encoding="utf-8")
    (folder / GUNICORN).write_text(locked(tested, "gunicorn"), encoding="utf-8")
    (folder / HOSPITAL).write_text("".join(locked(tested, name) for name in FOR_HOSPITALS), encoding="utf-8")
    add_up(folder)


def locked(lock: str, name: str) -> str:
    """The lines of a lock file for one package: its version and its hashes."""
    found = re.search(rf"^{name}==.*\n(?: .*\n)*", lock, re.MULTILINE)
    assert found, name
    return found[0]


def add_up(folder: Path) -> None:
    """Write SHA256SUMS anew, for all else that is in the folder."""
    files = sorted(path for path in folder.iterdir() if path.name != SUMS)
    (folder / SUMS).write_text("".join(f"{digest(path)}  {path.name}\n" for path in files), encoding="utf-8")


if __name__ == "__main__":
    complete(Path(sys.argv[1]))
