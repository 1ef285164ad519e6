"""Every question changes something: people answer only what is used.

Passes:
    questions:
      - {id: job, consideration: days, ask: "Do you lift things at work?", kind: one, choices: {yes: Yes, no: No}}
    statements:
      - {option: wait, outcome: time, not_known: Nobody has asked lifters., when: {job: [yes]}}
Fails:
    questions:
      - {id: job, consideration: days, ask: "Do you lift things at work?", kind: one, choices: {yes: Yes, no: No}}
"""

from collections.abc import Iterator

from decision_aid.conditions import lines
from decision_aid.model import DecisionAid
from decision_aid.problems import Level, Problem
from decision_aid.scales import QuestionKind


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each question that nothing depends on."""
    conditions = [
        *(statement.when for statement in aid.statements),
        *(question.when for question in aid.questions),
        *(ask.when for ask in aid.ask_the_team),
        *(studied.like for source in aid.sources for studied in source.studied),
    ]
    used = {line.question for condition in conditions for line in lines(condition)}
    for question in aid.questions:
        if question.kind is not QuestionKind.IMPORTANCE and question.id not in used:
            message = (
                f"Nothing depends on the question '{question.id}'. Name it in a 'when:', or take it away: "
                "people answer only what changes something."
            )
            yield Problem(question.place, "unused-question", message, Level.WARNING)
