"""Of a patient's record, the age and codes are read; what is not so, not there or not whole gives nothing."""

import datetime

import pytest

from decision_aid.consultation.proposed_answers import proposed_answers
from decision_aid.exchange.patient_record import RecordFacts, read_record
from tests.support.aids import aid_from, small
from tests.support.record_system import PATIENT, Json, coded, condition, prescribed

TODAY = datetime.date(2026, 2, 16)
SEX = "http://hl7.org/fhir/administrative-gender|female"
FROM_RECORD = (
    ("title: Stiff", "format: 2\ntitle: Stiff"),
    ("      short: Less than a month", '      short: {label: Less than a month, from_record: {code: "urn:a|1"}}'),
    ("unsure: Not sure", 'unsure: {label: Not sure, from_record: [{code: "urn:a|2"}, {code: "urn:a|3"}]}'),
    ("heat: Heat, rest: Rest", 'heat: {label: Heat, from_record: {code: "urn:m|h"}}, '
                               'rest: {label: Rest, from_record: {code: "urn:m|r"}}'),
    ("    unit: years", "    unit: years\n    from_record: age"),
)  # fmt: skip


def test_age_and_sex_come_from_the_patient_and_nothing_else_does() -> None:
    assert read_record([PATIENT], TODAY) == RecordFacts(43, frozenset({SEX}))


@pytest.mark.parametrize("born", ["1982", "1982-02", "17.2.1982", None, 1982, "2027-01-01"])
def test_a_birth_date_that_is_no_day_of_the_past_gives_no_age(born: object) -> None:
    assert read_record([PATIENT | {"birthDate": born}], TODAY).age is None


def test_a_birthday_is_the_day_on_which_the_age_changes() -> None:
    assert read_record([PATIENT], datetime.date(2026, 2, 17)).age == 44


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        (condition("urn:a", "1"), True),
        (condition("urn:a", "1", clinical="resolved"), False),
        (condition("urn:a", "1", clinical="remission"), False),
        (condition("urn:a", "1", verified="refuted"), False),
        (condition("urn:a", "1", verified="entered-in-error"), False),
        (condition("urn:a", "1") | {"clinicalStatus": None}, True),
        (prescribed("urn:a", "1"), True),
        (prescribed("urn:a", "1", status="stopped"), True),
        (prescribed("urn:a", "1", status="cancelled"), False),
        (prescribed("urn:a", "1", intent="plan"), False),
        (prescribed("urn:a", "1", doNotPerform=True), False),
        (condition("urn:a", "1") | {"code": {"text": "in words"}}, False),
        (condition("urn:a", "1") | {"code": {"coding": [{"code": "1"}]}}, False),
        (condition("urn:a", "1") | {"code": "no concept"}, False),
        ({"resourceType": "AllergyIntolerance", "code": coded("urn:a", "1")}, False),
    ],
)
def test_a_code_counts_if_its_condition_is_present_or_its_medicine_was_prescribed(told: Json, counts: bool) -> None:
    assert ("urn:a|1" in read_record([told, None, "text"], TODAY).codes) is counts


@pytest.mark.parametrize(
    "more",
    [
        {"medicationReference": {"reference": "#m"}, "contained": [{"id": "m", "code": coded("urn:a", "1")}]},
        {"medicationReference": {"reference": "Medication/m"}},
        {"medicationReference": {"reference": "https://record.example.org/fhir/Medication/m"}},
    ],
)
def test_a_medicine_may_be_a_resource_of_its_own(more: Json) -> None:
    request = prescribed("urn:b", "2", **more) | {"medicationCodeableConcept": None}
    medicine = {"resourceType": "Medication", "id": "m", "code": coded("urn:a", "1")}

    assert "urn:a|1" in read_record([request, medicine], TODAY).codes


@pytest.mark.parametrize(
    ("facts", "proposed"),
    [
        (RecordFacts(), {}),
        (RecordFacts(43), {"age": ["43"]}),
        (RecordFacts(12), {}),  # the question takes 16 to 110
        (RecordFacts(codes=frozenset({"urn:a|1"})), {"duration": ["short"]}),
        (RecordFacts(codes=frozenset({"urn:a|2", "urn:a|3"})), {"duration": ["unsure"]}),
        (RecordFacts(codes=frozenset({"urn:a|1", "urn:a|3"})), {}),  # two answers to a question of one
        (RecordFacts(codes=frozenset({"urn:m|r", "urn:m|h", "1"})), {"tried": ["heat", "rest"]}),
    ],
)
def test_answers_are_proposed_by_the_rule_file(facts: RecordFacts, proposed: dict[str, list[str]]) -> None:
    assert proposed_answers(aid_from(small(*FROM_RECORD)), facts) == proposed
