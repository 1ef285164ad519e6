"""Says the answers that a condition of the file names in the words of their questions, where there is no aid to ask."""

from collections.abc import Mapping

from decision_aid.rule_file.editing.entry_kinds import choice_label, entry_text, names_of, question_of
from decision_aid.rule_file.editing.values import Value

ANSWERED = "“%(question)s” with %(answers)s"
OR, AND = " or ", " and "
ENDS = {"at_least": "%(number)s or more", "below": "less than %(number)s"}


def answers_in_words(file: Value, when: Mapping[str, Value]) -> str:
    """The answers, question by question; "" where one of the names is no question, as of alternatives."""
    asked = {ident: question_of(file, ident) for ident in when}
    return ", ".join(_answered(asked[ident], said) for ident, said in when.items()) if all(asked.values()) else ""


def _answered(question: Value, said: Value) -> str:
    if isinstance(said, Mapping):
        words = [ENDS[end] % {"number": number} for end, number in said.items() if end in ENDS]
    else:
        choices = names_of(question, "choices")
        words = [_label(choices, str(one)) for one in (said if isinstance(said, tuple) else (said,))]
    joined = (AND if isinstance(said, Mapping) else OR).join(words)
    return ANSWERED % {"question": entry_text(question, "ask"), "answers": joined}


def _label(choices: Mapping[str, Value], answer: str) -> str:
    """An answer as people read it: the label of a choice, or the number itself."""
    label = choice_label(choices.get(answer, ""))
    return f"“{label}”" if label else answer
