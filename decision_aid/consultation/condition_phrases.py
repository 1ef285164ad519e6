"""Conditions as phrases, so that a reviewer or a reader who does not write rule files can check them."""

from collections.abc import Mapping

from decision_aid.consultation.remaining_answers import remaining
from decision_aid.consultation.wording import Translate, english
from decision_aid.model.aid import Question
from decision_aid.model.conditions import ALWAYS, All, Any, Clause, Condition, NumberRange, Otherwise
from decision_aid.model.gettext_marker import _

Questions = Mapping[str, Question]

ANSWERED = _("“%(ask)s” is answered %(answers)s")
BANDS = {  # by whether a band has a lowest number, and a highest
    (True, True): _("from %(low)s to %(high)s"),
    (True, False): _("%(low)s or more"),
    (False, True): _("up to %(high)s"),
    (False, False): _("any number"),
}
EITHER = _("either %(first)s")
OR = _("or %(next)s")
AND = _("and %(next)s")
NO_OTHER_CASE = _("no other row of the table fits")
OR_ANSWER = _("%(most)s or %(last)s")


def condition_phrase(questions: Questions, condition: Condition, translate: Translate = english) -> str:
    """The condition as a phrase to put after "if"; "" for one that always holds. Nested parts are in parentheses."""
    return "" if condition == ALWAYS else _phrase(questions, condition, translate, inside=False)


def condition_sentence(
    questions: Questions, condition: Condition, always: str, only_if: str, translate: Translate = english
) -> str:
    """Choose a sentence: `always` if the condition always holds, else `only_if` with its %(condition)s filled in."""
    said = condition_phrase(questions, condition, translate)
    return translate(only_if) % {"condition": said} if said else translate(always)


def _phrase(questions: Questions, condition: Condition, translate: Translate, *, inside: bool) -> str:
    match condition:
        case Clause():
            return _line(questions[condition.question], condition, translate)
        case All(parts) | Any(parts) if len(parts) == 1:
            return _phrase(questions, parts[0], translate, inside=inside)
        case All() | Any():
            said = _joined(questions, condition, translate)
            return f"({said})" if inside else said
        case Otherwise():
            left = remaining(questions, condition)
            return translate(NO_OTHER_CASE) if left is condition else _phrase(questions, left, translate, inside=inside)


def _joined(questions: Questions, condition: All | Any, translate: Translate) -> str:
    first, *others = (_phrase(questions, part, translate, inside=True) for part in condition.parts)
    if isinstance(condition, All):
        return ", ".join([first, *(translate(AND) % {"next": other} for other in others)])
    return ", ".join([translate(EITHER) % {"first": first}, *(translate(OR) % {"next": other} for other in others)])


def _line(question: Question, line: Clause, translate: Translate) -> str:
    if isinstance(line.answers, NumberRange):
        answers = band_in_words(line.answers, question.unit, BANDS, translate)
    else:
        answers = join_or([f"“{one.label}”" for one in question.choices if one.id in line.answers], translate)
    return translate(ANSWERED) % {"ask": question.ask, "answers": answers}


def band_in_words(band: NumberRange, unit: str, words: Mapping[tuple[bool, bool], str], translate: Translate) -> str:
    """The numbers in words, with the unit after the last of them: "from 40 to 49 years", "50 years or more"."""
    low, high = band.at_least, None if band.below is None else band.below - 1
    low_in_units, high_in_units = (f"{end} {unit}".strip() for end in (low, high))
    if low is not None and low == high:
        return low_in_units
    ends = {"low": low_in_units if high is None else low, "high": high_in_units}
    return translate(words[low is not None, high is not None]) % ends


def join_or(phrases: list[str], translate: Translate = english) -> str:
    """Join phrases with "or": "a, b or c"; "" where there are none."""
    if len(phrases) < 2:
        return "".join(phrases)
    return translate(OR_ANSWER) % {"most": ", ".join(phrases[:-1]), "last": phrases[-1]}
