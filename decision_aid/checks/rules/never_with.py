"""Statements that must not be read together never appear together: `never_with:` names them, each check proves it.

Passes:
    statements:
      - {option: wait, outcome: ease, id: early, says: It often gets better., certainty: low, because: few people,
         sources: [beta], when: {duration: [short]}, never_with: [exercises.ease]}
Fails:
    statements:
      - {option: wait, outcome: ease, id: early, says: It often gets better., certainty: low, because: few people,
         sources: [beta], when: {duration: [short, unsure]}, never_with: [exercises.ease]}
"""

from collections.abc import Iterator

from decision_aid.checks.proofs.all_people import all_people
from decision_aid.checks.proofs.wording import describe_person, undecided_message
from decision_aid.consultation.answer_code import encode_answers
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.model.evidence import Statement
from decision_aid.model.problems import Level, Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each statement that somebody is shown with one of its `never_with:`, with an example person."""
    by_id = {statement.id: statement for statement in aid.statements}
    for statement in aid.statements:
        for other in statement.never_with:
            yield from _met(aid, statement, by_id[other])


def _met(aid: DecisionAid, statement: Statement, other: Statement) -> Iterator[Problem]:
    both = ((statement.when, Truth.YES), (other.when, Truth.YES))
    found = all_people(aid).satisfiable(*both)
    if found is Truth.YES:
        person = all_people(aid).example_person(*both)
        message = (
            f"'{statement.id}' is never to be shown with '{other.id}', and both are shown to "
            f"{describe_person(aid, person)}. Change one 'when:', or delete the 'never_with:'."
        )
        yield Problem(statement.place, "never-with", message, code=encode_answers(aid, person))
    elif found is Truth.CANNOT_TELL:
        message = undecided_message(f"whether anybody is shown both '{statement.id}' and '{other.id}'")
        yield Problem(statement.place, "never-with", message, Level.WARNING)
