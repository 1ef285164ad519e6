"""Slows down whoever guesses an author's password, without giving anybody a way to keep that author out.

Wrong tries are counted for a name in one browser that has been signed in before, or else for a name at one address
(OWASP's device cookies). So a stranger's tries never make an author wait in the browser that they always use, and
no count is shared by different names. A count is halved again and again while nobody tries, and never makes a pause
longer than a minute. It lives in memory, is bounded, and ends with the process.
"""

import ipaddress
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

FREE = 3  # wrong tries before the first pause
LONGEST = 60  # seconds
HALVED_AFTER = 15 * 60  # seconds without a wrong try, each time
MOST_KEPT = 2000

Key = tuple[str, str]


def key_for(name: str, browser: str, address: str) -> Key:
    """What tries are counted by: the browser where it is known, else the address, of IPv6 the network of a house."""
    return name.casefold()[:100], browser or _network(address[:100])


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((int(found) >> 64 << 64, 64))) if found.version == 6 else address


class LoginThrottle:
    """Counts wrong tries at passwords, and says how long the next one has to wait."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: OrderedDict[Key, tuple[int, float]] = OrderedDict()
        self._one_at_a_time = threading.Lock()

    def seconds(self, key: Key) -> int:
        """How many seconds the next try has to wait; 0 where it need not."""
        with self._one_at_a_time:
            count, last = self._wrong.get(key, (0, 0.0))
            return max(0, math.ceil(last + _pause(count) - self._clock()))

    def wrong(self, key: Key) -> None:
        """Count a wrong try."""
        with self._one_at_a_time:
            now = self._clock()
            count, last = self._wrong.pop(key, (0, now))
            self._wrong[key] = (count >> int((now - last) // HALVED_AFTER)) + 1, now
            if len(self._wrong) > MOST_KEPT:
                self._wrong.popitem(last=False)

    def right(self, key: Key) -> None:
        """Forget the wrong tries of somebody who came in at last."""
        with self._one_at_a_time:
            self._wrong.pop(key, None)


def _pause(count: int) -> int:
    """Seconds after that many wrong tries: 1, 2, 4 and so on once the free ones are used up."""
    return min(LONGEST, 2 ** min(count - FREE, 12)) if count >= FREE else 0
