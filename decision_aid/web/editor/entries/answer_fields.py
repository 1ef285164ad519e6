"""The fields for answers to the questions of a file: those of a condition, and those of a made-up person."""

from wtforms import StringField

from decision_aid.checks.text.choices import NOT_SURE_LABELS
from decision_aid.consultation.wording import IMPORTANCE
from decision_aid.model.enums import QuestionKind
from decision_aid.rule_file.editing import FieldValue, FormData
from decision_aid.rule_file.editing.entry_kinds import choice_label, entry_text, names_of, question_of
from decision_aid.rule_file.editing.values import Value
from decision_aid.web.editor.entries.entry_choices import Choices
from decision_aid.web.editor.entries.field_types import (
    CheckboxesField,
    ChoiceField,
    number_field,
    require_whole_number,
    with_current,
)

NO_ANSWER = "No answer"
NOT_SURE = "Not sure"
OFFERS_NOT_SURE = "offers-not-sure"  # with a hyphen, which no field has


def condition_field(file: Value, name: str) -> CheckboxesField | StringField:
    """The field for the answers of one question that count."""
    asked = question_of(file, name.partition(".")[0])
    if name.endswith((".at_least", ".below")):
        label = "This number or more" if name.endswith(".at_least") else "Less than this number"
        return number_field({"label": label, "validators": []}, require_whole_number)
    return CheckboxesField(entry_text(asked, "ask"), choices=_labels(asked))


def _labels(question: Value) -> Choices:
    return [(ident, choice_label(choice)) for ident, choice in names_of(question, "choices").items()]


def answer_field(file: Value, name: str, data: FieldValue) -> CheckboxesField | StringField:
    """The field for the answer of a made-up person to one question."""
    asked = question_of(file, name)
    label, kind = entry_text(asked, "ask"), entry_text(asked, "kind")
    if kind == QuestionKind.NUMBER.value:
        return number_field({"label": label, "validators": []}, require_whole_number)
    if kind == QuestionKind.SEVERAL.value:
        return CheckboxesField(label, choices=with_current(_labels(asked), data))
    levels = [(str(one.value), text) for one, text in IMPORTANCE.items()]
    choices = levels if kind == QuestionKind.IMPORTANCE.value else _labels(asked)
    return ChoiceField(label, choices=with_current([("", NO_ANSWER), *choices], data))


def with_not_sure(said: FormData) -> FormData:
    """The form of a new question with “Not sure” as its last answer, unless its author wrote one like it."""
    labels = [str(text).casefold() for name, text in said.items() if name.endswith(".label")]
    is_there = any(label.startswith(NOT_SURE_LABELS) for label in labels)
    return said if is_there or not any(labels) else {**said, f"choices.{len(labels) + 1}.label": NOT_SURE}
