"""Versions of the small aid, as an author may change it while people are answering."""

import os
from pathlib import Path

from tests.support.aids import small

SWAPPED = small(
    ("short: Less than a month", "short: A month or more"),
    (
        "long: {label: A month or more, said: the shoulder has been stiff for a month or more}",
        "long: {label: Less than a month, said: the shoulder has been stiff for less than a month}",
    ),
)


RETITLED = small(("title: Stiff shoulder", "title: A stiff shoulder"))


CHANGED = "This aid was changed while you were answering."


def write(folder: Path, text: str, at: int = 1) -> None:
    """Write the rule file as if at that second."""
    path = folder / "small.yaml"
    path.write_text(text, encoding="utf-8")
    os.utime(path, (at, at))
