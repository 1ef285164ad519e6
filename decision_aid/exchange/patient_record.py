"""What is taken from a patient's record: a whole number of years, and codes. Nothing that tells whose they are.

FHIR R4 resources, as a record system gives them; of each, a few elements are read and the rest is never looked at.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

GENDER = "http://hl7.org/fhir/administrative-gender"
NOT_NOW = {"inactive", "remission", "resolved"}  # clinical statuses of a condition
NOT_TRUE = {"refuted", "entered-in-error"}  # verification statuses of one
TAKEN = {"active", "on-hold", "completed", "stopped"}  # statuses of what was prescribed, and not only planned
ORDERS = {"order", "original-order", "reflex-order", "filler-order", "instance-order"}


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """What is known of a patient: the age, and codes as `SYSTEM|CODE`."""

    age: int | None = None
    codes: frozenset[str] = frozenset()


def read_record(resources: Iterable[object], today: datetime.date) -> RecordFacts:
    """The facts in these resources: a patient, conditions that are present, and medicines that were prescribed."""
    found = [resource for resource in resources if isinstance(resource, Mapping)]
    medicines = {f"Medication/{one.get('id')}": one.get("code") for one in found if _is(one, "Medication")}
    patient: Mapping[str, Any] = next((one for one in found if _is(one, "Patient")), {})
    codes = {f"{GENDER}|{patient.get('gender')}", *(code for one in found for code in _codes(one, medicines))}
    return RecordFacts(_age(patient.get("birthDate"), today), frozenset(codes))


def _is(resource: Mapping[str, Any], kind: str) -> bool:
    return resource.get("resourceType") == kind


def _age(born: object, today: datetime.date) -> int | None:
    """The age in whole years; None where the day of birth is not told, since the age may then be one less."""
    try:
        day = datetime.date.fromisoformat(born if isinstance(born, str) else "")
    except ValueError:
        return None
    years = today.year - day.year - ((today.month, today.day) < (day.month, day.day))
    return years if years >= 0 else None


def _codes(resource: Mapping[str, Any], medicines: Mapping[str, object]) -> Iterator[str]:
    if _is(resource, "Condition") and _is_present(resource):
        yield from _codings(resource.get("code"))
    elif _is(resource, "MedicationRequest") and _was_prescribed(resource):
        yield from _codings(resource.get("medicationCodeableConcept"))
        yield from _codings(_medicine(resource, medicines))


def _is_present(condition: Mapping[str, Any]) -> bool:
    clinical, verified = (
        {code.rpartition("|")[2] for code in _codings(condition.get(status))}
        for status in ("clinicalStatus", "verificationStatus")
    )
    return not clinical & NOT_NOW and not verified & NOT_TRUE


def _was_prescribed(request: Mapping[str, Any]) -> bool:
    wanted = request.get("status") in TAKEN and request.get("intent") in ORDERS
    return wanted and request.get("doNotPerform") is not True


def _medicine(request: Mapping[str, Any], medicines: Mapping[str, object]) -> object:
    """The code of the medicine that a request refers to: within it, or beside it in what the system gave."""
    reference = request.get("medicationReference")
    name = str(reference.get("reference", "")) if isinstance(reference, Mapping) else ""
    inner = request.get("contained")
    for one in inner if isinstance(inner, list) else ():
        if isinstance(one, Mapping) and name == f"#{one.get('id')}":
            return one.get("code")
    return next((code for medicine, code in medicines.items() if f"/{name}".endswith(f"/{medicine}")), None)


def _codings(concept: object) -> Iterator[str]:
    codings = concept.get("coding") if isinstance(concept, Mapping) else None
    for one in codings if isinstance(codings, list) else ():
        match one:
            case {"system": str() as system, "code": str() as code}:
                yield f"{system}|{code}"
