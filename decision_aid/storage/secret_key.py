"""The secret key that signs session cookies: from the environment, or created at the first start and stored privately.

Several keys may be given for key rotation: the newest signs, and all of them verify.
"""

import secrets
from dataclasses import dataclass
from pathlib import Path

from decision_aid.storage.files import PRIVATE, file_lock, private_folder, write_atomically

FILE = "key"
SHORTEST = 16
NOT_OURS_ALONE = 0o077


class KeyFileTooOpen(Exception):
    """Other users of this computer can read the key file, so it can't be trusted."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class KeyTooShort(Exception):
    """A key that is short enough to guess, or nothing but spaces."""


@dataclass(frozen=True, slots=True)
class SigningKeys:
    """Space-separated keys, the newest first, and whether they survive a restart."""

    text: str
    persistent: bool


def parse_keys(text: str) -> SigningKeys:
    """Keys that the administrator chose, separated by spaces; KeyTooShort if one is too short, or if there is none."""
    keys = text.split()
    if not keys or any(len(key) < SHORTEST for key in keys):
        raise KeyTooShort
    return SigningKeys(" ".join(keys), persistent=True)


def load_or_create_keys(folder: Path) -> SigningKeys:
    """The keys stored in the folder, created if missing; keys for this run only if the folder is read-only.

    KeyTooShort or KeyFileTooOpen if the stored file can't be trusted.
    """
    try:
        private = private_folder(folder)
        with file_lock(private / "key.lock"):
            return _read_or_create(private / FILE)
    except OSError:
        return temporary_keys()


def temporary_keys() -> SigningKeys:
    """A new random key that is lost on restart."""
    return SigningKeys(secrets.token_hex(32), persistent=False)


def _read_or_create(path: Path) -> SigningKeys:
    if not path.exists():
        write_atomically(path, f"{secrets.token_hex(32)}\n".encode(), PRIVATE)
    if path.stat().st_mode & NOT_OURS_ALONE:
        raise KeyFileTooOpen(path)
    return parse_keys(path.read_text(encoding="ascii", errors="replace"))
