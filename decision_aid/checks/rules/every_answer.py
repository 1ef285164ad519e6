"""Every line of a condition excludes some answers: one that names them all looks like a distinction and makes none.

Passes:
    ask_the_team:
      - {ask: What comes next?, consideration: days, when: {duration: [short, long]}}
Fails:
    ask_the_team:
      - {ask: What comes next?, consideration: days, when: {duration: [short, long, unsure]}}
"""

from collections.abc import Iterator

from decision_aid.checks.naming import named
from decision_aid.checks.proofs.all_people import all_people
from decision_aid.checks.proofs.condition_uses import condition_uses
from decision_aid.checks.proofs.wording import named_clause
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem, Wording, worded

DELETE = Wording(
    "If it is so for all of them, delete the line, and the question if nothing else depends on it. If not, delete the "
    "answers that do not count.",
    "If it is so for all of them, tick none of these answers, and delete the question if nothing else depends on it. "
    "If not, tick only those that it is so for.",
)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each clause that every answer satisfies."""
    everybody = all_people(aid)
    for use in condition_uses(aid):
        for line in use.clauses:
            if everybody.accepts_every_answer(line):
                message = worded(
                    "{} counts every answer to {}. {}",
                    *(named_clause(aid, line), named(aid.question(line.question)), DELETE),
                )
                yield Problem(line.place, "every-answer", message, Level.WARNING)
