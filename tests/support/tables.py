"""A table by answers goes in; the small aid in form 2 with it as its first statement comes out."""

from dataclasses import replace

from decision_aid.consultation.answers import Answer
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Otherwise
from tests.support.aids import small
from tests.support.small_spaces import small_aid

BY_AGE = """\
  - option: wait
    outcome: ache
    id: by-age
    says: They had aches.
    certainty: low
    because: one small trial
    sources: [alpha]
    chance: {event: ached, over: 6 months}
    cases:
      - {when: {age: {below: 40}}, chance: {people: 18, of: 22}}
      - {when: {age: {at_least: 40, below: 60}}, chance: {people: 12, of: 22}}
      - {when: otherwise, not_known: The trial had nobody of that age., because: not studied}
"""


def with_table(table: str = BY_AGE, *changes: tuple[str, str]) -> str:
    """The text of the small aid with that table, in which each first part is replaced by the second."""
    for old, new in changes:
        assert table.count(old) == 1, f"{old!r} stands {table.count(old)} times in the table"
        table = table.replace(old, new)
    return "format: 2\n" + small(("statements:\n", f"statements:\n{table}"))


def random_table(seed: int) -> DecisionAid:
    """A small random aid in which the first statement is for those whom none of the others fits."""
    aid = small_aid(seed)
    first, *others = aid.statements
    left_over = Otherwise(tuple(one.when for one in others))
    return replace(aid, statements=(replace(first, when=left_over), *others))


def age(years: int) -> dict[str, Answer]:
    """The answers of somebody of that age."""
    return {"age": years}
