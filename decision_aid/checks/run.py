"""Run every check (lint) on a rule file: parse it, check the aid, apply waivers, sort and limit the problems.

A new check is a file in `rules` plus its name in the import and in one of the tables below.
"""

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
    letter_without_font,
    long_code,
    long_sentence,
    loose_number,
    markup,
    mixed_groups,
    mixed_times,
    never_asked,
    never_shown,
    never_with,
    no_picture,
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
    same_name,
    same_study,
    second_gap,
    sentence_part,
    too_certain,
    undated_source,
    uneven_pictures,
    unexplained_word,
    unfinished_text,
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
from decision_aid.rule_file.reading import read_rule_file


class CheckModule(Protocol):
    """A module of `rules`: the check's id is its name with hyphens; its docstring is printed by `check --explain`."""

    __name__: str
    __doc__: str | None


class Check(CheckModule, Protocol):
    """A check that depends on the decision aid alone."""

    def problems(self, aid: DecisionAid) -> Iterator[Problem]:
        """The problems that this check finds, in any order."""


class DatedCheck(CheckModule, Protocol):
    """A check that also depends on the date, so that its result changes without a change of the file."""

    def problems(self, aid: DecisionAid, today: datetime.date) -> Iterator[Problem]:
        """The problems that this check finds on that day, in any order."""


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
    letter_without_font,
    long_code,
    long_sentence,
    loose_number,
    markup,
    mixed_groups,
    mixed_times,
    never_asked,
    never_shown,
    never_with,
    no_picture,
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
    said_twice,
    same_name,
    same_study,
    second_gap,
    sentence_part,
    too_certain,
    undated_source,
    uneven_pictures,
    unexplained_word,
    unfinished_text,
    unsourced,
    unused_choice,
    unused_importance,
    unused_question,
    unused_source,
    unused_term,
    waiver,
)
DATED_CHECKS: tuple[DatedCheck, ...] = (future_day, old_source, review_order, review_overdue)
MAX_REPORTED = 100  # problems reported of one check and level; fixing these brings up the next
ALL_CHECK_MODULES: tuple[CheckModule, ...] = (*CHECKS, *DATED_CHECKS, unused_waiver)


def check_rule_file(content: bytes, *, today: datetime.date) -> tuple[DecisionAid | None, tuple[Problem, ...]]:
    """Check a rule file: the decision aid, or None if any problem is an error, and all problems from top to bottom."""
    aid, problems = check_draft(content, today=today)
    return (None if has_errors(problems) else aid), problems


def check_draft(content: bytes, *, today: datetime.date) -> tuple[DecisionAid | None, tuple[Problem, ...]]:
    """Check a rule file, but return the aid even if checks find errors; None only where it cannot be parsed.

    For editors and reviewers, who need to see a draft. Only an aid without errors may be served.
    """
    aid, problems = read_rule_file(content)
    if aid is None:
        return None, tuple(sorted(_the_first(problems), key=by_place))
    remaining, used = waiver.apply_waivers(aid, _found(aid, today))
    found = sorted((*problems, *remaining, *unused_waiver.problems(aid, used)), key=by_place)
    return aid, tuple(sorted(_the_first(found), key=by_place))


def _the_first(found: Iterable[Problem]) -> Iterator[Problem]:
    """The first problems of each check and level, then one that says how many more there are."""
    kinds = defaultdict[tuple[str, Level], list[Problem]](list)
    for problem in found:
        kinds[problem.check, problem.level].append(problem)
    for (check, level), alike in kinds.items():
        yield from alike[:MAX_REPORTED]
        if len(alike) > MAX_REPORTED:
            message = (
                f"{len(alike) - MAX_REPORTED} more like these stand from here on. They are told once these are mended."
            )
            yield Problem(alike[MAX_REPORTED].place, check, message, level)


def _found(aid: DecisionAid, today: datetime.date) -> Iterator[Problem]:
    for check in CHECKS:
        yield from check.problems(aid)
    for dated in DATED_CHECKS:
        yield from dated.problems(aid, today)
