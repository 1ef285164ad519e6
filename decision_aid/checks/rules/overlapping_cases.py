"""No two cases of a table fit the same person, who would read two figures that are meant for different people.

Passes:
    format: 2
    statements:
      - option: wait
        outcome: ease
        id: by-age
        certainty: low
        because: few people
        sources: [beta]
        cases:
          - {when: {age: {below: 40}}, says: It often gets better.}
          - {when: {age: {at_least: 40}}, says: It gets better for some.}
Fails:
    format: 2
    statements:
      - option: wait
        outcome: ease
        id: by-age
        certainty: low
        because: few people
        sources: [beta]
        cases:
          - {when: {age: {below: 45}}, says: It often gets better.}
          - {when: {age: {at_least: 40}}, says: It gets better for some.}
"""

from collections.abc import Iterator

from decision_aid.checks.naming import CASE, at_line
from decision_aid.checks.proofs.all_people import all_people
from decision_aid.checks.proofs.tables import StatedCase, tables
from decision_aid.checks.proofs.wording import describe_person, undecided_message
from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.answers import Answers
from decision_aid.consultation.path import follow_path
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.model.evidence import Statement
from decision_aid.model.problems import Level, Problem, Wording, worded


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each case that somebody is shown together with an earlier one of its table."""
    for table in tables(aid):
        yield from _overlaps(aid, table)


def _overlaps(aid: DecisionAid, table: list[StatedCase]) -> Iterator[Problem]:
    """One question to the solver for each case, not for each pair: whether any earlier case fits the same person."""
    everybody, earlier = all_people(aid), list[int]()
    for number, (statement, case) in enumerate(table):
        shown = everybody.encode(statement.when, Truth.YES)
        both = (shown, everybody.solver.any_of(earlier))
        truth = everybody.satisfiable(*both)
        if truth is Truth.YES:
            yield _overlap(aid, statement, table[:number], everybody.example_person(*both))
        elif truth is Truth.CANNOT_TELL:
            wording = worded("whether two {}s of the table '{}' fit the same person", CASE, case.table)
            message = undecided_message(wording)
            yield Problem(statement.place, "overlapping-cases", message, Level.WARNING)
        earlier = [both[1], shown]


def _overlap(aid: DecisionAid, statement: Statement, before: list[StatedCase], person: Answers) -> Problem:
    walked = follow_path(aid, person)
    other = next(other for other, _ in before if walked.holds(other.when) is Truth.YES)
    message = worded(
        "This {} and {} both fit {}. Change one of the two, so that no person gets both.",
        *(
            CASE,
            Wording(f"the one in line {other.place.line}", at_line(other).in_form, "another"),
            describe_person(aid, person),
        ),
    )
    return Problem(statement.place, "overlapping-cases", message, code=encode_answers(aid, person))
