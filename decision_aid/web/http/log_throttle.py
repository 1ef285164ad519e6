"""A rate limit for lines of the log that a stranger, or many people at once, could repeat without end."""

import logging
import time
from collections.abc import Callable

INTERVAL = 60.0  # seconds


class LogThrottle(logging.Filter):
    """Lets one line through in each minute; as a filter of a logger, or asked by whoever is about to log."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._next = float("-inf")

    def is_due(self) -> bool:
        """Whether a line may be logged now, which counts it."""
        now = self._clock()
        due = now >= self._next
        if due:
            self._next = now + INTERVAL
        return due

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether this line is logged."""
        return self.is_due()
