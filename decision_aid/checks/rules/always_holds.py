"""Every condition excludes somebody: one that never does only hides that a statement is for everybody.

Passes:
    ask_the_team:
      - {ask: What comes next?, consideration: days, when: {any: [{age: {below: 40}}, {age: {at_least: 60}}]}}
Fails:
    ask_the_team:
      - {ask: What comes next?, consideration: days, when: {any: [{age: {below: 40}}, {age: {at_least: 40}}]}}
"""

from collections.abc import Iterator

from decision_aid.checks.proofs.all_people import all_people
from decision_aid.checks.proofs.condition_uses import UseKind, condition_uses
from decision_aid.checks.proofs.wording import undecided_message
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.model.problems import Level, Problem, Wording, worded

OR_CHANGE = Wording(
    "Delete the 'when:', or change its lines.", "Take away the answers that it is shown for, or change them."
)
FOR_SOME = Wording("it has a condition", "answers are ticked for it")


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each condition that excludes nobody, though each of its clauses excludes somebody."""
    everybody = all_people(aid)
    for use in condition_uses(aid):
        if use.kind is UseKind.LIKE or any(map(everybody.accepts_every_answer, use.clauses)):
            continue
        truth = everybody.satisfiable((use.condition, Truth.NO))
        if truth is Truth.YES:
            continue
        message = worded("Whatever is answered, {} is never left out, though {}. {}", use.called, FOR_SOME, OR_CHANGE)
        if truth is Truth.CANNOT_TELL:
            message = undecided_message(worded("whether {} is ever left out", use.called))
        yield Problem(use.clauses[0].place, "always-holds", message, Level.WARNING)
