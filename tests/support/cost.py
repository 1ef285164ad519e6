"""What work costs in units of a fixed piece of work, so that a limit holds on slow computers and on fast ones."""

import time
from collections.abc import Callable
from functools import cache
from typing import TypeVar

Made = TypeVar("Made")


def measured(work: Callable[[], Made]) -> tuple[Made, float]:
    """What the work gives, and how many units it cost: processor time, whatever else the computer does."""
    made, seconds = _timed(work)
    return made, seconds / _unit()


@cache
def _unit() -> float:
    """The processor seconds of the fixed piece of work, about a hundredth on a computer of 2026."""
    return min(_timed(lambda: sum(number * number for number in range(200_000)))[1] for _ in range(5))


def _timed(work: Callable[[], Made]) -> tuple[Made, float]:
    before = time.process_time()
    made = work()
    return made, time.process_time() - before
