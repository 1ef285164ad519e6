"""Find the old version of a rule file that an answer code or a session refers to, by its `fingerprint_bits`.

Public pages must not fail because git does: a history that can't be read counts as empty, and each reason is logged
once. An index from `fingerprint_bits` to git blob makes a look-up cheap: a file's whole history is walked once in a
process, and after that only new commits.
"""

import logging
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from decision_aid.consultation.answer_code import fingerprint_bits
from decision_aid.model.fingerprint import fingerprint
from decision_aid.storage.history.repository import HistoryUnavailable
from decision_aid.storage.history.versions import Version, committed_text, newest_commit, read_blob, versions
from decision_aid.storage.state_log import StateLog

RETRY_SECONDS = 60.0
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _BlobIndex:
    """Up to which commit a history was walked, and the blob of the newest version with each `fingerprint_bits`.

    `walked_to_damage` is when a walk of that commit's history ended at damage, in seconds of the clock.
    """

    head: bytes | None = None
    blobs: Mapping[int, bytes] = field(default_factory=dict)
    walked_to_damage: float | None = None


class OldVersions:
    """Old versions in a folder's history, by their `fingerprint_bits`: the only access that public pages have to git.

    A damaged history is walked again once in RETRY_SECONDS: anybody can send codes that no version has.
    """

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.folder = folder
        self._clock = clock
        self._indexes: dict[str, _BlobIndex] = {}
        self._states = StateLog(LOG)

    def text(self, name: str, bits: Collection[int]) -> bytes | None:
        """The text of the newest version with one of these `fingerprint_bits`; None if no readable version has them."""
        return self._or_none(lambda: self._text(name, bits))

    def versions(self, name: str) -> Iterator[Version]:
        """Versions of a file, newest first, as far back as the history can be read."""
        try:
            yield from versions(self.folder, name)
        except HistoryUnavailable as no:
            self._log_once(no)

    def newest_text(self, name: str) -> bytes | None:
        """The text in the newest version; None if there is no readable history."""
        return self._or_none(lambda: committed_text(self.folder, name))

    def head(self) -> bytes | None:
        """The id of the newest commit, for whichever file: the key that invalidates caches. None if there is none."""
        return self._or_none(lambda: newest_commit(self.folder))

    def _text(self, name: str, bits: Collection[int]) -> bytes | None:
        known, head = self._indexes.get(name, _BlobIndex()), newest_commit(self.folder)
        if known.head != head or self._may_be_mended(known):
            known = self._indexes[name] = self._extended(name, known, head)
        blob = next((known.blobs[one] for one in bits if one in known.blobs), None)
        return read_blob(self.folder, blob) if blob else None

    def _extended(self, name: str, known: _BlobIndex, head: bytes | None) -> _BlobIndex:
        """The index, extended by the commits since it was built, or since the beginning after damage."""
        blobs, whole = dict[int, bytes](), known.walked_to_damage is None
        try:
            for version in versions(self.folder, name, most=None, since=known.head if whole else None):
                blobs.setdefault(fingerprint_bits(fingerprint(version.content)), version.blob)
        except HistoryUnavailable as no:
            self._log_once(no)
            return _BlobIndex(head, {**known.blobs, **blobs}, self._clock())
        return _BlobIndex(head, {**known.blobs, **blobs})

    def _may_be_mended(self, known: _BlobIndex) -> bool:
        return known.walked_to_damage is not None and self._clock() - known.walked_to_damage >= RETRY_SECONDS

    def _or_none(self, look: Callable[[], bytes | None]) -> bytes | None:
        try:
            return look()
        except HistoryUnavailable as no:
            self._log_once(no)
            return None

    def _log_once(self, no: HistoryUnavailable) -> None:
        message = f"{self.folder}: earlier versions can't be shown. {no.reason}"
        self._states.report(no.reason, message, "", logging.WARNING)
