"""The case that says `otherwise` is left for somebody: if the other cases fit everybody, nobody ever reads it.

Passes:
    format: 2
    statements:
      - option: wait
        outcome: ease
        id: by-length
        certainty: low
        because: few people
        sources: [beta]
        cases:
          - {when: {duration: [short]}, says: It often gets better.}
          - {when: {duration: [long]}, says: It gets better for some.}
          - {when: otherwise, says: It gets better for few.}
Fails:
    format: 2
    statements:
      - option: wait
        outcome: ease
        id: by-length
        certainty: low
        because: few people
        sources: [beta]
        cases:
          - {when: {duration: [short, unsure]}, says: It often gets better.}
          - {when: {duration: [long]}, says: It gets better for some.}
          - {when: otherwise, says: It gets better for few.}
"""

from collections.abc import Iterator

from decision_aid.checks.naming import CASE, OTHERWISE, WHEN
from decision_aid.checks.proofs.all_people import all_people
from decision_aid.checks.proofs.tables import tables
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Otherwise, Truth, clauses_of
from decision_aid.model.problems import Problem, worded

ALL_FITTED = worded(
    "Nobody is left for {}: the other {}s fit everybody. Let another {} fit fewer people, or delete this one, "
    "which nobody reads.",
    *(OTHERWISE, CASE, CASE),
)
LEFT_OUT = worded(
    "Nobody is left for {}: this {}, of the whole statement, lets in only people whom the other {}s fit. If that "
    "{} is for everybody else, delete this {}, since each {} says whom it is for. If nothing is to be said to them "
    "here, delete that {}.",
    *(OTHERWISE, WHEN, CASE, CASE, WHEN, CASE, CASE),
)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each case that says `otherwise` and that nobody is left for, or at what leaves nobody for it."""
    everybody = all_people(aid)
    for statement, case in (stated for table in tables(aid) for stated in table):
        if not isinstance(case.when, Otherwise) or everybody.satisfiable((case.within, Truth.YES)) is Truth.NO:
            continue
        if everybody.satisfiable((statement.when, Truth.YES)) is not Truth.NO:
            continue
        if everybody.satisfiable((case.when, Truth.YES)) is Truth.NO:
            yield Problem(statement.place, "empty-otherwise", ALL_FITTED)
        else:
            yield Problem(clauses_of(case.within)[0].place, "empty-otherwise", LEFT_OUT)
