"""The bytes of a rule file go in; its decision aid, where no error keeps it back, and every problem come out."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Protocol

from decision_aid.checks.rules import (
    always_holds,
    chance_sources,
    contradiction,
    empty_cell,
    empty_consideration,
    every_answer,
    example,
    from_to_order,
    future_day,
    hard_to_read,
    long_code,
    long_sentence,
    loose_number,
    mixed_groups,
    mixed_times,
    never_asked,
    never_shown,
    never_with,
    not_sure,
    offers_not_said,
    old_source,
    one_in_n,
    one_sided,
    other_branch,
    outside_limits,
    pushing_word,
    range_outside,
    reading_grade,
    relative_effect,
    repeated_chance,
    review_order,
    review_overdue,
    said_twice,
    same_study,
    second_gap,
    too_certain,
    undated_source,
    unexplained_word,
    unsourced,
    unused_choice,
    unused_importance,
    unused_question,
    unused_source,
    unused_term,
    unused_waiver,
    waiver,
)
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem, by_place, has_errors
from decision_aid.rule_file.reading import read


class Explained(Protocol):
    """A file of this folder: the id of its check is its name, its docstring explains it."""

    __name__: str
    __doc__: str | None


class Check(Explained, Protocol):
    """A check that looks at a decision aid alone."""

    def problems(self, aid: DecisionAid) -> Iterator[Problem]:
        """What this check finds."""


class DatedCheck(Explained, Protocol):
    """A check that also needs to know what day it is."""

    def problems(self, aid: DecisionAid, today: datetime.date) -> Iterator[Problem]:
        """What this check finds on that day."""


CHECKS: tuple[Check, ...] = (
    always_holds,
    chance_sources,
    contradiction,
    empty_cell,
    empty_consideration,
    every_answer,
    example,
    from_to_order,
    hard_to_read,
    long_code,
    long_sentence,
    loose_number,
    mixed_groups,
    mixed_times,
    never_asked,
    never_shown,
    never_with,
    not_sure,
    offers_not_said,
    one_in_n,
    one_sided,
    other_branch,
    outside_limits,
    pushing_word,
    range_outside,
    reading_grade,
    relative_effect,
    repeated_chance,
    review_order,
    said_twice,
    same_study,
    second_gap,
    too_certain,
    undated_source,
    unexplained_word,
    unsourced,
    unused_choice,
    unused_importance,
    unused_question,
    unused_source,
    unused_term,
    waiver,
)
DATED_CHECKS: tuple[DatedCheck, ...] = (future_day, old_source, review_overdue)
MOST_TOLD = 100  # of one check: who mends these sees the next
EXPLAINED: tuple[Explained, ...] = (*CHECKS, *DATED_CHECKS, unused_waiver)


def checked(content: bytes, *, today: datetime.date) -> tuple[DecisionAid | None, tuple[Problem, ...]]:
    """The decision aid in a rule file, None where a problem is an error; and all problems, top to bottom."""
    aid, problems = looked_over(content, today=today)
    return (None if has_errors(problems) else aid), problems


def looked_over(content: bytes, *, today: datetime.date) -> tuple[DecisionAid | None, tuple[Problem, ...]]:
    """What can be read, though an error may keep it from every person; and all problems, top to bottom."""
    aid, problems = read(content)
    if aid is None:
        return None, tuple(sorted(_the_first(problems), key=by_place))
    standing, used = waiver.sorted_out(aid, _found(aid, today))
    found = sorted((*problems, *standing, *unused_waiver.problems(aid, used)), key=by_place)
    return aid, tuple(sorted(_the_first(found), key=by_place))


def _the_first(found: Iterable[Problem]) -> Iterator[Problem]:
    """The problems in order, of each check and level the first ones, and then that there are more of its kind."""
    kinds = defaultdict[tuple[str, Level], list[Problem]](list)
    for problem in found:
        kinds[problem.check, problem.level].append(problem)
    for (check, level), alike in kinds.items():
        yield from alike[:MOST_TOLD]
        if len(alike) > MOST_TOLD:
            message = (
                f"{len(alike) - MOST_TOLD} more like these stand from here on. They are told once these are mended."
            )
            yield Problem(alike[MOST_TOLD].place, check, message, level)


def _found(aid: DecisionAid, today: datetime.date) -> Iterator[Problem]:
    for check in CHECKS:
        yield from check.problems(aid)
    for dated in DATED_CHECKS:
        yield from dated.problems(aid, today)
