"""Writes, beside a built wheel, install.txt: all that pip is to install, each file by its hash, the wheel among them.

Run by `make dist`. `pip install --require-hashes --requirement install.txt` then takes what was tested and nothing
else, and no name of ours needs to be registered anywhere. SHA256SUMS is for whoever passes the files on.
"""

import hashlib
import sys
from pathlib import Path

LOCK = Path(__file__).resolve().parents[2] / "requirements" / "run.txt"
INSTALL, SUMS = "install.txt", "SHA256SUMS"


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def complete(folder: Path) -> None:
    """Write install.txt and SHA256SUMS into a folder with one wheel."""
    (wheel,) = folder.glob("*.whl")
    itself = f"./{wheel.name} \\\n    --hash=sha256:{digest(wheel)}\n"
    (folder / INSTALL).write_text(LOCK.read_text(encoding="utf-8") + itself, encoding="utf-8")
    files = sorted(path for path in folder.iterdir() if path.name != SUMS)
    (folder / SUMS).write_text("".join(f"{digest(path)}  {path.name}\n" for path in files), encoding="utf-8")


if __name__ == "__main__":
    complete(Path(sys.argv[1]))
