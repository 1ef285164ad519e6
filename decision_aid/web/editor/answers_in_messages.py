"""Says the answers in a message of a check in the words of their questions, and not as the file has them."""

import re
from collections.abc import Mapping

from decision_aid.consultation.wording import _
from decision_aid.rule_file.editing.entry_kinds import choice_label, entry_text, items_of, names_of
from decision_aid.rule_file.editing.values import Value
from decision_aid.web.http.language import translate

ONE = r"[\w-]+: (?:\[[^\]{}]*\]|\{[^{}]*\}|[^,\[\]{}]+)"
GIVEN = re.compile(rf"\{{({ONE}(?:, {ONE})*)\}}")
CODE = re.compile(r" \(code [0-9A-Z ]+\)")  # opens the answers on a page that forms do not lead to
ANSWERED = _("“%(question)s” with %(answers)s")
OR, AND = _(" or "), _(" and ")
ENDS = {"at_least": _("%(number)s or more"), "below": _("less than %(number)s")}


def with_answers_in_words(message: str, file: Value) -> str:
    """The message with questions and choices as people read them, and without codes of answers."""
    asked = {entry_text(one, "id"): one for one in items_of(file, "questions")}

    def said(found: re.Match[str]) -> str:
        given = dict(one.split(": ", 1) for one in re.findall(ONE, found[1]))
        if not given.keys() <= asked.keys():
            return found[0]
        return ", ".join(_answered(asked[ident], answers) for ident, answers in given.items())

    return CODE.sub("", GIVEN.sub(said, message))


def _answered(question: Value, answers: str) -> str:
    choices = names_of(question, "choices")
    joined = translate(AND if answers.startswith("{") else OR)
    words = (_label(choices, one) for one in answers.strip("[]{}").split(", "))
    facts = {
        "question": entry_text(question, "ask"),
        "answers": joined.join(words),
    }
    return translate(ANSWERED) % facts


def _label(choices: Mapping[str, Value], answer: str) -> str:
    """An answer as people read it: the label of a choice, an end of a range, or the number itself."""
    end, _colon, number = answer.partition(": ")
    if end in ENDS:
        return translate(ENDS[end]) % {"number": number}
    label = choice_label(choices.get(answer, ""))
    return f"“{label}”" if label else answer
