"""The fields of entry forms: what one types or chooses, and what is refused at one field alone."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from wtforms import Field, Form, StringField, ValidationError

from decision_aid.rule_file.editing import FieldValue
from decision_aid.rule_file.lookalikes import in_plain_signs
from decision_aid.rule_file.reading.advice import suggest_number
from decision_aid.rule_file.reading.decimals import DECIMAL, decimal_advice
from decision_aid.rule_file.reading.intervals import END
from decision_aid.rule_file.schema.keys import Key, Plain
from decision_aid.web.editor.entries import entry_labels as words
from decision_aid.web.editor.entries.entry_choices import Choices

Validator = Callable[[Form, Field], None]
WHOLE = re.compile(r"-?[0-9]{1,9}")


class ChoiceField(StringField):
    """A select field that validates nothing, so that an unknown value in the file survives."""

    def __init__(self, label: str, validators: list[Any] | None = None, *, choices: Choices, **given: Any) -> None:
        super().__init__(label, validators, **given)
        self.choices = choices


class CheckboxesField(Field):
    """A group of checkboxes."""

    def __init__(self, label: str, *, choices: Choices, **given: Any) -> None:
        super().__init__(label, **given)
        self.choices = choices

    def process_data(self, value: Sequence[str] | None) -> None:
        """Fill the field with the file's values."""
        self.data = list(value or ())

    def process_formdata(self, valuelist: list[str]) -> None:
        """Fill the field with posted values."""
        self.data = list(valuelist)


class RequireValue:
    """Validator: the field is required, and marked so."""

    field_flags: ClassVar[Mapping[str, bool]] = {"required": True}

    def __call__(self, form: Form, field: Field) -> None:
        """Refuse a blank field."""
        if not str(field.data or "").strip():
            raise ValidationError(words.IS_NEEDED)


require_value = RequireValue()


def require_whole_number(form: Form, field: Field) -> None:
    """Validator: a whole number, or blank."""
    typed = in_plain_signs(field.data or "").strip()
    if field.data and not WHOLE.fullmatch(field.data.strip()):
        key = next(part for part in reversed(field.name.split(".")) if not part.isdigit())
        beside = f"{field.name.rpartition('.')[0]}.of"
        studied = str(form[beside].data or "").strip() if beside in form else ""
        raise ValidationError(f"{words.NOT_WHOLE} {suggest_number(key, typed, studied)}".rstrip())


def require_decimal(form: Form, field: Field) -> None:
    """Validator: a number with or without decimals, or blank."""
    typed = (field.data or "").strip()
    if typed and not DECIMAL.fullmatch(typed):
        raise ValidationError(f"{words.NOT_DECIMAL} {decimal_advice(typed, field.name.rpartition('.')[2])[0]}".rstrip())


def require_end_of_difference(form: Form, field: Field) -> None:
    """Validator: a number that may say its direction, or blank."""
    if not END.fullmatch((field.data or "").strip()):
        require_decimal(form, field)


NUMBERS_ALLOWED: Mapping[Plain, Validator] = {
    Plain.NUMBER: require_whole_number,
    Plain.TWO_NUMBERS: require_whole_number,
    Plain.DECIMAL: require_decimal,
    Plain.TWO_DECIMALS: require_decimal,
    Plain.TWO_CHANGES: require_end_of_difference,
}
# What each is typed with on a phone: keys for digits, for digits and a point, or all of them.
TYPED: Mapping[Validator, str] = {
    require_whole_number: "whole",
    require_decimal: "decimal",
    require_end_of_difference: "change",
}
OF_TWO = {Plain.TWO_NUMBERS, Plain.TWO_DECIMALS, Plain.TWO_CHANGES, Plain.TWO_STATEMENTS}


def number_field(said: dict[str, Any], check: Validator) -> StringField:
    """The field for a number, with the keys for it on a phone."""
    return StringField(**said | {"validators": [*said["validators"], check]}, render_kw={"data-how": TYPED[check]})


def with_current(choices: Choices, data: FieldValue) -> Choices:
    """The choices, and the present value where it is none of them."""
    now = [data] if isinstance(data, str) else list(data)
    known = {value for value, _label in choices}
    return [*choices, *((value, value) for value in now if value not in known)]


def ticked_field(key: Key, choices: Choices, data: FieldValue) -> CheckboxesField:
    """The boxes for a list of names."""
    return CheckboxesField(key.title, choices=with_current(choices, data), description=key.hint)
