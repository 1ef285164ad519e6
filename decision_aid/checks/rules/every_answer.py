"""Every line of a condition excludes some answers: one that names them all looks like a distinction and makes none.

Passes:
    ask_the_team:
      - {ask: What comes next?, consideration: days, when: {duration: [short, long]}}
Fails:
    ask_the_team:
      - {ask: What comes next?, consideration: days, when: {duration: [short, long, unsure]}}
"""

from collections.abc import Iterator

from decision_aid.checks.proofs.all_people import space
from decision_aid.checks.proofs.condition_uses import uses
from decision_aid.checks.proofs.wording import written
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each clause that every answer satisfies."""
    everybody = space(aid)
    for use in uses(aid):
        for line in use.lines:
            if everybody.counts_every_answer(line):
                message = (
                    f"'{written(line)}' counts every answer to '{line.question}'. "
                    "Take the line away, or the answers that do not count."
                )
                yield Problem(line.place, "every-answer", message, Level.WARNING)
