"""A thread-safe LRU cache, bounded by the total weight of its entries and not by their number."""

import threading
from collections import OrderedDict
from typing import Generic, TypeVar

Key = TypeVar("Key")
Kept = TypeVar("Kept")


class BoundedCache(Generic[Key, Kept]):
    """Evicts the least recently used entries while the total weight exceeds `most`; never the newest entry.

    The caller chooses the unit of weight. Rule files are weighed by the bytes of their text; what is read from a
    text takes 17 to 40 times as much memory.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._weight = 0
        self._kept: OrderedDict[Key, tuple[Kept, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key) -> Kept | None:
        """The cached value, which becomes the most recently used; None if there is none."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][0]

    def keep(self, key: Key, kept: Kept, weight: int) -> Kept:
        """Store a value and return it; entries over the limit are evicted."""
        with self._lock:
            self._weight += weight - self._kept.pop(key, (None, 0))[1]
            self._kept[key] = kept, weight
            while self._weight > self._most and len(self._kept) > 1:
                self._weight -= self._kept.popitem(last=False)[1][1]
        return kept
