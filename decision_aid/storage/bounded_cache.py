"""A cache, shared by threads, that is bounded by the weight of what it keeps and not by the number of entries."""

import threading
from collections import OrderedDict
from typing import Generic, TypeVar

Key = TypeVar("Key")
Kept = TypeVar("Kept")


class BoundedCache(Generic[Key, Kept]):
    """Forgets what was not used for longest once all that it keeps weighs more than `most`; never the newest entry.

    A weight is in whatever unit the caller counts. Rule files are weighed by the bytes of their text: what is read
    of one takes 17 to 40 times as much memory.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._weight = 0
        self._kept: OrderedDict[Key, tuple[Kept, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key) -> Kept | None:
        """What is kept under that key."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][0]

    def keep(self, key: Key, kept: Kept, weight: int) -> Kept:
        """Keep this under that key from now on; it is also what is returned."""
        with self._lock:
            self._weight += weight - self._kept.pop(key, (None, 0))[1]
            self._kept[key] = kept, weight
            while self._weight > self._most and len(self._kept) > 1:
                self._weight -= self._kept.popitem(last=False)[1][1]
        return kept
