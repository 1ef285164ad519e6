"""Read where an amount or a difference may truly lie, with its origin.

Each end of a difference may say its own direction, "0.54 fewer" and "0.12 more": a sign would say it too, but which
direction a minus means differs from one report to the next.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from decision_aid.model.amounts import Interval
from decision_aid.model.problems import Wording
from decision_aid.rule_file.reading.decimals import DECIMAL, read_decimal
from decision_aid.rule_file.reading.fields import EntryFields
from decision_aid.rule_file.reading.figure_parts import has_range, is_computed_here
from decision_aid.rule_file.syntax.parse import Node, ScalarNode, SequenceNode

END = re.compile(rf"({DECIMAL.pattern}) (fewer|more)")


def read_interval(figure: EntryFields) -> Interval | None:
    """The range of an amount; None if it is missing or, with a problem, if it cannot be read."""
    if not has_range(figure):
        return None
    ends = [read_decimal(figure.context, item, "range") for item in _items(figure)]
    if None in ends:
        return None
    return _interval(
        figure,
        [end for end in ends if end is not None],
        Wording("'range' needs two numbers, the lower first: [1, 3].", "The range needs two numbers, the lower first."),
    )


def read_interval_of_change(figure: EntryFields, fewer: bool) -> Interval | None:
    """The range of a difference, in which an end below 0 is one of fewer; `fewer` is what a bare number means."""
    if not has_range(figure):
        return None
    items = _items(figure)
    ends = sorted(_signed(items)) if _directed(items) else _bare(figure, items, fewer)
    advice = Wording(
        "'range' needs two numbers, the smaller first: [0.1, 0.3]; or both with a direction: [0.5 fewer, 0.1 more].",
        "The range needs two numbers, the smaller first; or both with a direction, such as 0.5 fewer and 0.1 more.",
    )
    return _interval(figure, ends, advice) if ends is not None else None


def _items(figure: EntryFields) -> tuple[Node, ...]:
    node = figure.node("range")
    return node.items if isinstance(node, SequenceNode) else ()


def _directed(items: tuple[Node, ...]) -> bool:
    return bool(items) and all(isinstance(item, ScalarNode) and END.fullmatch(item.value) for item in items)


def _signed(items: tuple[Node, ...]) -> Iterator[Decimal]:
    for item in items:
        if isinstance(item, ScalarNode) and (hit := END.fullmatch(item.value)):
            yield -Decimal(hit[1]) if hit[2] == "fewer" else Decimal(hit[1])


def _bare(figure: EntryFields, items: tuple[Node, ...], fewer: bool) -> list[Decimal] | None:
    """The ends of a range without directions, as signed numbers, the lower first; None if one is no number."""
    if any(
        isinstance(item, ScalarNode) and (END.fullmatch(item.value) or item.value.startswith("-")) for item in items
    ):
        return []
    read = [read_decimal(figure.context, item, "range") for item in items]
    ends = [end for end in read if end is not None]
    if len(ends) < len(read):
        return None
    return [-end for end in reversed(ends)] if fewer else ends


def _interval(figure: EntryFields, ends: list[Decimal], advice: str) -> Interval | None:
    place = figure.place_of("range")
    if len(ends) != 2 or ends[0] > ends[1]:
        figure.context.problem(place, "range", advice)
        return None
    return Interval(ends[0], ends[1], is_computed_here(figure), place)
