"""A few of many cases for every day, and all of them for a long run."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import pytest

LONGEST_NAME = 60


def sampled(
    names: str | Sequence[str], every: Iterable[object], usual: Collection[object] | int
) -> pytest.MarkDecorator:
    """Every case as a test of its own: the usual ones, or the first so many, run in `make test`, all in `make soak`."""
    cases = list(every)
    daily = cases[:usual] if isinstance(usual, int) else [case for case in cases if case in usual]
    assert 0 < len(daily) < len(cases)
    named = names.replace(" ", "").split(",") if isinstance(names, str) else names
    marked = [_param(case, len(named), daily=case in daily) for case in cases]
    return pytest.mark.parametrize(named, marked, ids=_told)


def _param(case: object, fields: int, *, daily: bool) -> object:
    values = case if isinstance(case, tuple) and len(case) == fields else (case,)
    return pytest.param(*values, marks=() if daily else pytest.mark.soak)


def _told(value: object) -> str | None:
    """The same in each process that runs tests at once: a function has its address in its text."""
    name = value.stem if isinstance(value, Path) else getattr(value, "__name__", str(value))
    return name if len(name) <= LONGEST_NAME and name.isprintable() else None
