"""A queue of checks: one text after another in a background thread, so that no request waits long for a check.

A check may take 20 seconds of CPU time, and a page that waits for it holds one of the server's few threads. So waiting
is bounded twice: in seconds since the oldest check in the queue was added, so that nobody waits behind a slow one; and
in the number of threads that wait. A check goes on when nobody waits for it any more.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class _QueuedCheck:
    check: Callable[[], bytes]
    added: float
    done: threading.Event = field(default_factory=threading.Event)
    verdict: bytes | None = None


class CheckQueue:
    """Runs checks one at a time. Its thread is started when there is something to check, and ends when there is not."""

    def __init__(
        self, patience: float, max_waiting: int, max_queued: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.patience = patience
        self._clock = clock
        self._max_queued = max_queued
        self._places = threading.BoundedSemaphore(max_waiting)
        self._queued: dict[str, _QueuedCheck] = {}
        self._lock = threading.Lock()

    def verdict(self, key: str, check: Callable[[], bytes]) -> bytes | None:
        """What `check` returns, or a check of the same key that is queued already; None if it is not done in time.

        None also if too many threads wait already, or if so many checks are queued that it is not even added: ask
        again later.
        """
        with self._lock:
            if key not in self._queued and not self._add(key, check):
                return None
            queued = self._queued[key]
            deadline = next(iter(self._queued.values())).added + self.patience
        if self._places.acquire(blocking=False):
            try:
                queued.done.wait(max(0.0, deadline - self._clock()))
            finally:
                self._places.release()
        return queued.verdict

    def _add(self, key: str, check: Callable[[], bytes]) -> bool:
        if len(self._queued) >= self._max_queued:
            return False
        if not self._queued:
            threading.Thread(target=self._run, args=(key,), daemon=True).start()  # it waits for the lock that we hold
        self._queued[key] = _QueuedCheck(check, self._clock())
        return True

    def _run(self, key: str) -> None:
        while key:
            with self._lock:
                queued = self._queued[key]
            try:
                queued.verdict = queued.check()
            except Exception:
                LOG.exception("A check ended with an error")
            with self._lock:
                del self._queued[key]
                key = next(iter(self._queued), "")
            queued.done.set()
