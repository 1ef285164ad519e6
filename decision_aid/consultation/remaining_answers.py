"""What `otherwise` is left with: the answers that no other case of its table names.

They can be named where the cases are about one question that everybody is asked. Else it also has people who were not
asked, or who answered another question in some way, and it can only be said that no other case fits.
"""

from collections.abc import Iterator, Mapping, Sequence

from decision_aid.model.aid import Question
from decision_aid.model.conditions import ALWAYS, Any, Clause, Condition, NumberRange, Otherwise
from decision_aid.model.enums import QuestionKind


def remaining(questions: Mapping[str, Question], condition: Condition) -> Condition:
    """The condition of a case for all others, as the answers that are left to it; any other condition as it is."""
    if not isinstance(condition, Otherwise):
        return condition
    clauses = [case for case in condition.cases if isinstance(case, Clause)]
    asked = {clause.question for clause in clauses}
    if len(clauses) < len(condition.cases) or len(asked) != 1:
        return condition
    question = questions[asked.pop()]
    if question.when != ALWAYS or question.kind is QuestionKind.SEVERAL:
        return condition
    left = tuple(Clause(question.id, answers) for answers in _answers_left(question, clauses))
    return (left[0] if len(left) == 1 else Any(left)) if left else condition


def _answers_left(question: Question, clauses: Sequence[Clause]) -> Iterator[frozenset[str] | NumberRange]:
    """The answers that none of the clauses accepts: choices together, numbers as bands."""
    if question.kind is QuestionKind.ONE:
        left = [
            choice.id
            for choice in question.choices
            if not any(line.accepts(frozenset({choice.id})) for line in clauses)
        ]
        yield from [frozenset(left)] if left else []
        return
    lowest, highest = question.limits
    at = lowest
    bands = [line.answers.within(question.limits) for line in clauses if isinstance(line.answers, NumberRange)]
    for band in sorted(bands, key=lambda numbers: numbers.start):
        if band.start > at:
            yield NumberRange(at if at > lowest else None, band.start)
        at = max(at, band.stop)
    if at <= highest:
        yield NumberRange(at, None)
