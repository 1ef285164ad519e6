"""A check for a queue that takes until the test lets it end, so that no test depends on how fast anything is."""

import threading

from tests.support.waiting import PATIENCE


class SlowCheck:
    """Returns the verdict b"slow" once `end` is called, or its context ends."""

    def __init__(self) -> None:
        self._begun, self._may_end = threading.Event(), threading.Event()

    def __call__(self) -> bytes:
        self._begun.set()
        assert self._may_end.wait(PATIENCE)
        return b"slow"

    def wait_until_begun(self) -> None:
        """Return once the queue has begun with it."""
        assert self._begun.wait(PATIENCE)

    def end(self) -> None:
        """Let it end."""
        self._may_end.set()

    def __enter__(self) -> "SlowCheck":
        return self

    def __exit__(self, *_: object) -> None:
        self.end()
