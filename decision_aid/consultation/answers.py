"""The types of answers, and `parse_answers`, the one function that validates them.

Web forms, answers files, the examples in a rule file and answer codes all call it, so they accept the same input. An
answer is a set of choice ids (one id where only one can be chosen), a whole number, an importance, or an explicit
"rather not say". A question without an answer is missing from the mapping: silence is never an answer.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from decision_aid.model.aid import Question
from decision_aid.model.enums import Importance, QuestionKind

RATHER_NOT_SAY = "rather not say"


class Declined(Enum):
    """The explicit answer "rather not say"; conditions treat it like no answer: they cannot tell."""

    RATHER_NOT_SAY = RATHER_NOT_SAY


Answer = frozenset[str] | int | Importance | Declined
Answers = Mapping[str, Answer]


class RefusalReason(Enum):
    """Why input was refused; `wording` has the sentence for each reason."""

    NOT_OFFERED = "not offered"
    ONE_ONLY = "one only"
    NOT_TOGETHER = "not together"
    NOT_A_NUMBER = "not a number"
    OUTSIDE = "outside the limits"
    NO_SUCH_QUESTION = "no such question"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Input that was refused: the question's id, the reason, and the offending part, to quote in the message."""

    question: str
    reason: RefusalReason
    found: str


def parse_answers(
    questions: Collection[Question], typed: Mapping[str, Sequence[str]]
) -> tuple[dict[str, Answer], tuple[Refusal, ...]]:
    """Parse raw values by question id: the valid answers, and a refusal for each invalid value or unknown question.

    Values are choice ids, digits or the words of an importance, as forms and files write them; blanks are no answer.
    """
    answers: dict[str, Answer] = {}
    unknown = typed.keys() - {question.id for question in questions}
    refusals = [Refusal(name, RefusalReason.NO_SUCH_QUESTION, name) for name in sorted(unknown)]
    for question in questions:
        match _parse(question, typed.get(question.id, ())):
            case Refusal() as refusal:
                refusals.append(refusal)
            case None:
                pass
            case answer:
                answers[question.id] = answer
    return answers, tuple(refusals)


def _parse(question: Question, typed: Sequence[str]) -> Answer | Refusal | None:
    said = [text.strip() for text in typed if text.strip()]
    if not said:
        return None
    if said == [RATHER_NOT_SAY]:
        return Declined.RATHER_NOT_SAY
    if RATHER_NOT_SAY in said:
        return Refusal(question.id, RefusalReason.NOT_TOGETHER, RATHER_NOT_SAY)
    return PARSERS[question.kind](question, said)


def _parse_single_choice(question: Question, said: Sequence[str]) -> Answer | Refusal:
    if len(set(said)) > 1:
        return Refusal(question.id, RefusalReason.ONE_ONLY, ", ".join(said))
    return _several(question, said)


def answers_offered(question: Question) -> tuple[str, ...]:
    """What may be written as the answer to a question of choices or of importance, in order."""
    if question.kind is QuestionKind.IMPORTANCE:
        return tuple(importance.value for importance in Importance)
    return tuple(choice.id for choice in question.choices)


def _several(question: Question, said: Sequence[str]) -> Answer | Refusal:
    offered = {choice.id for choice in question.choices}
    for choice_id in said:
        if choice_id not in offered:
            return Refusal(question.id, RefusalReason.NOT_OFFERED, choice_id)
    chosen = frozenset(said)
    if len(chosen) > 1 and (clash := chosen & question.alone):
        return Refusal(question.id, RefusalReason.NOT_TOGETHER, question.choice(min(clash)).label)
    return chosen


def _number(question: Question, said: Sequence[str]) -> Answer | Refusal:
    text = said[0]
    if len(said) > 1 or len(text) > 9 or not text.removeprefix("-").isdecimal():
        return Refusal(question.id, RefusalReason.NOT_A_NUMBER, " ".join(said))
    lowest, highest = question.limits
    return int(text) if lowest <= int(text) <= highest else Refusal(question.id, RefusalReason.OUTSIDE, text)


def _importance(question: Question, said: Sequence[str]) -> Answer | Refusal:
    by_value = {importance.value: importance for importance in Importance}
    if len(said) > 1:
        return Refusal(question.id, RefusalReason.ONE_ONLY, ", ".join(said))
    return by_value.get(said[0]) or Refusal(question.id, RefusalReason.NOT_OFFERED, said[0])


PARSERS: Mapping[QuestionKind, Callable[[Question, Sequence[str]], Answer | Refusal]] = {
    QuestionKind.ONE: _parse_single_choice,
    QuestionKind.SEVERAL: _several,
    QuestionKind.NUMBER: _number,
    QuestionKind.IMPORTANCE: _importance,
}


def as_form_values(question: Question, answer: Answer | None) -> list[str]:
    """The raw values of an answer, as a form would send them: the inverse of `parse_answers`."""
    match answer:
        case None:
            return []
        case frozenset():
            return [choice.id for choice in question.choices if choice.id in answer]
        case Importance() | Declined():
            return [str(answer.value)]
        case number:
            return [str(number)]
