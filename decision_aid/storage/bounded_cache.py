"""A thread-safe LRU cache, bounded by the total weight of its entries and not by their number."""

import threading
from collections import OrderedDict
from typing import Generic, TypeVar

KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")


class BoundedCache(Generic[KeyT, ValueT]):
    """Evicts the least recently used entries while the total weight exceeds `most`; never the newest entry.

    The caller chooses the unit of weight. Rule files are weighed by the bytes of their text; what is read from a
    text takes 17 to 40 times as much memory.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._weight = 0
        self._entries: OrderedDict[KeyT, tuple[ValueT, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: KeyT) -> ValueT | None:
        """The cached value, which becomes the most recently used; None if there is none."""
        with self._lock:
            if key not in self._entries:
                return None
            self._entries.move_to_end(key)
            return self._entries[key][0]

    def put(self, key: KeyT, value: ValueT, weight: int) -> ValueT:
        """Store a value and return it; entries over the limit are evicted."""
        with self._lock:
            self._weight += weight - self._entries.pop(key, (None, 0))[1]
            self._entries[key] = value, weight
            while self._weight > self._most and len(self._entries) > 1:
                self._weight -= self._entries.popitem(last=False)[1][1]
        return value
