"""The head of a case in a table by answers: "40 to 49 years · Scattered", without the questions, named above it."""

from decision_aid.consultation.condition_phrases import Questions, condition_phrase, join_or
from decision_aid.consultation.remaining_answers import remaining
from decision_aid.consultation.wording import Translate, _
from decision_aid.model.aid import Question
from decision_aid.model.conditions import All, Any, Clause, Condition, NumberRange, Otherwise

ALL_OTHERS = _("All other answers")
FROM_TO, FROM, UP_TO = _("%(low)s to %(high)s"), _("%(low)s or more"), _("up to %(high)s")


def case_head(questions: Questions, condition: Condition, translate: Translate) -> str:
    """The head of the case with that condition of its own."""
    left = remaining(questions, condition)
    if isinstance(left, Otherwise):
        return translate(ALL_OTHERS)
    parts = left.parts if isinstance(left, All | Any) else (left,)
    clauses = [part for part in parts if isinstance(part, Clause)]
    if len(clauses) < len(parts) or (isinstance(left, Any) and len({one.question for one in clauses}) > 1):
        head = condition_phrase(questions, left, translate)
    else:
        answers = [_answers(questions[one.question], one, translate) for one in clauses]
        head = join_or(answers, translate) if isinstance(left, Any) else " · ".join(answers)
    return head[:1].upper() + head[1:]


def _answers(question: Question, line: Clause, translate: Translate) -> str:
    if isinstance(line.answers, NumberRange):
        return _band(line.answers, question.unit, translate)
    return join_or([one.label for one in question.choices if one.id in line.answers], translate)


def _band(band: NumberRange, unit: str, translate: Translate) -> str:
    low, high = band.at_least, None if band.below is None else band.below - 1
    ends = {"low": low, "high": f"{high} {unit}".strip()}
    if low is None:
        return translate(UP_TO) % ends
    if high is None:
        return translate(FROM) % {"low": f"{low} {unit}".strip()}
    return f"{low} {unit}".strip() if low == high else translate(FROM_TO) % ends
