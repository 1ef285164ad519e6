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

FREE_ATTEMPTS = 3  # failed attempts before the first pause
MAX_PAUSE_SECONDS = 60  # seconds
HALF_LIFE_SECONDS = 15 * 60  # seconds without a failure, each time
MAX_COUNTS = 2000

AttemptKey = tuple[str, str]


def attempt_key(name: str, browser: str, address: str) -> AttemptKey:
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
        self._wrong: OrderedDict[AttemptKey, tuple[int, float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait_seconds(self, key: AttemptKey) -> int:
        """Seconds until the next attempt is allowed; 0 where it is now."""
        with self._lock:
            count, last = self._wrong.get(key, (0, 0.0))
            return max(0, math.ceil(last + _pause(count) - self._clock()))

    def record_failure(self, key: AttemptKey) -> None:
        """Count a failed attempt."""
        with self._lock:
            now = self._clock()
            count, last = self._wrong.pop(key, (0, now))
            self._wrong[key] = (count >> int((now - last) // HALF_LIFE_SECONDS)) + 1, now
            if len(self._wrong) > MAX_COUNTS:
                self._wrong.popitem(last=False)

    def reset(self, key: AttemptKey) -> None:
        """Reset the count after a successful login."""
        with self._lock:
            self._wrong.pop(key, None)


def _pause(count: int) -> int:
    """Seconds of pause after that many failures: 1, 2, 4 and so on, once the free attempts are used up."""
    return min(MAX_PAUSE_SECONDS, 2 ** min(count - FREE_ATTEMPTS, 12)) if count >= FREE_ATTEMPTS else 0
