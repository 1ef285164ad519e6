"""The login throttle: slows down password guessing without locking an author out.

Failed attempts are counted for a name in one known browser, or else for a name at one address (OWASP's device
cookies). So a stranger's attempts never delay an author in their usual browser, and names share no count. Pauses
double up to a minute; counts halve with every quarter of an hour without a failure. In memory, bounded, per process.
"""

import ipaddress
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

FREE = 3  # failed attempts before the first pause
LONGEST = 60  # seconds
HALVED_AFTER = 15 * 60  # seconds without a failure, each time
MOST_KEPT = 2000

Key = tuple[str, str]


def key_for(name: str, browser: str, address: str) -> Key:
    """The key of a count: the known browser, else the address; of IPv6 its /64 network, one customer's."""
    return name.casefold()[:100], browser or _network(address[:100])


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((int(found) >> 64 << 64, 64))) if found.version == 6 else address


class LoginThrottle:
    """Counts failed attempts, and computes the pause (exponential backoff)."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: OrderedDict[Key, tuple[int, float]] = OrderedDict()
        self._lock = threading.Lock()

    def seconds(self, key: Key) -> int:
        """Seconds until the next attempt is allowed; 0 where it is now."""
        with self._lock:
            count, last = self._wrong.get(key, (0, 0.0))
            return max(0, math.ceil(last + _pause(count) - self._clock()))

    def wrong(self, key: Key) -> None:
        """Count a failed attempt."""
        with self._lock:
            now = self._clock()
            count, last = self._wrong.pop(key, (0, now))
            self._wrong[key] = (count >> int((now - last) // HALVED_AFTER)) + 1, now
            if len(self._wrong) > MOST_KEPT:
                self._wrong.popitem(last=False)

    def right(self, key: Key) -> None:
        """Reset the count after a successful login."""
        with self._lock:
            self._wrong.pop(key, None)


def _pause(count: int) -> int:
    """Seconds of pause after that many failures: 1, 2, 4 and so on, once the free attempts are used up."""
    return min(LONGEST, 2 ** min(count - FREE, 12)) if count >= FREE else 0
