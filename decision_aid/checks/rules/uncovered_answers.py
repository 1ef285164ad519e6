"""A table by answers has a case for everybody: without one, the page has nothing for some, and does not say why.

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
          - {when: otherwise, says: It gets better for some.}
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
          - {when: {duration: [short]}, says: It often gets better.}
          - {when: {duration: [long]}, says: It gets better for some.}
"""

from collections.abc import Iterator

from decision_aid.checks.proofs.tables import StatedCase, tables
from decision_aid.checks.proofs.wording import clause_as_yaml, problem_of_somebody
from decision_aid.consultation.remaining_answers import remaining
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Any, Clause, Otherwise, Truth
from decision_aid.model.problems import Level, Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at the last case of each table that has none for somebody, with an example person."""
    for table in tables(aid):
        yield from _left_out(aid, table)


def _left_out(aid: DecisionAid, table: list[StatedCase]) -> Iterator[Problem]:
    """Somebody whom every case leaves out, though what limits the whole table does not."""
    last, case = table[-1]
    nobodys = (*((one.when, Truth.NO) for _, one in table), (case.within, Truth.YES))
    message = (
        f"The table '{case.table}' has no case for {_answers_left(aid, table)}{{whom}}. "
        "Add one for them, or a last one with 'when: otherwise', such as a gap."
    )
    told = Problem(last.place, "uncovered-answers", message, Level.WARNING)
    return problem_of_somebody(aid, nobodys, told, f"whether the table '{case.table}' has a case for everybody")


def _answers_left(aid: DecisionAid, table: list[StatedCase]) -> str:
    """All answers without a case, where the table is about one question that everybody is asked; else nothing."""
    left = remaining(aid.questions_by_id, Otherwise(tuple(case.when for _, case in table)))
    parts = left.parts if isinstance(left, Any) else (left,)
    answers = [f"{{{clause_as_yaml(one)}}}" for one in parts if isinstance(one, Clause)]
    return f"{' or '.join(answers)}, such as " if answers else ""
