"""Every question changes something: people are asked only for what is used.

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

from decision_aid.checks.naming import named
from decision_aid.checks.proofs.all_people import all_people
from decision_aid.checks.proofs.condition_uses import uses_by_question
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.model.enums import QuestionKind
from decision_aid.model.problems import Level, Problem, Wording, worded

NO_USE = Wording(
    "Delete it, unless something is so, or not known, for some of its answers alone: name these in the 'when:' of a "
    "statement, a 'not_known:' or a question for the team. Naming all of them changes nothing.",
    "Delete it, unless something is not known for some of its answers alone, or these people should ask the team "
    "something: add that, and tick these answers alone. Ticking all of them changes nothing. You can also publish the "
    "question as it is.",
)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each question whose answer never changes whether something is asked, shown or compared."""
    for question in aid.questions:
        is_asked = (question.when, Truth.YES)
        if question.kind is QuestionKind.IMPORTANCE or all_people(aid).satisfiable(is_asked) is Truth.NO:
            continue
        if not decides_something(aid, question.id):
            message = worded(
                "Nothing depends on the question {}: what people read is the same whatever they answer. {}",
                *(named(question), NO_USE),
            )
            yield Problem(question.place, "unused-question", message, Level.WARNING)


def decides_something(aid: DecisionAid, question_id: str) -> bool:
    """Whether an answer to the question can change the result of any condition; also True where no proof was found."""
    uses = uses_by_question(aid)[question_id]
    return any(all_people(aid).decides(question_id, use.condition) is not Truth.NO for use in uses)
