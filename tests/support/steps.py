"""How many lines of Python a piece of work runs: what grows faster than its input is seen on any machine."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(work: Callable[[], object]) -> int:
    """The lines run by the work, called functions and turns of loops included; what runs in C counts for nothing."""
    count = 0

    def seen(_frame: FrameType, _event: str, _arg: Any) -> Any:
        nonlocal count
        count += 1
        return seen

    before = sys.gettrace()
    sys.settrace(seen)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growth(work: Callable[[int], Callable[[], object]], size: int) -> float:
    """How many times as many steps the work takes for four times the size; 4 where it is linear, 16 where quadratic."""
    return steps(work(size * 4)) / steps(work(size))
