"""A cache for what checks find out about an aid: all checks of one file share it, and the next file takes its place."""

from collections.abc import Callable
from typing import TypeVar

from decision_aid.model.aid import DecisionAid

T = TypeVar("T")


def cached_for_last_aid(make: Callable[[DecisionAid], T]) -> Callable[[DecisionAid], T]:
    """Decorator: cache the result for the last aid, by identity.

    Not `functools.lru_cache`, which would hash all texts of an aid. All checks of one file get the same object.
    """
    cached: list[tuple[DecisionAid, T]] = []

    def cached_make(aid: DecisionAid) -> T:
        for known, done in cached:
            if known is aid:
                return done
        found = make(aid)
        cached[:] = [(aid, found)]
        return found

    return cached_make
