"""Match the statements of two versions of an aid, so that a diff shows changes and not a deletion plus an addition.

A greedy match in passes, from the strictest key to the loosest. Linear in the number of statements.
"""

from collections import deque
from collections.abc import Callable, Hashable, Iterator

from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Statement

StatementPair = tuple[Statement | None, Statement | None]
MatchKey = Callable[[Statement], Hashable]


def _cell(statement: Statement) -> tuple[str, str]:
    return statement.option, statement.outcome


# Generated ids count within option and outcome and shift when a statement is inserted, so the text comes before the id.
# The names of tables shift likewise, and the cases of one may share a text: a case is known by whom it is for, and of
# several tables in one cell, first by what it says to them.
MATCH_KEYS: tuple[MatchKey, ...] = (
    lambda one: (_cell(one), one.case.when, one.content) if one.case else (_cell(one), one.id, one.text),
    lambda one: (_cell(one), one.table, one.case.when) if one.case else (_cell(one), one.content),
    lambda one: (_cell(one), one.content),
    lambda one: (_cell(one), one.text),
    lambda one: (_cell(one), one.id),
)


def match_statements(old: DecisionAid, new: DecisionAid) -> tuple[StatementPair, ...]:
    """Pairs (old, new): in the order of the new file, old None if added; then those deleted, new None."""
    before, matched = list(old.statements), dict[int, Statement]()
    for likeness in MATCH_KEYS:
        found = dict(_match_by(before, new, matched, likeness))
        matched |= found
        gone = set(map(id, found.values()))
        before = [statement for statement in before if id(statement) not in gone]
    current: list[StatementPair] = [(matched.get(place), statement) for place, statement in enumerate(new.statements)]
    return (*current, *((statement, None) for statement in before))


def _match_by(
    before: list[Statement], new: DecisionAid, matched: dict[int, Statement], likeness: MatchKey
) -> Iterator[tuple[int, Statement]]:
    by_likeness: dict[Hashable, deque[Statement]] = {}
    for statement in before:
        by_likeness.setdefault(likeness(statement), deque()).append(statement)
    for place, statement in enumerate(new.statements):
        if place not in matched and (same := by_likeness.get(likeness(statement))):
            yield place, same.popleft()
