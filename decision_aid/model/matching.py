"""The statements of two versions go in; which of them are the same statement comes out."""

from collections import deque
from collections.abc import Callable, Hashable, Iterator

from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Finding, Statement

Pair = tuple[Statement | None, Statement | None]
Likeness = Callable[[Statement], Hashable]


def _cell(one: Statement) -> tuple[str, str]:
    return one.option, one.outcome


def text_of(one: Statement) -> str:
    """What a statement or gap says."""
    return one.content.says if isinstance(one.content, Finding) else one.content.text


# An id that the file does not give counts on within its cell, so words tell better than ids which statement is which.
LIKENESSES: tuple[Likeness, ...] = (
    lambda one: (_cell(one), one.id, text_of(one)),
    lambda one: (_cell(one), one.content),
    lambda one: (_cell(one), text_of(one)),
    lambda one: (_cell(one), one.id),
)


def pairs(old: DecisionAid, new: DecisionAid) -> tuple[Pair, ...]:
    """Each statement with what it was before: in the new file's order, then those that are gone."""
    before, matched = list(old.statements), dict[int, Statement]()
    for likeness in LIKENESSES:
        found = dict(_alike(before, new, matched, likeness))
        matched |= found
        gone = set(map(id, found.values()))
        before = [one for one in before if id(one) not in gone]
    kept: list[Pair] = [(matched.get(place), one) for place, one in enumerate(new.statements)]
    return (*kept, *((one, None) for one in before))


def _alike(
    before: list[Statement], new: DecisionAid, matched: dict[int, Statement], likeness: Likeness
) -> Iterator[tuple[int, Statement]]:
    by_likeness: dict[Hashable, deque[Statement]] = {}
    for one in before:
        by_likeness.setdefault(likeness(one), deque()).append(one)
    for place, one in enumerate(new.statements):
        if place not in matched and (same := by_likeness.get(likeness(one))):
            yield place, same.popleft()
