"""A few of many cases for every day, and all of them for a long run."""

from collections.abc import Collection, Iterable
from pathlib import Path

import pytest


def sampled(
    names: str, every: Iterable[tuple[object, ...]], usual: Collection[tuple[object, ...]]
) -> pytest.MarkDecorator:
    """Every case as a test of its own: the usual ones run in `make test`, the others in `make soak` alone."""
    cases = [pytest.param(*case, marks=() if case in usual else pytest.mark.soak) for case in every]
    assert 0 < sum(not case.marks for case in cases) < len(cases)
    return pytest.mark.parametrize(names.split(", "), cases, ids=_told)


def _told(value: object) -> str:
    """The same in each process that runs tests at once: a function has its address in its text."""
    return value.stem if isinstance(value, Path) else getattr(value, "__name__", str(value))
