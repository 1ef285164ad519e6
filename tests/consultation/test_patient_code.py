"""The code of an aid about a child holds what the patient said too, beside the person and the clinician."""

from dataclasses import replace

import pytest

from decision_aid.consultation.answer_code import (
    InvalidCode,
    decode,
    decoded_voices,
    encode_answers,
    fingerprint_bits,
    max_code_length,
)
from decision_aid.consultation.voices import Voices
from decision_aid.model.aid import DecisionAid
from tests.support.aids import SMALL, aid_from, small

AID = aid_from(SMALL)
CHILD = aid_from("format: 2\n" + small(("  for: Adults", "  person: your child\n  for: Children")))


def length(found: DecisionAid, voices: Voices) -> int:
    """The letters of a code."""
    return len(encode_answers(found, voices).replace(" ", ""))


@pytest.mark.parametrize(
    "voices",
    [
        Voices({"age": 40}, {"age": 41}, {"age": 42}),
        Voices({"age": 40}, {"age": 40}, {"age": 40}),
        Voices({}, {}, {"age": 42}),
        Voices({"age": 40}, {}, {"duration": frozenset({"long"})}),
    ],
)
def test_the_patients_answers_come_back_beside_those_of_the_others(voices: Voices) -> None:
    assert decoded_voices(CHILD, decode(encode_answers(CHILD, voices))) == voices
    assert length(CHILD, voices) == max_code_length(CHILD.questions, 3) > max_code_length(CHILD.questions)


@pytest.mark.parametrize("voices", [Voices({"age": 40}), Voices({}, {"age": 40}), Voices({"age": 40}, {"age": 41})])
def test_an_aid_that_asks_the_patient_has_codes_as_short_where_the_patient_is_silent(voices: Voices) -> None:
    assert decoded_voices(CHILD, decode(encode_answers(CHILD, voices))) == voices
    assert length(CHILD, voices) == length(AID, voices)


def test_a_code_as_long_as_that_of_three_voices_is_none_of_an_aid_that_asks_two() -> None:
    three = decode(encode_answers(CHILD, Voices({"age": 40}, {"age": 41}, {"age": 42})))

    with pytest.raises(InvalidCode):
        decoded_voices(AID, replace(three, masked_fingerprint=fingerprint_bits(AID.fingerprint)))
