"""Everybody has exactly one head in each cell of the glance, whatever they answered: none is empty or says two things.

Passes:
    format: 2
    outcomes:
      sleep: {name: Sleeping well, kind: benefit, consideration: days, glance: yes}
    statements:
      - {option: wait, outcome: sleep, not_known: Nobody has asked this., because: not studied, head: Nobody has asked.}
      - {option: exercises, outcome: sleep, says: Many people slept well., certainty: low, because: one small trial,
         sources: [alpha], when: {duration: [long]}, head: Many people slept well.}
      - {option: exercises, outcome: sleep, not_known: The trial had nobody else., because: not studied,
         when: {duration: [short, unsure]}, head: The trial had nobody like you.}
Fails:
    format: 2
    outcomes:
      sleep: {name: Sleeping well, kind: benefit, consideration: days, glance: yes}
    statements:
      - {option: wait, outcome: sleep, not_known: Nobody has asked this., because: not studied, head: Nobody has asked.}
      - {option: exercises, outcome: sleep, says: Many people slept well., certainty: low, because: one small trial,
         sources: [alpha], when: {duration: [long]}, head: Many people slept well.}
"""

from collections.abc import Iterator

from decision_aid.checks.proofs.all_people import all_people
from decision_aid.checks.proofs.wording import problem_of_somebody
from decision_aid.model.aid import DecisionAid, Outcome
from decision_aid.model.conditions import Truth
from decision_aid.model.evidence import NO_OPTION, Statement
from decision_aid.model.problems import Level, Problem

REMEDY = "Each person must read exactly one sentence there"


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each cell in which somebody has no head or two, with an example person."""
    yield from _of_no_cell(aid)
    for outcome in aid.outcomes:
        heads = [one for one in aid.statements if one.outcome == outcome.id and one.head and one.option != NO_OPTION]
        for option in aid.options if heads or outcome.glance else ():
            own = [one for one in heads if one.is_about(option.id)]
            yield from _of_cell(aid, outcome, option.id, own)


def _of_no_cell(aid: DecisionAid) -> Iterator[Problem]:
    for one in aid.statements:
        if one.head and one.option == NO_OPTION:
            message = "This is about none of the options, so it can't stand for one in the glance. Delete its 'head:'."
            yield Problem(one.place, "head", message)


def _of_cell(aid: DecisionAid, outcome: Outcome, option: str, heads: list[Statement]) -> Iterator[Problem]:
    if not heads:
        message = (
            f"'{option}' has nothing in the glance on '{outcome.id}'. Add a line 'head: ...' to the statement or gap "
            "that stands for it there."
        )
        yield Problem(outcome.place, "head", message)
        return
    yield from _nobody_without(aid, option, outcome.id, heads)
    yield from _nobody_with_two(aid, f"'{option}' on '{outcome.id}'", heads)


def _nobody_without(aid: DecisionAid, option: str, outcome: str, heads: list[Statement]) -> Iterator[Problem]:
    missing = [(one.when, Truth.NO) for one in heads]
    message = (
        f"In the glance, '{option}' says nothing on '{outcome}' to {{whom}}. {REMEDY}. Say what these people read "
        "('head: ...') in one more statement, or in a case 'when: otherwise': what is known of them, that it is not "
        "known, or that it does not apply. Or let more people in by 'when:'."
    )
    told = Problem(heads[0].place, "head", message)
    unknown = f"whether '{option}' says something on '{outcome}' to everybody in the glance"
    return problem_of_somebody(aid, missing, told, unknown, Level.ERROR)


def _nobody_with_two(aid: DecisionAid, cell: str, heads: list[Statement]) -> Iterator[Problem]:
    """One question to the solver for each head, and one for each pair only where somebody has two."""
    everybody, earlier = all_people(aid), -all_people(aid).solver.true
    for number, other in enumerate(heads):
        shown = everybody.encode(other.when, Truth.YES)
        if everybody.satisfiable(shown, earlier) is not Truth.NO:
            for one in heads[:number]:
                yield from _nobody_with_both(aid, cell, one, other)
        earlier = everybody.solver.any_of((earlier, shown))


def _nobody_with_both(aid: DecisionAid, cell: str, one: Statement, other: Statement) -> Iterator[Problem]:
    both = ((one.when, Truth.YES), (other.when, Truth.YES))
    message = (
        f"In the glance, {{whom}} reads two sentences for {cell}: those of '{one.id}' and '{other.id}'. {REMEDY}: "
        "delete one 'head:', or change a 'when:', so that nobody fits both."
    )
    told = Problem(other.place, "head", message)
    unknown = f"whether somebody reads two sentences in the glance, those of '{one.id}' and '{other.id}'"
    return problem_of_somebody(aid, both, told, unknown, Level.ERROR)
