"""A folder goes in; who may edit its rule files, known by name and password, comes out."""

import hashlib
import hmac
import json
import secrets
import threading
from dataclasses import asdict, dataclass
from pathlib import Path

from decision_aid.on_disk import PRIVATE, settings_of, turn, write_whole

SHORTEST_PASSWORD = 10
LONGEST_NAME = 60
LONGEST_PASSWORD = 1000
ROUNDS, BLOCK, LANES, MEMORY = 2**15, 8, 3, 64 * 2**20
NOT_IN_A_NAME = set('<>"\\\x7f') | {chr(code) for code in range(32)}


class WrongName(ValueError):
    """What was given can't stand as a name under a change."""


class ShortPassword(ValueError):
    """A password that could be guessed."""


@dataclass(frozen=True, slots=True)
class Locked:
    """A password as it is stored: it can be tried and not read."""

    salt: str
    scrypt: str
    rounds: int = ROUNDS
    block: int = BLOCK
    lanes: int = LANES

    def opens_with(self, password: str) -> bool:
        """Whether it is this password."""
        return hmac.compare_digest(_scrypt(password, self), bytes.fromhex(self.scrypt))


NOBODY = Locked("00" * 16, "00" * 32)


class Authors:
    """The authors of one folder's rule files; the file is read anew each time, so that a change counts at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._one_at_a_time = threading.Lock()

    @property
    def _file(self) -> Path:
        return settings_of(self._folder) / "authors.json"

    def names(self) -> tuple[str, ...]:
        """All authors, by name."""
        return tuple(sorted(self._known()))

    def add(self, name: str, password: str) -> None:
        """Add an author, or give one a new password; WrongName or ShortPassword where that can't be."""
        name = " ".join(name.split())
        if not name or len(name) > LONGEST_NAME or NOT_IN_A_NAME & set(name):
            raise WrongName(name)
        if len(password) < SHORTEST_PASSWORD:
            raise ShortPassword
        with turn(settings_of(self._folder) / "authors.lock"):
            self._write({**self._known(), name: _locked(password)})

    def remove(self, name: str) -> bool:
        """Take an author away; whether there was one."""
        with turn(settings_of(self._folder) / "authors.lock"):
            known = self._known()
            gone = known.pop(name, None)
            if gone:
                self._write(known)
        return gone is not None

    def admits(self, name: str, password: str) -> bool:
        """Whether that is an author with that password; it takes as long where there is no such name."""
        with self._one_at_a_time:
            locked = self._known().get(name)
            opened = (locked or NOBODY).opens_with(password[:LONGEST_PASSWORD])
        return opened and locked is not None

    def mark(self, name: str) -> str:
        """What changes when an author's password does; empty where there is no such author."""
        locked = self._known().get(name)
        return hashlib.sha256(f"{locked.salt} {locked.scrypt}".encode()).hexdigest()[:16] if locked else ""

    def _known(self) -> dict[str, Locked]:
        try:
            return {name: Locked(**locked) for name, locked in json.loads(self._file.read_bytes()).items()}
        except FileNotFoundError:
            return {}

    def _write(self, authors: dict[str, Locked]) -> None:
        facts = {name: asdict(locked) for name, locked in sorted(authors.items())}
        write_whole(self._file, json.dumps(facts, indent=1, ensure_ascii=False).encode(), PRIVATE)


def _locked(password: str) -> Locked:
    empty = Locked(secrets.token_hex(16), "")
    return Locked(empty.salt, _scrypt(password[:LONGEST_PASSWORD], empty).hex())


def _scrypt(password: str, locked: Locked) -> bytes:
    settings = {"n": locked.rounds, "r": locked.block, "p": locked.lanes, "maxmem": MEMORY}
    return hashlib.scrypt(password.encode(), salt=bytes.fromhex(locked.salt), dklen=32, **settings)
