"""A folder comes in; the secret that its servers sign with, made at the first start and kept private, goes out."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from decision_aid.storage.files import PRIVATE, settings_of, turn, write_whole

FILE = "key"
SHORTEST = 16
NOT_OURS_ALONE = 0o077


class TooOpen(Exception):
    """The file with the key can be read by others on this computer."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class ShortKey(Exception):
    """A key that could be guessed."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What signs, the newest first, and whether the next start will have it too."""

    text: str
    kept: bool


def keys_given(text: str) -> Keys:
    """The keys that somebody chose, parted by spaces; ShortKey where one could be guessed."""
    if any(len(one) < SHORTEST for one in text.split()):
        raise ShortKey
    return Keys(text, kept=True)


def keys_of(folder: Path) -> Keys:
    """The keys that lie beside the settings of the folder, made where there are none; of this start only if it is shut.

    ShortKey and TooOpen where the file is there and can't be trusted.
    """
    try:
        settings = settings_of(folder)
        with turn(settings / "key.lock"):
            return _kept(settings / FILE)
    except OSError:
        return keys_for_now()


def keys_for_now() -> Keys:
    """A new key that ends with this start."""
    return Keys(secrets.token_hex(32), kept=False)


def _kept(path: Path) -> Keys:
    if not path.exists():
        write_whole(path, f"{secrets.token_hex(32)}\n".encode(), PRIVATE)
    if path.stat().st_mode & NOT_OURS_ALONE:
        raise TooOpen(path)
    keys = keys_given(" ".join(path.read_text(encoding="ascii", errors="replace").split()))
    if not keys.text:
        raise ShortKey
    return keys
