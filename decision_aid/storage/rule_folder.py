"""The rule files of one folder, cached and shared by all threads of a server.

A file is loaded again when its stat values change. Loading takes a lock of its own for each file; threads that have a
valid version go on serving it meanwhile.
"""

import contextlib
import copy
import datetime
import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from decision_aid.consultation.answer_code import fingerprint_bits
from decision_aid.exchange.withdrawals import Withdrawals, mark_withdrawn
from decision_aid.model.aid import DecisionAid
from decision_aid.storage.bounded_cache import BoundedCache
from decision_aid.storage.check_process import CHECKER, Checker, CheckUnavailable
from decision_aid.storage.earlier_versions import OldVersions
from decision_aid.storage.files import file_state, read_rule_bytes
from decision_aid.storage.history.repository import has_history
from decision_aid.storage.loading import ORIGINAL_TEXT, RESERVED, FileState, LoadedRuleFile, Loader, RuleFileSet
from decision_aid.storage.state_log import StateLog
from decision_aid.storage.withdrawals import WithdrawalList
from decision_aid.translation.files import FolderListing, list_rule_files, not_served

__all__ = ["RESERVED", "SETTLING_SECONDS", "RuleFolder", "LoadedRuleFile", "UnknownAid"]

MOST_KEPT = 2_000_000  # bytes of old versions' texts; the aids read from them take some 20 times that
SETTLING_SECONDS = 0.5
GRACE_SECONDS = 2.0
AWAY = "%s can't be read: %s. What was read before is still shown, and /readyz answers 503."
BACK = "%s can be read again."
LOG = logging.getLogger(__name__)


class UnknownAid(Exception):
    """No rule file has that name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class _ReadVersion:
    aid: DecisionAid
    text: bytes


class RuleFolder:
    """The cached rule files of a folder, with the old versions that codes and sessions still refer to."""

    def __init__(
        self, path: Path, today: Callable[[], datetime.date] = datetime.date.today, checker: Checker = CHECKER
    ) -> None:
        self.path = path
        self._checker = checker
        self._loaded: dict[str, LoadedRuleFile] = {}
        self._known_half_written: dict[str, tuple[FileState, bytes | None]] = {}
        self._earlier = OldVersions(path)
        self._withdrawn = WithdrawalList(path)
        self._loader = Loader(self._earlier, today, checker, self._withdrawn.current)
        self._replaced: BoundedCache[tuple[str, int, str], _ReadVersion] = BoundedCache(MOST_KEPT)
        self._started_with: BoundedCache[tuple[str, int, FileState], LoadedRuleFile] = BoundedCache(MOST_KEPT)
        self._disappeared: dict[str, float] = {}
        self._load_locks: dict[str, threading.Lock] = {}
        self._warned: set[str] = set()
        self._states = StateLog(LOG)
        self._listing: list[FolderListing | None] | None = None

    def for_one_request(self) -> "RuleFolder":
        """A view for one request, which lists the folder at most once; the caches are shared."""
        same = copy.copy(self)
        same._listing = []
        return same

    def aids(self) -> tuple[LoadedRuleFile, ...]:
        """All rule files that can be loaded, sorted by name."""
        folder = self if self._listing is not None else self.for_one_request()
        return tuple(folder._openable())

    def _openable(self) -> Iterator[LoadedRuleFile]:
        listing = self._listed()
        for name in sorted(listing.rule_files if listing else self._loaded):
            with contextlib.suppress(UnknownAid):
                yield self.open(name)

    def overlooked(self, *, hidden: bool = False) -> tuple[str, ...]:
        """Files that look like rule files but are not served; on demand also those whose names begin with a dot."""
        listing = self._listed()
        return (*listing.overlooked, *(listing.hidden if hidden else ())) if listing else ()

    def translation_files(self, name: str) -> Mapping[str, Path]:
        """The translation files of a rule file by language, served or not."""
        listing = self._listed()
        return listing.rule_files.get(name, {}) if listing else {}

    def withdrawals(self) -> Withdrawals:
        """The folder's list of retracted and superseded sources, as it is now."""
        return self._withdrawn.current()

    def is_available(self) -> bool:
        """Whether the folder can be read. If not, as with a lost network mount, cached files are still served."""
        return self._listed() is not None

    def _listed(self) -> FolderListing | None:
        """The folder's listing; None while it can't be read. Logs each unusable name once."""
        if self._listing:
            return self._listing[0]
        found, fault = None, ""
        try:
            found = list_rule_files(self.path)
        except OSError as error:
            fault = AWAY % (self.path, error.strerror)
        self._states.report(str(self.path), fault, BACK % self.path)
        if found:
            self._warn(set(not_served(self.path, found)))
        if self._listing is not None:
            self._listing.append(found)
        return found

    def _warn(self, warnings: set[str]) -> None:
        """Log each warning that did not hold at the listing before."""
        new = warnings - self._warned
        self._warned.intersection_update(warnings)
        self._warned.update(new)
        for warning in sorted(new):
            LOG.warning("%s", warning)

    def open(self, name: str) -> LoadedRuleFile:
        """The current rule file of that name, from the cache if it is unchanged; UnknownAid if there is none.

        While git writes it, or another thread loads it, this is the last valid version. A file that disappears
        is served for another GRACE_SECONDS seconds, since git deletes a file before it writes the new one.
        """
        known, files = self._loaded.get(name), self._files(name)
        if files is None:
            if known is None or (self.is_available() and not self._disappeared_just_now(name)):
                raise UnknownAid(name)
            return known
        self._disappeared.pop(name, None)
        if known is None:
            with self._load_lock(name):
                return self._loaded.get(name) or self._load(self._wait_until_written(files))
        if known.state == files.state or not self._is_settled(files.state) or self._is_half_written(files):
            return known
        with self._load_lock(name, wait=False) as mine:
            return self._load(files) if mine and self._loaded.get(name) is known else self._loaded[name]

    def reload_now(self, name: str) -> None:
        """Reload a file now. The caller has just written it, so it can't be half-written."""
        with self._load_lock(name):
            if files := self._files(name):
                self._load(files, whole=True)

    def version(self, name: str, *bits: int) -> DecisionAid | None:
        """The version of an aid that one of these `fingerprint_bits` names; None if the folder doesn't have it."""
        found = self._version(name, *bits)
        return found.aid if found else None

    def version_started_with(self, name: str, bits: int) -> LoadedRuleFile | None:
        """The version that a consultation started with, to continue with; None in a folder without history."""
        return self.version_in_each_language(name, bits) if has_history(self.path) else None

    def version_in_each_language(self, name: str, bits: int) -> LoadedRuleFile | None:
        """The version that these `fingerprint_bits` name, with its translations; None if it doesn't exist."""
        now, found = self.open(name), self._version(name, bits)
        if found is None or found.aid is now.aid:
            return now if found else None
        key = name, bits, now.state
        return self._started_with.get(key) or self._in_each_language(key, now, found)

    def _in_each_language(
        self, key: tuple[str, int, FileState], now: LoadedRuleFile, found: _ReadVersion
    ) -> LoadedRuleFile:
        listing = self._listed()
        siblings = listing.rule_files.get(now.name, {}) if listing else {}
        began = LoadedRuleFile(now.name, now.path, found.aid, (), now.state, texts={ORIGINAL_TEXT: found.text})
        began = self._loader.translated(began, siblings)
        return self._started_with.put(key, began, began.weight)

    def _version(self, name: str, *bits: int) -> _ReadVersion | None:
        now = self.open(name)
        if now.aid and fingerprint_bits(now.aid.fingerprint) in bits:
            return _ReadVersion(now.aid, now.texts[ORIGINAL_TEXT])
        withdrawn = self.withdrawals().fingerprint
        replaced = filter(None, (self._replaced.get((name, one, withdrawn)) for one in bits))
        return next(replaced, None) or self._from_history(name, bits)

    def _from_history(self, name: str, bits: tuple[int, ...]) -> _ReadVersion | None:
        text = self._earlier.text(name, bits)
        with contextlib.suppress(CheckUnavailable):
            aid = self._checker.readable(text) if text is not None else None
            return self._remember(name, _ReadVersion(aid, text)) if aid and text is not None else None
        return None

    @contextlib.contextmanager
    def _load_lock(self, name: str, *, wait: bool = True) -> Iterator[bool]:
        """Lock one file for loading; yields whether the lock was acquired, which is always so with `wait`."""
        lock = self._load_locks.setdefault(name, threading.Lock())
        mine = lock.acquire(blocking=wait)
        try:
            yield mine
        finally:
            if mine:
                lock.release()

    def _files(self, name: str) -> RuleFileSet | None:
        """The current files of an aid; None if there is no rule file of that name."""
        listing, path = self._listed(), self.path / f"{name}.yaml"
        if listing is None or name not in listing.rule_files:
            return None
        siblings = listing.rule_files[name]
        own = file_state(path)
        others = (*map(file_state, siblings.values()), self._withdrawn.state())
        return RuleFileSet(path, siblings, (own, *filter(None, others))) if own else None

    def _wait_until_written(self, files: RuleFileSet) -> RuleFileSet:
        """Wait, at most GRACE_SECONDS seconds, until git has finished writing files that nobody has loaded yet."""
        deadline = time.monotonic() + GRACE_SECONDS
        while (
            not self._is_settled(files.state)
            and time.monotonic() < deadline
            and self._earlier.newest_text(files.name) != _content(files.path)
        ):
            time.sleep(SETTLING_SECONDS / 5)
            files = self._files(files.name) or files
        return files

    def _is_settled(self, state: FileState) -> bool:
        """Whether the files are probably complete: git writes in place, so they must be SETTLING_SECONDS old."""
        newest = max(modified for modified, *_ in state)
        return not 0 <= time.time() - newest / 1e9 < SETTLING_SECONDS or not has_history(self.path)

    def _is_half_written(self, files: RuleFileSet) -> bool:
        """Whether this very state is known to be half-written, with no commit since."""
        known = self._known_half_written.get(files.name)
        return known is not None and known == (files.state, self._loader.newest_commit())

    def _disappeared_just_now(self, name: str) -> bool:
        since = self._disappeared.setdefault(name, time.monotonic())
        return time.monotonic() - since < GRACE_SECONDS

    def _load(self, files: RuleFileSet, *, whole: bool = False) -> LoadedRuleFile:
        known, newest = self._loaded.get(files.name), self._loader.newest_commit()
        found = self._loader.load(files, known, whole=whole)
        if known and known.aid:
            self._remember(files.name, _ReadVersion(known.aid, known.texts[ORIGINAL_TEXT]))
        if found.half_written:
            self._known_half_written[files.name] = files.state, newest
        self._loaded[files.name] = found
        return found

    def _remember(self, name: str, replaced: _ReadVersion) -> _ReadVersion:
        withdrawn, bits = self.withdrawals(), fingerprint_bits(replaced.aid.fingerprint)
        replaced = replace(replaced, aid=mark_withdrawn(replaced.aid, withdrawn))
        return self._replaced.put((name, bits, withdrawn.fingerprint), replaced, len(replaced.text))


def _content(path: Path) -> bytes | None:
    with contextlib.suppress(OSError):
        return read_rule_bytes(path)
    return None
