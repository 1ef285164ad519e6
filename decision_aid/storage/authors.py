"""Author accounts of a rule folder: password hashes (scrypt) and sign-out counters, in `.decision-aid/authors.json`.

What each author may do is in `roles.json` beside it, a file of its own since an older version can't read accounts that
hold more. All servers of a folder share these files: a change is made under a file lock, replaces the file atomically,
and takes effect at once.
"""

import contextlib
import hashlib
import hmac
import json
import threading
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

from werkzeug.security import check_password_hash, generate_password_hash

from decision_aid.storage.files import PRIVATE, file_lock, private_folder, write_atomically

SHORTEST_PASSWORD = 10
LONGEST_NAME = 60
LONGEST_PASSWORD = 1000
ROUNDS, BLOCK, LANES, MEMORY = 2**15, 8, 3, 64 * 2**20
METHOD = f"scrypt:{ROUNDS}:{BLOCK}:{LANES}"
NO_PASSWORD = f"{METHOD}${'0' * 16}${'0' * 128}"  # takes as long to check as a password does, and fits none
MAX_PASSWORD_CHECKS = 4  # running or waiting, each for another address: one at a time takes 32 MB and 0.1 s of CPU time
NOT_IN_A_NAME = set('<>"\\\x7f') | {chr(code) for code in range(32)}


class InvalidAuthorName(ValueError):
    """A name that cannot be recorded as the author of a change."""


class PasswordTooShort(ValueError):
    """A password that is short enough to guess."""


class LastAdministrator(Exception):
    """Nobody would be left who may say what authors may do."""


class Role(Enum):
    """What an author may do; every author may read and comment."""

    WRITE = "writes"
    REVIEW = "reviews"
    APPROVE = "approves"
    ADMINISTER = "administers"


# Those of whom nobody has said what they may do, as in a folder from before there were roles.
UNASSIGNED = frozenset({Role.WRITE, Role.REVIEW, Role.APPROVE})


class TooManyPasswordChecks(Exception):
    """One from this address is being checked, or many wait: the caller should answer "try again in a moment"."""


@dataclass(frozen=True, slots=True)
class AuthorAccount:
    """One author's account: `scrypt` is a hash in Werkzeug's format, or "" for no password.

    A password that was set with version 0.2 or before has a `salt` and cost parameters of its own. Fields are the JSON
    keys of the file. `signed_out` counts sign-outs; files from before it existed count as 0.
    """

    salt: str = ""
    scrypt: str = ""
    rounds: int = ROUNDS
    block: int = BLOCK
    lanes: int = LANES
    signed_out: int = 0

    def has_password(self, password: str) -> bool:
        """Whether the password matches, compared in constant time. Costs one scrypt hash."""
        if not self.salt:
            return check_password_hash(self.scrypt or NO_PASSWORD, password)
        settings = {"n": self.rounds, "r": self.block, "p": self.lanes, "maxmem": MEMORY, "dklen": 32}
        hashed = hashlib.scrypt(password.encode(), salt=bytes.fromhex(self.salt), **settings)
        return hmac.compare_digest(hashed, bytes.fromhex(self.scrypt))


class Authors:
    """The accounts of one folder. Reads the file on each call, so a change by another process counts at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._check_lock = threading.Lock()
        self._checked_addresses: set[str] = set()
        self._addresses_lock = threading.Lock()

    @property
    def _file(self) -> Path:
        return private_folder(self._folder) / "authors.json"

    @property
    def _roles_file(self) -> Path:
        return private_folder(self._folder) / "roles.json"

    @property
    def _sign_outs(self) -> Path:
        return private_folder(self._folder) / "sign-outs.json"

    def names(self) -> tuple[str, ...]:
        """All author names, sorted."""
        return tuple(sorted(self._read_accounts()))

    def canonical_name(self, name: str) -> str:
        """The name as it was added, matched without regard to case (Unicode NFC, casefolded); "" if there is none."""
        known = self._read_accounts()
        return name if name in known else next((one for one in sorted(known) if _caseless(one) == _caseless(name)), "")

    def add(self, name: str, password: str | None, roles: Collection[Role] = ()) -> None:
        """Add an author, or set a new password; InvalidAuthorName or PasswordTooShort if it is refused.

        Without `roles`, the first author of a folder has every one.
        An author without a password can only sign in through a trusted reverse proxy that names them; such a
        name must not contain a comma.
        """
        name = " ".join(name.split())
        unfit = NOT_IN_A_NAME if password is not None else NOT_IN_A_NAME | {","}
        if not name or len(name) > LONGEST_NAME or unfit & set(name):
            raise InvalidAuthorName(name)
        if password is not None and len(password) < SHORTEST_PASSWORD:
            raise PasswordTooShort
        with self._locked():
            known = self._read_accounts()
            self._write_accounts({**known, name: _hashed(password)})
            if roles or not known:
                _write_json(self._roles_file, {**_read_json(self._roles_file), name: _role_names(roles or Role)})

    def remove(self, name: str) -> bool:
        """Remove an author; return whether there was one. LastAdministrator where the others have none."""
        with self._locked():
            known, roles = self._read_accounts(), _read_json(self._roles_file)
            gone = known.pop(name, None)
            if gone:
                self._write_roles({one: said for one, said in roles.items() if one != name}, known)
                self._write_accounts(known)
        return gone is not None

    def roles(self) -> Mapping[str, frozenset[Role]]:
        """What each author may do, by name, sorted."""
        said = _read_json(self._roles_file)
        return {name: _roles_named(said[name]) if name in said else UNASSIGNED for name in self.names()}

    def assign_roles(self, name: str, roles: Collection[Role]) -> None:
        """Say what an author may do. LastAdministrator where this takes that role from the only one who has it."""
        with self._locked():
            self._write_roles({**_read_json(self._roles_file), name: _role_names(roles)}, self._read_accounts())

    def _write_roles(self, roles: dict[str, list[str]], authors: Collection[str]) -> None:
        before = _read_json(self._roles_file)
        if authors and _administrators(before) and not _administrators(roles) & set(authors):
            raise LastAdministrator
        if roles != before:
            _write_json(self._roles_file, roles)

    def verify_password(self, name: str, password: str, *, address: str | None = None) -> bool:
        """Verify a name and password; an unknown name takes as long as a wrong password, so timing reveals nothing.

        Each address may have one attempt checked at a time, so that a stranger's attempts hold up only their own; a
        second one raises TooManyPasswordChecks. Without an address, as for a browser in which the author has logged in
        before, there is no such limit.
        """
        with contextlib.nullcontext() if address is None else self._only_one_from(address), self._check_lock:
            stored = self._read_accounts().get(name)
            opened = (stored or AuthorAccount()).has_password(password[:LONGEST_PASSWORD])
        return opened and stored is not None

    def session_stamp(self, name: str) -> str:
        """A stamp for session cookies, changed by a new password or a sign-out; "" if there is no such author."""
        stored = self._read_accounts().get(name)
        if stored is None:
            return ""
        return hashlib.sha256(f"{stored.salt} {stored.scrypt} {stored.signed_out}".encode()).hexdigest()[:16]

    def sign_out(self, name: str) -> None:
        """End all sessions of the author, in every browser and on every server. OSError if it can't be saved."""
        with self._locked():
            known = self._read_accounts()
            if name in known:
                self._write_accounts({**known, name: replace(known[name], signed_out=known[name].signed_out + 1)})

    def _locked(self) -> contextlib.AbstractContextManager[None]:
        return file_lock(private_folder(self._folder) / "authors.lock")

    @contextlib.contextmanager
    def _only_one_from(self, address: str) -> Iterator[None]:
        with self._addresses_lock:
            if address in self._checked_addresses or len(self._checked_addresses) >= MAX_PASSWORD_CHECKS:
                raise TooManyPasswordChecks
            self._checked_addresses.add(address)
        try:
            yield
        finally:
            with self._addresses_lock:
                self._checked_addresses.remove(address)

    def _read_accounts(self) -> dict[str, AuthorAccount]:
        sign_outs = _read_json(self._sign_outs)
        return {
            name: AuthorAccount(**{**facts, "signed_out": sign_outs.get(name, facts.get("signed_out", 0))})
            for name, facts in _read_json(self._file).items()
        }

    def _write_accounts(self, authors: dict[str, AuthorAccount]) -> None:
        """Write sign-outs to a file of their own: version 0.1 can't read a list of authors that holds them."""
        counts = {name: stored.signed_out for name, stored in authors.items() if stored.signed_out}
        _write_json(self._sign_outs, {**_read_json(self._sign_outs), **counts})
        facts = {name: asdict(stored) for name, stored in authors.items()}
        for stored in facts.values():
            del stored["signed_out"]
        _write_json(self._file, facts)


def _read_json(path: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    return found


def _write_json(path: Path, facts: dict[str, Any]) -> None:
    write_atomically(path, json.dumps(dict(sorted(facts.items())), indent=1, ensure_ascii=False).encode(), PRIVATE)


def _administrators(roles: Mapping[str, list[str]]) -> set[str]:
    return {name for name, held in roles.items() if Role.ADMINISTER.value in held}


def _role_names(roles: Collection[Role] | type[Role]) -> list[str]:
    return [role.value for role in Role if role in roles]


def _roles_named(names: Collection[str]) -> frozenset[Role]:
    return frozenset(role for role in Role if role.value in names)


def _caseless(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _hashed(password: str | None) -> AuthorAccount:
    return (
        AuthorAccount()
        if password is None
        else AuthorAccount(scrypt=generate_password_hash(password[:LONGEST_PASSWORD], METHOD))
    )
