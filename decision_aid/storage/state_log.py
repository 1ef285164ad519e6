"""Logs a fault once for each change of state: when it begins, when it becomes another, and when it ends."""

import logging
import threading


class StateLog:
    """What was last logged about each file or folder; threads may share it. It lasts as long as the process."""

    def __init__(self, log: logging.Logger) -> None:
        self._log = log
        self._faults: dict[str, str] = {}
        self._lock = threading.Lock()

    def report(self, subject: str, fault: str, recovery: str, level: int = logging.ERROR) -> None:
        """Log a fault that is new, at that level; where it is empty and there was one, `recovery` as information."""
        with self._lock:
            before = self._faults.pop(subject, "")
            if fault:
                self._faults[subject] = fault
        if fault and fault != before:
            self._log.log(level, "%s", fault)
        elif before and not fault:
            self._log.info("%s", recovery)
