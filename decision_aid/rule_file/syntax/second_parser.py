"""Find where PyYAML's own parser reads a text otherwise than libyaml: an aid as one file has only the first of them.

In a browser there is no libyaml. The two differ in few texts, such as `{asks: How many?}`, which PyYAML's own refuses.
"""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

import yaml

from decision_aid.model.problems import Place, Problem

CHECK = "second-parser"
DIFFERENT = "In a browser without a server, this would be read otherwise, or not at all. Put the text into quotes."


def find_difference(text: str) -> Problem | None:
    """A problem at the first place that the two parsers read differently; None if there is none."""
    for one, other in zip_longest(_events(text, yaml.CSafeLoader), _events(text, yaml.SafeLoader)):
        if one is None or other is None or one[1] != other[1]:
            return Problem((one or other)[0], CHECK, DIFFERENT)
    return None


def _events(text: str, loader: Any) -> Iterator[tuple[Place, tuple[str, object]]]:
    """What a parser finds: each event with its place, at last the mistake that ended it."""
    try:
        for event in yaml.parse(text, Loader=loader):
            yield _place(event.start_mark), (type(event).__name__, getattr(event, "value", None))
    except yaml.MarkedYAMLError as error:
        yield _place(error.problem_mark), ("mistake", None)


def _place(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1) if mark else Place()
