"""Everybody has exactly one head in each cell of their glance, whatever they answered: none is empty or says two.

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

from decision_aid.checks.naming import CASE, GAP, OTHERWISE, WHEN, key, named
from decision_aid.checks.proofs.all_people import Constraint, all_people
from decision_aid.checks.proofs.tables import rows
from decision_aid.checks.proofs.wording import problem_of_somebody
from decision_aid.model.aid import DecisionAid, Option, Outcome
from decision_aid.model.conditions import ALWAYS, Truth
from decision_aid.model.evidence import NO_OPTION, Statement
from decision_aid.model.problems import Level, Problem, Wording, worded
from decision_aid.rule_file.schema.table import STATEMENT

REMEDY = "Each person must read exactly one sentence there"
HEAD = key(STATEMENT, "head", "head: ...")
DELETE = Wording("delete one 'head:'", f"clear one {HEAD.in_form}")
ADD = Wording("Add a line 'head: ...' to", f"Fill in {HEAD.in_form} in")


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each cell in which somebody has no head or two, with an example person."""
    yield from _of_no_cell(aid)
    for outcome in aid.outcomes:
        heads = [statement for statement in rows(aid)[outcome.id] if statement.head and statement.option != NO_OPTION]
        for option in aid.options if heads or outcome.glance else ():
            own = [head for head in heads if head.is_about(option.id)]
            yield from _of_cell(aid, outcome, option, own)


def _of_no_cell(aid: DecisionAid) -> Iterator[Problem]:
    for statement in aid.statements:
        if statement.head and statement.option == NO_OPTION:
            message = worded(
                "This is about none of the options, so it can't stand for one in the glance. {}.",
                Wording("Delete its 'head:'", f"Clear {HEAD.in_form}"),
            )
            yield Problem(statement.place, "head", message)


def _of_cell(aid: DecisionAid, outcome: Outcome, option: Option, heads: list[Statement]) -> Iterator[Problem]:
    if not heads:
        yield _nothing(aid, outcome, option)
        return
    yield from _nobody_without(aid, named(option), outcome, heads)
    yield from _nobody_with_two(aid, worded("{} on {}", named(option), named(outcome)), outcome, heads)


def _in_the_glance(aid: DecisionAid, outcome: Outcome) -> tuple[int, ...]:
    """What is true of those in whose glance the row is, or may be; nothing where it is in everybody's."""
    is_for_some = outcome.glance_when != ALWAYS
    return (-all_people(aid).encode(outcome.glance_when, Truth.NO),) if is_for_some else ()


def _nothing(aid: DecisionAid, outcome: Outcome, option: Option) -> Problem:
    """That the option has no head there: put right in a statement of that cell, if it has one."""
    message = worded(
        "{} has nothing in the glance on {}. {} the statement or {} that stands for it there.",
        *(named(option), named(outcome), ADD, GAP),
    )
    cell = (statement.id for statement in rows(aid)[outcome.id] if statement.is_about(option.id))
    return Problem(outcome.place, "head", message, key="head", mended_in=next(cell, ""))


def _nobody_without(aid: DecisionAid, option: Wording, outcome: Outcome, heads: list[Statement]) -> Iterator[Problem]:
    def tell(whom: Wording) -> Problem:
        message = worded(
            "In the glance, {} says nothing on {} to {}. {}. Say what these people read ({}) in one more statement, or "
            "in a {} {}: what is known of them, that it is not known, or that it does not apply. Or let more people "
            "in by {}.",
            *(option, named(outcome), whom, REMEDY, HEAD, CASE, OTHERWISE, Wording(WHEN, f"its {WHEN.in_form}")),
        )
        return Problem(heads[0].place, "head", message)

    missing: list[Constraint | int] = [*((head.when, Truth.NO) for head in heads), *_in_the_glance(aid, outcome)]
    unknown = worded("whether {} says something on {} to everybody in the glance", option, named(outcome))
    return problem_of_somebody(aid, missing, tell, unknown, Level.ERROR)


def _nobody_with_two(aid: DecisionAid, cell: Wording, outcome: Outcome, heads: list[Statement]) -> Iterator[Problem]:
    """One question to the solver for each head, and one for each pair only where somebody has two."""
    everybody, earlier = all_people(aid), -all_people(aid).solver.true
    among = _in_the_glance(aid, outcome)
    for number, other in enumerate(heads):
        shown = everybody.encode(other.when, Truth.YES)
        if everybody.satisfiable(shown, earlier, *among) is not Truth.NO:
            for statement in heads[:number]:
                yield from _nobody_with_both(aid, cell, among, statement, other)
        earlier = everybody.solver.any_of((earlier, shown))


def _nobody_with_both(
    aid: DecisionAid, cell: Wording, among: tuple[int, ...], statement: Statement, other: Statement
) -> Iterator[Problem]:
    def tell(whom: Wording) -> Problem:
        message = worded(
            "In the glance, {} reads two sentences for {}: those of {} and {}. {}: {}, or change a {}, so "
            "that nobody fits both.",
            *(whom, cell, named(statement), named(other), REMEDY, DELETE, WHEN),
        )
        return Problem(other.place, "head", message)

    both: tuple[Constraint | int, ...] = ((statement.when, Truth.YES), (other.when, Truth.YES), *among)
    unknown = worded(
        "whether somebody reads two sentences in the glance, those of {} and {}", named(statement), named(other)
    )
    return problem_of_somebody(aid, both, tell, unknown, Level.ERROR)
