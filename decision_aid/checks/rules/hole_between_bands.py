"""Statements for bands of a number, such as age, leave nobody out between two of them: a hole there is mostly a slip.

Passes:
    outcomes:
      sleep: {name: Sleeping well, kind: benefit, consideration: days}
    statements:
      - {option: wait, outcome: sleep, not_known: How the young sleep., when: {age: {below: 40}}}
      - {option: wait, outcome: sleep, not_known: How the old sleep., when: {age: {at_least: 40}}}
      - {option: exercises, outcome: sleep, not_known: Nobody has asked this., because: not studied}
Fails:
    outcomes:
      sleep: {name: Sleeping well, kind: benefit, consideration: days}
    statements:
      - {option: wait, outcome: sleep, not_known: How the young sleep., when: {age: {below: 40}}}
      - {option: wait, outcome: sleep, not_known: How the old sleep., when: {age: {at_least: 45}}}
      - {option: exercises, outcome: sleep, not_known: Nobody has asked this., because: not studied}
"""

from collections.abc import Iterator
from itertools import pairwise

from decision_aid.checks.proofs.all_people import all_people
from decision_aid.checks.proofs.wording import clause_as_yaml
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Clause, NumberRange, Truth
from decision_aid.model.evidence import EVERY_OPTION, Statement
from decision_aid.model.problems import Level, Problem

Band = tuple[int, int, Statement]  # the lowest number, and the first that is too high


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at the band above each hole in which nothing else of the cell is said to somebody."""
    for question, bands in _bands(aid):
        for (_, end, before), (low, _, after) in pairwise(bands):
            hole = Clause(question, NumberRange(end, low))
            if end < low and _is_nothing_said(aid, hole, after):
                message = (
                    f"'{before.id}' and '{after.id}' leave out {{{clause_as_yaml(hole)}}}, and nothing else here is "
                    "for these people. Write a statement or a gap for them, or change one of the two numbers."
                )
                yield Problem(after.place, "hole-between-bands", message, Level.WARNING)


def _bands(aid: DecisionAid) -> Iterator[tuple[str, list[Band]]]:
    """The statements of a cell that are each for a band of one number, the lowest first, but for cases of tables."""
    found: dict[tuple[str, str, str], list[Band]] = {}
    for one in aid.statements:
        if not one.case and isinstance(one.when, Clause) and isinstance(one.when.answers, NumberRange):
            numbers = one.when.answers.within(aid.question(one.when.question).limits)
            cell = (one.option, one.outcome, one.when.question)
            found.setdefault(cell, []).append((numbers.start, numbers.stop, one))
    for (_, _, question), bands in found.items():
        yield question, sorted(bands, key=lambda band: band[:2])


def _is_nothing_said(aid: DecisionAid, hole: Clause, beside: Statement) -> bool:
    """Whether somebody in the hole has no statement of that cell, nor one for every option."""
    cell = [one for one in aid.statements if one.outcome == beside.outcome and _is_in_cell(one, beside.option)]
    return all_people(aid).satisfiable((hole, Truth.YES), *((one.when, Truth.NO) for one in cell)) is Truth.YES


def _is_in_cell(one: Statement, option: str) -> bool:
    return one.option in (option, EVERY_OPTION) or option in one.options
