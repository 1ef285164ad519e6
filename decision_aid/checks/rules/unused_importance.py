"""The importance of an outcome is asked only once: of two answers, only the first would be used.

Passes:
    questions:
      - {id: ache-matters, ask: How much does aching matter to you?, kind: importance, about: ache}
Fails:
    questions:
      - {id: ease-again, ask: How much do you want to move with ease?, kind: importance, about: ease}
"""

from collections.abc import Iterator

from decision_aid.checks.naming import named, named_in
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.enums import QuestionKind
from decision_aid.model.problems import Level, Problem, worded


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each importance question about an outcome that an earlier one asks about already."""
    first: dict[str, Question] = {}
    for question in aid.questions:
        if question.kind is not QuestionKind.IMPORTANCE:
            continue
        if question.about in first:
            message = worded(
                "{} asks about {}, as {} does. Only the first mark is used: delete one of them.",
                *(named(question), named_in(aid.outcomes, question.about), named(first[question.about])),
            )
            yield Problem(question.place, "unused-importance", message, Level.WARNING)
        first.setdefault(question.about, question)
