"""The secret key that signs session cookies: from the environment, or created at the first start and stored privately.

Several keys may be given for key rotation: the newest signs, and all of them verify.
"""

import secrets
from dataclasses import dataclass
from pathlib import Path

from decision_aid.storage.files import PRIVATE, settings_of, turn, write_whole

FILE = "key"
SHORTEST = 16
NOT_OURS_ALONE = 0o077


class TooOpen(Exception):
    """Other users of this computer can read the key file, so it can't be trusted."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class ShortKey(Exception):
    """A key that is short enough to guess."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Space-separated keys, the newest first, and whether they survive a restart."""

    text: str
    kept: bool


def keys_given(text: str) -> Keys:
    """Keys that the administrator chose, separated by spaces; ShortKey if one is too short."""
    if any(len(one) < SHORTEST for one in text.split()):
        raise ShortKey
    return Keys(text, kept=True)


def keys_of(folder: Path) -> Keys:
    """The keys stored in the folder, created if missing; keys for this run only if the folder is read-only.

    ShortKey or TooOpen if the stored file can't be trusted.
    """
    try:
        settings = settings_of(folder)
        with turn(settings / "key.lock"):
            return _read_or_create(settings / FILE)
    except OSError:
        return keys_for_now()


def keys_for_now() -> Keys:
    """A new random key that is lost on restart."""
    return Keys(secrets.token_hex(32), kept=False)


def _read_or_create(path: Path) -> Keys:
    if not path.exists():
        write_whole(path, f"{secrets.token_hex(32)}\n".encode(), PRIVATE)
    if path.stat().st_mode & NOT_OURS_ALONE:
        raise TooOpen(path)
    keys = keys_given(" ".join(path.read_text(encoding="ascii", errors="replace").split()))
    if not keys.text:
        raise ShortKey
    return keys
