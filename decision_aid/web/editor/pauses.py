"""Wrong tries at a password come in; how long the next one has to wait goes out."""

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

FREE, FREE_FROM_ONE_PLACE = 3, 12
LONGEST, LONGEST_FROM_ONE_PLACE = 15 * 60, 60
MOST_KEPT = 2000

Key = tuple[str, str]


class Pauses:
    """A pause that grows with each wrong try, for a name at an address and for an address; in memory, and bounded."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: OrderedDict[Key, tuple[int, float]] = OrderedDict()
        self._one_at_a_time = threading.Lock()

    def seconds(self, name: str, address: str) -> int:
        """How many seconds a try has to wait still."""
        with self._one_at_a_time:
            return max(math.ceil(self._until(key) - self._clock()) for key in _keys(name, address))

    def wrong(self, name: str, address: str) -> None:
        """Remember a wrong try."""
        with self._one_at_a_time:
            for key, free in _keys(name, address).items():
                longest = LONGEST if key[0] else LONGEST_FROM_ONE_PLACE
                count = self._wrong.pop(key, (0, 0.0))[0] + 1
                pause = min(longest, 2 ** min(count - free, 12)) if count >= free else 0
                self._wrong[key] = count, self._clock() + pause
            while len(self._wrong) > MOST_KEPT:
                self._wrong.popitem(last=False)

    def right(self, name: str, address: str) -> None:
        """Forget the wrong tries of a name that came in at last."""
        with self._one_at_a_time:
            self._wrong.pop((name.casefold(), address), None)

    def _until(self, key: Key) -> float:
        return self._wrong.get(key, (0, 0.0))[1]


def _keys(name: str, address: str) -> dict[Key, int]:
    return {(name.casefold()[:100], address): FREE, ("", address): FREE_FROM_ONE_PLACE}
