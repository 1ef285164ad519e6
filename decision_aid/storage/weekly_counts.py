"""How often each aid was used, by week: kept in tens alone, so that no number tells of one person.

Each process counts in its memory, and adds to the file only once there are ten of a kind. What is short of ten when a
process ends is lost: the numbers are low rather than exact, and neither the file nor the time of its last change tells
that somebody in particular was there.
"""

import contextlib
import datetime
import json
import logging
import threading
from collections import Counter
from pathlib import Path

from decision_aid.storage.files import PRIVATE, file_lock, private_folder, read_or_set_aside, write_atomically

AT_ONCE = 10  # the bound: no smaller number is ever written
MOST_WEEKS = 104  # older ones are dropped
FILE = "counts.json"
LOG = logging.getLogger(__name__)

Counts = dict[str, dict[str, dict[str, int]]]  # by week, aid and what was done


def week_of(day: datetime.date) -> str:
    """The ISO week of a day, such as 2026-W49."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


class WeeklyCounts:
    """The counts of one folder; threads and processes may share the file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._waiting: Counter[tuple[str, str]] = Counter()
        self._lock = threading.Lock()

    def add(self, aid: str, deed: str, today: datetime.date) -> None:
        """Count one; every tenth of a kind goes to the file. A disk that can't be written loses these ten."""
        with self._lock:
            self._waiting[aid, deed] += 1
            if self._waiting[aid, deed] < AT_ONCE:
                return
            del self._waiting[aid, deed]
        try:
            self._add_ten(week_of(today), aid, deed)
        except OSError as error:
            LOG.warning("Uses could not be counted in %s: %s.", self._folder, error.strerror)

    def read(self) -> Counts:
        """What is in the file; nothing where it can't be read: one that is damaged is set aside, and logged."""
        with contextlib.suppress(OSError):
            return read_or_set_aside(private_folder(self._folder) / FILE, _parsed, "How often aids were used") or {}
        return {}

    def _add_ten(self, week: str, aid: str, deed: str) -> None:
        private = private_folder(self._folder)
        with file_lock(private / "counts.lock"):
            counts = self.read()
            done = counts.setdefault(week, {}).setdefault(aid, {})
            done[deed] = done.get(deed, 0) + AT_ONCE
            kept = {one: counts[one] for one in sorted(counts)[-MOST_WEEKS:]}
            write_atomically(private / FILE, json.dumps(kept, indent=1).encode(), PRIVATE)


def _parsed(written: bytes) -> Counts:
    """Counts from their JSON; ValueError, TypeError or AttributeError if it holds none."""
    counts: Counts = json.loads(written)
    deeds = [deeds for aids in counts.values() for deeds in aids.values()]
    if not all(isinstance(count, int) for one in deeds for count in one.values()):
        raise TypeError
    return counts
