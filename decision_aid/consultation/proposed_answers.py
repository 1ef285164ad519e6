"""Answers that a patient's record proposes, by `from_record` in the rule file; none counts until it is confirmed."""

from collections.abc import Iterator

from decision_aid.consultation.answers import as_form_values, parse_answers
from decision_aid.exchange.patient_record import GENDER, RecordFacts
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.enums import QuestionKind, RecordValue


def record_codes(aid: DecisionAid) -> frozenset[str]:
    """The codes of diagnoses and medicines for which the aid looks in a record."""
    asked = {code.code for question in aid.questions for choice in question.choices for code in choice.from_record}
    return frozenset(code for code in asked if not code.startswith(f"{GENDER}|"))


def asks_record(aid: DecisionAid) -> bool:
    """Whether the aid looks for anything in a record."""
    return any(
        question.from_record or any(choice.from_record for choice in question.choices) for question in aid.questions
    )


def proposed_answers(aid: DecisionAid, facts: RecordFacts) -> dict[str, list[str]]:
    """By question the values that the record proposes, as forms have them.

    Nothing where the record has two answers to a question that takes one, or one that the question does not take.
    """
    typed = {question.id: values for question in aid.questions if (values := list(_values(question, facts)))}
    answers, _refused = parse_answers(aid.questions, typed)
    return {name: as_form_values(aid.question(name), answer) for name, answer in answers.items()}


def has_age_outside(aid: DecisionAid, facts: RecordFacts) -> bool:
    """Whether a question asks the record for an age and does not take the one that is there."""
    questions = [question for question in aid.questions if question.from_record is RecordValue.AGE]
    return bool(parse_answers(questions, {question.id: list(_values(question, facts)) for question in questions})[1])


def _values(question: Question, facts: RecordFacts) -> Iterator[str]:
    if question.kind is QuestionKind.NUMBER:
        if question.from_record is RecordValue.AGE and facts.age is not None:
            yield str(facts.age)
        return
    for choice in question.choices:
        if any(code.code in facts.codes for code in choice.from_record):
            yield choice.id
